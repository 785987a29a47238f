"""Columns made of other columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.kernel.quantity import TEXT
from maillage.engine.measures.combine import months_since, others_of_group, weighted_mean
from maillage.engine.measures.types import MeasureColumn


def numbers(*values: int | None) -> MeasureColumn:
    return MeasureColumn(
        "EUR", np.array([value or 0 for value in values], np.int64), np.array([value is not None for value in values])
    )


def words(*values: str | None) -> MeasureColumn:
    listed = tuple(dict.fromkeys(value for value in values if value is not None))
    return MeasureColumn(
        TEXT,
        np.array([listed.index(value) if value is not None else 0 for value in values], np.int64),
        np.array([value is not None for value in values], np.bool_),
        listed,
    )


@given(
    st.lists(st.tuples(st.integers(-(10**14), 10**14), st.integers(0, 10**6)), min_size=1, max_size=5).filter(
        lambda parts: any(weight for _, weight in parts)
    )
)
def test_a_mean_is_exact_but_for_rounding_down(parts: list[tuple[int, int]]) -> None:
    exact = Fraction(sum(value * weight for value, weight in parts), sum(weight for _, weight in parts))
    given_ = [(Decimal(weight) / 1000, numbers(value)) for value, weight in parts]
    assert int(weighted_mean(given_)[0]) == floor(exact)


def test_a_third_of_three_is_not_lost() -> None:
    assert weighted_mean([(Decimal(1), numbers(70_000_000))] * 3).tolist() == [70_000_000]


@pytest.mark.parametrize(
    ("start", "day", "months"),
    [
        ("2026-01-31", date(2026, 2, 27), 0),
        ("2026-01-31", date(2026, 2, 28), 1),
        ("2025-11-01", date(2026, 11, 1), 12),
        ("2025-11-02", date(2026, 11, 1), 11),
        ("2026-11-15", date(2026, 11, 1), -1),
    ],
)
def test_months_are_full(start: str, day: date, months: int) -> None:
    found = months_since(words(start), day)
    assert (found.micro.tolist(), found.known.tolist()) == ([months * 1_000_000], [True])


def test_a_word_that_is_no_date_is_not_known() -> None:
    found = months_since(words("soon", None, "2026-01-01"), date(2026, 3, 1))
    assert (found.known.tolist(), found.micro.tolist()) == ([False, False, True], [0, 0, 2_000_000])
    assert months_since(words(None), date(2026, 3, 1)).known.tolist() == [False]


def test_the_others_of_a_group_are_those_whose_value_is_known() -> None:
    found = others_of_group(numbers(1, 2, None, 4, 5), words("g", "g", "g", "h", None))
    assert found.micro.tolist() == [2, 1, 3, 0, 0]
    assert found.known.tolist() == [True, True, True, False, False]
    assert not others_of_group(numbers(1, 2), None).known.any()
