"""Exact quantities."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.kernel.quantity import LARGEST, Quantity, is_currency, multiply_divide, ratio_down

whole = st.integers(-(10**15), 10**15)


def _rounded(value: Fraction) -> int:
    size = abs(value)
    floor = size.numerator // size.denominator
    up = floor + (1 if size - floor >= Fraction(1, 2) else 0)
    return -up if value < 0 else up


@given(st.lists(st.tuples(whole, st.integers(-(10**6), 10**6), st.integers(10**4, 10**9)), min_size=1, max_size=20))
def test_multiplying_and_dividing_is_exact_beyond_64_bits(rows: list[tuple[int, int, int]]) -> None:
    values, top, bottom = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    found = multiply_divide(values, top, bottom).tolist()
    assert found == [_rounded(Fraction(a * b, c)) for a, b, c in rows]


@given(
    st.lists(
        st.tuples(st.integers(-(10**18), 10**18), st.one_of(st.integers(1, 10**12), st.integers(1, 10**18))),
        min_size=1,
        max_size=20,
    )
)
def test_a_ratio_is_exact_but_for_rounding_down(rows: list[tuple[int, int]]) -> None:
    part, whole = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    found = ratio_down(part, whole).tolist()
    exact = [a * 1_000_000 // b for a, b in rows]
    most = (LARGEST // 1_000_000 - 1) * 1_000_000
    assert found == [value if abs(value) < most else LARGEST if value > 0 else -LARGEST for value in exact]


def test_sixty_percent_is_reached_and_never_nearly() -> None:
    whole = np.array([10**15, 10**15], np.int64)
    assert ratio_down(np.array([6 * 10**14, 6 * 10**14 - 1], np.int64), whole).tolist() == [600_000, 599_999]


def test_a_ratio_of_the_largest_wholes_stays_exact() -> None:
    for large in (LARGEST, LARGEST // 1000, LARGEST // 1000 + 1):
        part, whole = large // 3, large
        found = ratio_down(np.array([part, -part, 1], np.int64), np.array([whole, whole, 7], np.int64))
        assert found.tolist() == [part * 1_000_000 // whole, -part * 1_000_000 // whole, 142_857]


@given(st.integers(0, 10**15), st.integers(1, 10**6))
def test_equal_factors_change_nothing(value: int, factor: int) -> None:
    assert multiply_divide(np.array([value], np.int64), factor * 3, factor).tolist() == [value * 3]


def test_a_half_goes_away_from_zero() -> None:
    assert multiply_divide(np.array([1, -1, 3], np.int64), 1, 2).tolist() == [1, -1, 2]


def test_division_by_zero_and_what_does_not_fit_are_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        multiply_divide(np.array([1], np.int64), 1, 0)
    with pytest.raises(OverflowError):
        multiply_divide(np.array([LARGEST], np.int64), 10, 1)


@given(st.decimals(-(10**9), 10**9, places=6))
def test_a_quantity_gives_back_what_it_was_made_of(value: Decimal) -> None:
    assert Quantity.of(value, "EUR").value == value


def test_a_quantity_rounds_half_up_at_the_millionth_and_refuses_what_it_cannot_hold() -> None:
    assert Quantity.of("0.0000005", "EUR").micro == 1
    with pytest.raises(OverflowError):
        Quantity.of(10**13, "EUR")


def test_money_is_told_from_the_rest_by_its_unit() -> None:
    assert Quantity.of(1, "EUR").is_money
    assert not Quantity.of(1, "count").is_money
    assert [is_currency(unit) for unit in ("EUR", "eur", "EURO", "É€U")] == [True, False, False, False]
