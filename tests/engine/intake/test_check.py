"""Every fault of a mapping is told before a file is read: at its place, once, with its remedy in both languages."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from maillage.engine.intake.check import check_mapping
from maillage.engine.intake.read import read_mapping
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.messages.format import Language
from maillage.messages.render import finding_sentence

LANGUAGES: tuple[Language, ...] = ("fr", "en")
LINES: dict[str, Any] = {
    "sender": {"constant": "w"}, "document": "doc", "line_no": "no", "transaction": {"constant": "sale"}, "sold": "day",
    "partner": "who", "offering": "what", "route": {"constant": "wholesale"}, "quantity": "pieces", "amount": "amount",
    "currency": {"constant": "EUR"},
}  # fmt: skip
PARTNERS: dict[str, Any] = {"partner": "p", "name": "n", "country": {"constant": "FR"}}
JOIN = {"join": "shop", "file": "s.csv", "on": "p", "key": "k"}


def found(text: str) -> tuple[Finding, ...]:
    loaded = read_mapping(text, "m.yaml")
    findings = check_mapping(loaded.mapping, loaded.sources)
    without_places = check_mapping(loaded.mapping)
    assert sorted(item.code for item in findings) == sorted(item.code for item in without_places)
    assert {item.source for item in without_places} <= {None}
    return findings


def lines(columns: dict[str, Any] | None = None, **more: Any) -> str:
    return yaml.safe_dump({"mapping": "m", "table": "sell_through", "columns": LINES | (columns or {}), **more})


def partners(columns: dict[str, Any] | None = None, **more: Any) -> str:
    return yaml.safe_dump({"mapping": "m", "table": "partners", "columns": PARTNERS | (columns or {}), **more})


SOUND = [
    lines(),
    lines({"sold": {"from": "day", "date": {"formats": ["yyyy-mm-ddTHH:MM:SS", "d/m/yy"]}}}),
    lines({"amount": {"from": "a", "default": "1", "number": {"times": "pieces", "round": 2, "decimal": ","}}}),
    lines({"transaction": {"from": "t", "lookup": {"values": {"V": "sale", "R": "return", "": ""}}}}),
    lines({"route": {"constant": "WHOLESALE", "case": "lower"}}),
    lines({"partner": {"first": ["a", {"from": "shop.b"}]}}, joins=[JOIN]),
    lines(metadata={"period": {"from": "2026-01-01", "to": "2026-02-01"}, "sender": {"constant": "w"}}),
    partners({"trade": {"from": "shop.t", "lookup": {"file": "w.csv", "key": "k", "value": "v"}}}, joins=[JOIN]),
    partners({"city": {"from": "other.t"}}, joins=[JOIN]),
]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_mapping_has_no_fault(text: str) -> None:
    assert found(text) == ()


WRONG: list[tuple[str, str, str]] = [
    ("mapping-table", "table", yaml.safe_dump({"mapping": "m", "table": "sellthrough", "columns": {"a": "b"}})),
    ("mapping-column", "columns/amuont", lines({"amuont": "x"})),
    ("mapping-required", "columns", yaml.safe_dump({"mapping": "m", "table": "partners", "columns": {
        "partner": "p", "country": "c"}})),
    ("mapping-constant", "columns/route/constant", lines({"route": {"constant": "both"}})),
    ("mapping-constant", "columns/route/default", lines({"route": {"from": "r", "default": "both"}})),
    ("mapping-constant", "columns/transaction/lookup/values/R",
     lines({"transaction": {"from": "t", "lookup": {"values": {"R": "retour"}}}})),
    ("mapping-constant", "columns/transaction/lookup/otherwise",
     lines({"transaction": {"from": "t", "lookup": {"values": {"R": "return"}, "otherwise": "x"}}})),
    ("mapping-constant", "columns/route/first/1/constant", lines({"route": {"first": ["r", {"constant": "x"}]}})),
    ("mapping-value", "columns/currency/constant", lines({"currency": {"constant": "EURO"}})),
    ("mapping-value", "columns/amount/constant", lines({"amount": {"constant": "1,5"}})),
    ("mapping-value", "columns/sold/constant", lines({"sold": {"constant": "1/2/2026"}})),
    ("mapping-value", "columns/siren/constant", partners({"siren": {"constant": "732829321"}})),
    ("mapping-expression", "columns/city/parse", partners({"city": {"from": "c", "parse": "("}})),
    ("mapping-expression", "columns/city/parse", partners({"city": {"from": "c", "parse": "[0-9]"}})),
    ("mapping-expression", "drop/0/matches", partners(drop={"column": "c", "matches": "["})),
    ("mapping-origin-none", "columns/city", partners({"city": {"case": "upper"}})),
    ("mapping-origin-two", "columns/city/template", partners({"city": {"from": "c", "template": "{d}"}})),
    ("mapping-step", "columns/city/number", partners({"city": {"from": "c", "number": {"round": 2}}})),
    ("mapping-step", "columns/amount/date", lines({"amount": {"from": "a", "date": {"plus_days": 1}}})),
    ("mapping-lookup", "columns/city/lookup", partners({"city": {"from": "c", "lookup": {}}})),
    ("mapping-lookup", "columns/city/lookup", partners({"city": {"from": "c", "lookup": {"file": "w.csv"}}})),
    ("mapping-lookup", "columns/city/lookup",
     partners({"city": {"from": "c", "lookup": {"values": {"a": "b"}, "key": "k"}}})),
    ("mapping-split", "columns/city/split/part", partners({"city": {"from": "c", "split": {"by": "-", "part": 0}}})),
    ("mapping-quote", "source/quote", partners(source={"delimiter": ";", "quote": ";"})),
    ("mapping-marks", "source/numbers", lines(source={"numbers": {"decimal": ",", "thousands": ","}})),
    ("mapping-marks", "columns/amount/number", lines({"amount": {"from": "a", "number": {"thousands": "."}}})),
    ("mapping-date", "source/dates/0", lines(source={"dates": "DD/MM/YYYY"})),
    ("mapping-date", "source/dates/1", lines(source={"dates": ["dd/mm/yyyy", "mm/yyyy"]})),
    ("mapping-date", "columns/sold/date/formats/0", lines({"sold": {"from": "d", "date": {"formats": "dd/mm/mm/yy"}}})),
    ("mapping-period", "metadata/period/to",
     lines(metadata={"period": {"from": "2026-02-01", "to": "2026-02-01"}})),
    ("mapping-join-twice", "joins/1/join", partners(joins=[JOIN, JOIN])),
    ("mapping-complete-ledger", "complete", lines(complete=True)),
    ("mapping-within", "within", partners(within=["country"])),
    ("mapping-column", "within/1", partners(complete=True, within=["country", "teritory"])),
    ("mapping-join-key", "joins/0/key", partners(joins=[JOIN | {"on": ["p", "q"]}])),
]  # fmt: skip


@pytest.mark.parametrize(("code", "clause", "text"), WRONG)
def test_each_fault_is_told_alone_at_its_place(code: str, clause: str, text: str) -> None:
    (fault,) = found(text)
    assert (fault.severity, fault.code, fault.clause) == (Severity.ERROR, code, clause)
    assert fault.source is not None
    there = text.splitlines()[fault.source.line - 1][fault.source.column - 1 :].lstrip("'\"")
    assert there.startswith(fault.source.value), "the place is that of the value"
    step = clause.rpartition("/")[2]
    assert step.isdigit() or step in "\n".join(text.splitlines()[: fault.source.line])
    for language in LANGUAGES:
        assert len(finding_sentence(fault, language)) > 40


@pytest.mark.parametrize(
    ("code", "clause", "text"),
    [
        ("mapping-ledger-only", "metadata/period",
         partners(metadata={"period": {"from": "2026-01-01", "to": "2026-02-01"}})),
        ("mapping-ledger-only", "metadata/sender", partners(metadata={"sender": {"constant": "w"}})),
        ("mapping-ledger-only", "returns", partners(returns="sign")),
        ("mapping-join-near", "columns/city/from", partners({"city": {"from": "shp.city"}}, joins=[JOIN])),
    ],
)  # fmt: skip
def test_what_has_no_effect_is_a_warning(code: str, clause: str, text: str) -> None:
    (fault,) = found(text)
    assert (fault.severity, fault.code, fault.clause) == (Severity.WARNING, code, clause)
    assert {bool(finding_sentence(fault, language)) for language in LANGUAGES} == {True}


def test_faults_come_in_the_order_of_the_text_with_line_column_and_value() -> None:
    text = (
        "mapping: m\ntable: partners\nsource: {dates: [DD.MM.YYYY]}\n"
        "columns:\n  partner: {frm: p}\n"
    )  # fmt: skip
    with pytest.raises(MaillageError) as caught:
        read_mapping(text, "m.yaml")
    assert "m.yaml, line 5, column 13: " in finding_sentence(caught.value.findings[0], "en")
    assert "“from”" in finding_sentence(caught.value.findings[0], "en")
    places = [(item.source.line, item.source.column, item.source.value) for item in found(text.replace("frm", "from"))
              if item.source]  # fmt: skip
    assert places == [(3, 18, "DD.MM.YYYY"), (4, 1, "columns"), (4, 1, "columns")]


def test_two_rules_for_one_column_are_a_fault_of_the_text() -> None:
    with pytest.raises(MaillageError) as caught:
        read_mapping("mapping: m\ntable: partners\ncolumns:\n  partner: a\n  partner: b\n", "m.yaml")
    assert [item.code for item in caught.value.findings] == ["policy-yaml-twice"]
