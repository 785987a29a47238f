"""Literals of the language."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.policy.types.base import read_day, read_effect, read_quantity, write_quantity
from maillage.engine.policy.types.measures import Filter


@pytest.mark.parametrize(
    ("written", "value", "unit", "again"),
    [
        ("50 M EUR", 50_000_000, "EUR", "50000000 EUR"),
        ("612.5 k USD", 612_500, "USD", "612500 USD"),
        ("1_500\u00a0000 EUR", 1_500_000, "EUR", "1500000 EUR"),
        ("2 G", 2_000_000_000, "count", "2000000000"),
        ("80 %", "0.8", "ratio", "80 %"),
        (12, 12, "count", "12"),
        (Decimal("0.7"), "0.7", "count", "0.7"),
        (Quantity.of(3, "hours"), 3, "hours", "3"),
    ],
)
def test_a_quantity_is_read_and_written(written: Any, value: Any, unit: str, again: str) -> None:
    found = read_quantity(written)
    assert found == Quantity.of(value, unit)
    assert write_quantity(found) == again


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("lots", "policy-amount"),
        (True, "policy-amount"),
        ("1,000 EUR", "policy-amount"),
        ("9 EURO", "policy-amount"),
        ("99999 G EUR", "policy-amount-large"),
    ],
)
def test_what_is_no_quantity_is_refused(written: Any, code: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_quantity(written)
    assert refused.value.type == code


def test_effects_are_amounts_shares_or_words_of_ones_own() -> None:
    assert read_effect("12 %") == Quantity.of("0.12", "ratio")
    assert read_effect("150 EUR") == Quantity.of(150, "EUR")
    assert read_effect(Decimal("0.5")) == Quantity.of("0.5", "count")
    assert [read_effect(value) for value in ("premium", "12", True, 3)] == ["premium", "12", True, 3]


def test_a_day_is_written_in_one_way() -> None:
    assert read_day("2026-02-28") == read_day(date(2026, 2, 28)) == date(2026, 2, 28)
    for wrong in ("2026-02-30", "28/02/2026", "20260228", 20260228, datetime(2026, 2, 28)):
        with pytest.raises(PydanticCustomError) as refused:
            read_day(wrong)
        assert refused.value.type == "policy-wants-date"


def test_one_word_stands_for_a_list_of_one_in_the_schema_too() -> None:
    assert Filter.model_validate({"market": "unix"}) == Filter.model_validate({"market": ["unix"]})
    forms = Filter.model_json_schema()["$defs"]["Filter"]["properties"]["market"]["anyOf"]
    assert [form["type"] for form in forms] == ["string", "array", "null"]
