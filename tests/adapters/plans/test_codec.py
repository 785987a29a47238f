"""Plans on disk: what is written comes back, byte for byte, and nothing else is ever made of it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from maillage.adapters.plans.codec import Reader, UnknownType, Writer
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, Reason, Severity, Source, Term
from maillage.engine.measures.types import MeasureColumn
from maillage.engine.policy.types import Policy

REASON = Reason(
    "tier-test-met",
    "tiers/aligned/admission",
    {
        "value": Quantity.of("52.5", "EUR"),
        "day": date(2026, 10, 1),
        "who": (Term("partner", "P1"), None, True),
    },
    True,
    (Reason("inner"),),
)
VALUES = [
    REASON,
    Finding(Severity.WARNING, "x", {"n": 3}, "c", Term("seat", "S"), Source("f.csv", 3, 5, "v")),
    {"a": 1, 7: (Decimal("1.50"), Severity.NOTE)},
    tuple(f"P{number}" for number in range(2000)),
    Policy.model_validate(
        {"policy": "p", "version": "1", "title": "T", "valid": {"from": "2026-01-01"}, "currency": "EUR",
         "measures": {"r": {"sum": "amount", "window": {"trailing_months": 12}}},
         "tiers": [{"tier": "a"}, {"tier": "b", "admission": {"measure": "r", "at_least": "50 M EUR"}}]}
    ),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_is_written_comes_back(value: Any, tmp_path: Path) -> None:
    Writer(tmp_path).write("value", value)
    assert Reader(tmp_path).read("value") == value


def test_arrays_come_back_and_stay_on_disk_until_looked_at(tmp_path: Path) -> None:
    column = MeasureColumn("EUR", np.array([1, -2], np.int64), np.array([True, False]))
    Writer(tmp_path).write("column", column)
    found = Reader(tmp_path).read("column")
    assert isinstance(found.micro.base, np.memmap)
    assert found.micro.tolist() == [1, -2]
    assert found.known.tolist() == [True, False]


def test_the_same_value_gives_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        Writer(folder).write("column", MeasureColumn("EUR", np.arange(9), np.ones(9, np.bool_)))
    written = [{file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders]
    assert written[0] == written[1]


def test_a_type_outside_the_register_is_refused_both_ways(tmp_path: Path) -> None:
    with pytest.raises(UnknownType, match="float"):
        Writer(tmp_path).write("value", 1.5)
    with pytest.raises(UnknownType, match="Path"):
        Writer(tmp_path).write("value", {"a": Path("x")})
    for planted in ({"$type": "Popen", "args": "true"}, {"$enum": ["Popen", "x"]}, {"$pickle": "x"}):
        (tmp_path / "planted.json").write_text(json.dumps(planted))
        with pytest.raises(UnknownType):
            Reader(tmp_path).read("planted")
