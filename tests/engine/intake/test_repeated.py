"""Cells that repeat are worked out once, and that changes nothing but the time."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.intake import repeated
from maillage.engine.intake.apply import Applied, apply
from maillage.engine.intake.mapping import IntakeMapping, Rule
from maillage.engine.intake.rows import Refusals
from maillage.engine.intake.rules import Words
from maillage.engine.records.tables import SELL_THROUGH

CELLS: dict[str, list[str]] = {
    "document": ["D1", "D 2", " D1 ", "", "1.2E+15", "a\x07"],
    "line_no": ["1", "2"],
    "kind": ["V", "R", "r", "?", ""],
    "sold": ["2026-01-31", "31/01/2026", "2026-02-30", ""],
    "partner": ["p", " p", "q", ""],
    "quantity": ["1", "-1", "1,5", "x", "", "1,23456"],
    "amount": ["12", "-3", "1 234,5", "(2)", "0", "123456789012345"],
    "currency": ["eur", "EUR", "XXX-", ""],
}
RULES: dict[str, Any] = {
    "mapping": "m", "table": "sell_through",
    "source": {"numbers": {"decimal": ",", "thousands": " "}, "dates": ["yyyy-mm-dd", "dd/mm/yyyy"]},
    "columns": {
        "sender": {"constant": "w"}, "document": "document", "line_no": "line_no", "sold": "sold",
        "transaction": {"from": "kind", "lookup": {"values": {"V": "sale", "R": "return"}, "ignore_case": True}},
        "partner": {"from": "partner", "case": "upper"}, "offering": {"constant": "x1"},
        "route": {"constant": "wholesale"}, "quantity": "quantity", "amount": {"from": "amount", "number": {"round": 2}},
        "currency": {"from": "currency", "case": "upper", "default": "EUR"},
        "customer": {"from": "partner", "when": {"column": "kind", "is": "V"}},
    },
}  # fmt: skip


def told(found: Applied) -> tuple[Any, ...]:
    return (
        found.accepted.to_pylist(), found.lines.to_pylist(), found.quarantined.to_pylist(), found.left_out,
        found.counts, found.totals,
    )  # fmt: skip


def run(rules: dict[str, Any], cells: dict[str, list[str]]) -> Applied:
    rows = len(next(iter(cells.values())))
    raw = pa.table({**cells, "#line": pa.array(range(2, rows + 2), pa.int64())})
    return apply(IntakeMapping.model_validate(rules), raw, {}, file="f")


@given(st.data(), st.sampled_from(["code", "sign", "code-unsigned"]))
def test_working_out_each_cell_once_changes_nothing(data: st.DataObject, returns: str) -> None:
    rows = data.draw(st.integers(1, 40))
    cells = {name: data.draw(st.lists(st.sampled_from(words), min_size=rows, max_size=rows))
             for name, words in CELLS.items()}  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        outcomes = []
        for often in (0, 4, 1_000):
            patch.setattr(repeated, "_OFTEN", often)
            outcomes.append(told(run(RULES | {"returns": returns}, cells)))
    assert outcomes[0] == outcomes[1] == outcomes[2]


def test_text_of_lines_that_repeats_comes_encoded_each_word_once() -> None:
    cells = {name: [words[0]] * 16 for name, words in CELLS.items()} | {"partner": [" p", "p", "P ", "q"] * 4}
    found = run(RULES, cells).accepted
    partner = found["partner"].unify_dictionaries().chunk(0)
    assert sorted(partner.dictionary.to_pylist()) == ["P", "Q"]
    assert found["partner"].to_pylist() == ["P", "P", "P", "Q"] * 4
    assert not found.schema.field("partner").nullable


def test_text_of_records_is_plain() -> None:
    rules = {"mapping": "m", "table": "partner_trades", "columns": {"partner": "p", "trade": {"constant": "isv"}}}
    assert run(rules, {"p": ["a", "b"] * 8}).accepted.schema.types == [pa.string()] * 2


@pytest.mark.parametrize(
    ("name", "rule", "repeats"),
    [
        ("amount", {"from": "a"}, True),
        ("amount", {"from": "b"}, False),
        ("amount", {"constant": "7"}, True),
        ("amount", {"from": "a", "number": {"decimal": ","}}, True),
        ("amount", {"from": "a", "number": {"times": "b"}}, False),
        ("partner", {"from": "a", "when": {"column": "b", "is": "1"}}, False),
        ("partner", {"template": "{a}"}, False),
        ("partner", {"first": ["a"]}, False),
    ],
)
def test_only_what_hangs_on_one_cell_that_repeats_is_worked_out_so(
    name: str, rule: dict[str, Any], repeats: bool
) -> None:
    cells = {"a": ["1", "2"] * 8, "b": [str(at) for at in range(16)], "#line": range(2, 18)}
    source = IntakeMapping.model_validate(RULES).source
    found = repeated.repeated_values(
        SELL_THROUGH.by_name[name], Rule.model_validate(rule), source, pa.table(cells), Words({}), Refusals()
    )
    assert (found is not None) is repeats
    assert found is None or len(found) == 16


def test_a_wrong_cell_is_told_of_on_every_line_that_has_it() -> None:
    cells = {name: [words[0]] * 8 for name, words in CELLS.items()} | {"sold": ["2026-02-30", "2026-01-31"] * 4}
    found = run(RULES, cells)
    assert [(row["line"], row["code"], row["value"]) for row in found.quarantined.to_pylist()] == [
        (line, "intake-date", "2026-02-30") for line in (2, 4, 6, 8)
    ]
