"""Clauses written back as the language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.text import read_text
from maillage.engine.policy.types.base import Title, read_quantity
from maillage.engine.policy.writing import line_of, written

POLICIES = sorted((Path(__file__).parents[2] / "policies").glob("*.yaml"))
PLAIN = some.recursive(
    some.text() | some.integers(-(10**17), 10**17) | some.booleans()
    | some.decimals(-1000, 1000, places=2).filter(lambda value: value != value.to_integral_value()),
    lambda inner: some.lists(inner, min_size=1, max_size=3)
    | some.dictionaries(some.text(min_size=1), inner, min_size=1, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(PLAIN)
def test_a_line_reads_as_what_was_written(plain: Any) -> None:
    assert read_text(f"it: {line_of(plain)}", "x.yaml").value == {"it": plain}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Quantity.of(50_000_000, "EUR"), "50 M EUR"),
        (Quantity.of(1_250_000, "EUR"), "1.25 M EUR"),
        (Quantity.of(612_500, "USD"), "612.5 k USD"),
        (Quantity.of(1_563_738, "EUR"), "1563738 EUR"),
        (Quantity.of(-2_000_000_000, "EUR"), '"-2 G EUR"'),
        (Quantity.of("999.5", "EUR"), "999.5 EUR"),
        (Quantity.of("0.125", "ratio"), "12.5 %"),
        (Quantity.of(12, "count"), "12"),
        (Quantity.of("7.5", "hours"), "7.5"),
        (Title(fr="MBA", en="MBA"), "MBA"),
        (Title(fr="Aligné", en="Aligned"), "{fr: Aligné, en: Aligned}"),
        (date(2026, 1, 1), "2026-01-01"),
        ((date(2026, 1, 1), date(2027, 1, 1)), "[2026-01-01, 2027-01-01]"),
        (["01", "62", "2A", "no: x", "true", ""], '[01, "62", 2A, "no: x", "true", ""]'),
        ("tab\tquote\"", '"tab\\U00000009quote\\""'),
        ({"support": True, "rate": Decimal("0.50")}, "{support: true, rate: 0.50}"),
    ],
)  # fmt: skip
def test_values_are_written_in_the_language_s_way(value: Any, text: str) -> None:
    assert line_of(written(value)) == text


@given(some.integers(-(10**12), 10**12))
def test_an_amount_reads_as_itself(cents: int) -> None:
    amount = Quantity.of(Decimal(cents) / 100, "EUR")
    assert read_quantity(written(amount)) == amount


@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.stem)
def test_a_policy_written_back_is_the_same_policy(file: Path) -> None:
    loaded = read_policy(file.read_text(encoding="utf-8"), file.name)
    again = read_policy(line_of(written(loaded.policy)), file.name)
    assert again.digest == loaded.digest
