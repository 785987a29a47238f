"""Numbers are exact, or refused with their reason: the short way and the long way say the same."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maillage.engine.intake.mapping import NumberFormat, Rule, Source
from maillage.engine.intake.numbers import Target, numbers_of
from maillage.engine.intake.rows import LINE, Refusals


def read(
    texts: list[str], decimals: int = 4, rule: dict[str, Any] | None = None, times: list[str] | None = None, **form: Any
) -> tuple[list[Decimal | None], list[tuple[int, str]]]:
    """The values, and (line, code) of what is refused."""
    refusals = Refusals()
    table = pa.table({LINE: pa.array(range(len(texts)), pa.int64()), "times": times or ["1"] * len(texts)})
    made = Rule(constant="", number=rule)  # type: ignore[arg-type]  # as YAML gives it
    source = Source(numbers=NumberFormat(**form))
    found = numbers_of(Target(decimals, "n"), made, source, pa.array(texts, pa.string()), table, refusals)
    return found.to_pylist(), [(row["line"], row["code"]) for row in refusals.table().to_pylist()]


def told(text: str, decimals: int) -> Decimal | str | None:
    """What a number with a point and no thousands is, worked out another way."""
    text = text.strip(" \u00a0\u202f")
    if text == "":
        return None
    if not re.fullmatch("[+-]?[0-9]+(\\.[0-9]+)?", text):
        return "intake-number"
    value = Decimal(text)
    if value != round(value, decimals):
        return "intake-decimals"
    return "intake-large" if abs(value) >= 10**14 else value


@given(st.lists(st.text(st.sampled_from("0123456789.-+ e,\u202f"), max_size=19)), st.sampled_from([0, 4]))
@example(["1", "", "x", "+1", "00000000000000000012.50000", "-0.0001", "1.00001", "1" * 14, "1" * 15], 4)
def test_numbers_are_what_they_say(texts: list[str], decimals: int) -> None:
    found, refused = read(texts, decimals)
    wanted = [told(text, decimals) for text in texts]
    assert found == [None if isinstance(value, str) else value for value in wanted]
    codes = dict(refused)
    for line, value in enumerate(wanted):
        assert codes.get(line) in ((value, "intake-decimals") if isinstance(value, str) else (None,)) or (
            texts[line] and not texts[line].strip(" \u00a0\u202f")
        )


@pytest.mark.parametrize(
    ("form", "texts", "values"),
    [
        ({"decimal": ",", "thousands": " "}, ["1,5", "1 234,5", "1\u202f234", "-12\u00a0345,0001"],
         "1.5 1234.5 1234 -12345.0001"),
        ({"decimal": ",", "thousands": "."}, ["1.234,5", "1234,5", "12"], "1234.5 1234.5 12"),
        ({"thousands": "'"}, ["1'234.5", "-1'234'567"], "1234.5 -1234567"),
        ({"negative": "trailing-minus"}, ["5-", "-5", "5"], "-5 -5 5"),
        ({"negative": "parentheses"}, ["(5.5)", "-5", "5"], "-5.5 -5 5"),
    ],
)  # fmt: skip
def test_every_way_to_write_a_number(form: dict[str, str], texts: list[str], values: str) -> None:
    assert read(texts, **form) == ([Decimal(value) for value in values.split()], [])


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        ({"decimal": ","}, ["1.5", "1,2,3", "1 234"]),
        ({"decimal": ",", "thousands": "."}, ["1.23,5", "12.34", "1,234.5"]),
        ({}, ["1,5", "5-", "(5)", "1e5", "0x1", "١", "=1", "-", ".", ".5", "5."]),
    ],
)
def test_what_is_written_otherwise_is_refused(form: dict[str, str], texts: list[str]) -> None:
    assert read(texts, **form) == ([None] * len(texts), [(at, "intake-number") for at in range(len(texts))])


NUMBERS = st.decimals(min_value=-10_000, max_value=10_000, places=4).map(lambda value: f"{value:f}")
LONG = st.decimals(min_value=0, max_value=10, places=9).map(lambda value: f"{value:f}")


@given(st.lists(st.tuples(NUMBERS, st.one_of(NUMBERS, LONG)), min_size=1), st.integers(0, 4))
def test_products_are_exact_and_rounded_half_away_from_zero(pairs: list[tuple[str, str]], digits: int) -> None:
    found, refused = read(
        [left for left, _ in pairs], rule={"times": "times", "round": digits}, times=[b for _, b in pairs]
    )
    step = Decimal(1).scaleb(-digits)
    assert found == [(Decimal(left) * Decimal(right)).quantize(step, ROUND_HALF_UP) for left, right in pairs]
    assert refused == []


def test_a_factor_that_is_none_and_a_product_too_long() -> None:
    rule = {"times": "times"}
    assert read(["1", "", "0.01", "2"], rule=rule, times=["x", "x", "0.001", "3"]) == (
        [None, None, None, Decimal(6)],
        [(0, "intake-number"), (2, "intake-decimals")],
    )
    assert read(["1.23456", ""], rule={"round": 2}) == ([Decimal("1.23"), None], [])
    assert read(["1.5"], rule={"round": 0}) == ([Decimal(2)], [])
    assert read(["0.000000001", "x"], rule=rule, times=["1000000000", "1"]) == (
        [Decimal(1), None],
        [(1, "intake-number")],
    )


def test_a_column_may_be_written_in_its_own_way() -> None:
    assert read(["1.234,5"], rule={"decimal": ",", "thousands": "."}) == ([Decimal("1234.5")], [])
