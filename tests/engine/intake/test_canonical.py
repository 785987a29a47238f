"""Pieces of a file make the rows that the whole would make."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from maillage.engine.intake import canonical
from maillage.engine.intake.apply import apply
from maillage.engine.intake.mapping import IntakeMapping

WORDS = {"file": "words.csv", "key": "k", "value": "v", "ignore_case": True}
RULES: dict[str, Any] = {
    "mapping": "m", "table": "partner_trades", "source": {"empty": ["-", "n/a"]},
    "columns": {"partner": "p", "trade": {"from": "t", "lookup": WORDS | {"unknown": "quarantine"}}},
    "explode": {"column": "t", "by": "|"}, "distinct": True,
    "drop": [{"column": "p", "matches": "^x"}, {"column": "p", "not": ["a", "b", "n/a", "x1", ""]}],
}  # fmt: skip
OTHERS = {"words.csv": pa.table({"k": ["ISV", "var"], "v": ["isv", "reseller"]})}


def raw(lines: int) -> pa.Table:
    cells = [("a", "isv|VAR|isv"), ("b", "isv|none"), ("n/a", "isv"), ("x1", "isv"), ("c", "var"), ("b", " - ")]
    rows = [cells[at % len(cells)] for at in range(lines)]
    columns = {"p": [cell for cell, _ in rows], "t": [cell for _, cell in rows]}
    return pa.table({**columns, "#line": pa.array(range(2, lines + 2), pa.int64())})


def outcome(rules: IntakeMapping) -> tuple[Any, ...]:
    found = apply(rules, raw(60), OTHERS, file="f")
    return (
        found.accepted.to_pylist(),
        found.lines.to_pylist(),
        found.quarantined.to_pylist(),
        found.left_out,
        found.counts,
    )


@pytest.mark.parametrize("size", [1, 2, 3, 7, 59, 60])
@pytest.mark.parametrize("distinct", [True, False])
def test_the_size_of_the_pieces_changes_nothing(size: int, distinct: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = IntakeMapping.model_validate(RULES | {"distinct": distinct})
    whole = outcome(rules)
    monkeypatch.setattr(canonical, "_PIECE", size)
    assert outcome(rules) == whole


def test_words_of_a_file_are_looked_up_and_what_they_lack_is_refused() -> None:
    found = apply(IntakeMapping.model_validate(RULES), raw(6), OTHERS, file="f")
    assert found.accepted.to_pylist() == [{"partner": "a", "trade": "isv"}, {"partner": "a", "trade": "reseller"}]
    assert [(row["line"], row["code"], row["value"]) for row in found.quarantined.to_pylist()] == [
        (3, "intake-lookup", "none"),
        (4, "intake-required", ""),
        (7, "intake-required", ""),
    ]
    assert (found.left_out, found.read) == (2, 6)


@pytest.mark.parametrize(
    ("more", "trade"), [({"unknown": "keep"}, "none"), ({"unknown": "empty"}, None), ({"otherwise": "other"}, "other")]
)
def test_what_an_unknown_word_becomes(more: dict[str, str], trade: str | None) -> None:
    columns = {
        "partner": "p",
        "name": "p",
        "country": {"constant": "FR"},
        "trade": {"from": "t", "lookup": WORDS | more},
    }
    rules = IntakeMapping.model_validate({"mapping": "m", "table": "partners", "columns": columns})
    table = pa.table({"p": ["a"], "t": ["none"], "#line": pa.array([2])})
    assert apply(rules, table, OTHERS, file="f").accepted["trade"].to_pylist() == [trade]
