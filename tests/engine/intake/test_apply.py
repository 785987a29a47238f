"""Rows of any file become canonical rows, or are refused with every reason; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.engine.intake.apply import Applied, apply
from maillage.engine.intake.check import check_mapping
from maillage.engine.intake.mapping import IntakeMapping
from maillage.engine.intake.read import read_mapping
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence, sentence

LINES: Mapping[str, Any] = {
    "sender": {"constant": "w"}, "document": "doc", "line_no": {"constant": "1"}, "transaction": {"constant": "sale"},
    "sold": "day", "partner": "who", "offering": {"constant": "x"}, "route": {"constant": "wholesale"},
    "quantity": {"constant": "1"}, "amount": "amount", "currency": {"constant": "EUR"},
}  # fmt: skip


def table(rows: Sequence[Mapping[str, str]]) -> pa.Table:
    made = pa.table({name: [row.get(name, "") for row in rows] for name in rows[0]})
    return made.append_column("#line", pa.array(range(2, len(rows) + 2), pa.int64()))


def mapping(target: str, columns: Mapping[str, Any], **more: Any) -> IntakeMapping:
    text = yaml.safe_dump({"mapping": "m", "table": target, "columns": dict(columns), **more})
    return read_mapping(text, "m.yaml").mapping


def run(rules: IntakeMapping, rows: Sequence[Mapping[str, str]], **others: pa.Table) -> Applied:
    assert check_mapping(rules) == ()
    return apply(rules, table(rows), others, file="f.csv")


def codes(found: Applied) -> list[tuple[int, str, str]]:
    return [(row["line"], row["code"], row["column"]) for row in found.quarantined.to_pylist()]


def sale(**more: str) -> dict[str, str]:
    return {"doc": "D1", "day": "2026-01-31", "who": "p", "amount": "12.5"} | more


def test_french_numbers_and_dates() -> None:
    source = {"numbers": {"decimal": ",", "thousands": " "}, "dates": ["dd/mm/yyyy", "d.m.yy"]}
    rows = [
        sale(day="31/01/2026", amount="1\u202f234,50"),
        sale(doc="D2", day="5.2.26", amount="7"),
        sale(doc="D3", day="31/02/2026", amount="12 34,5"),
        sale(doc="D4", day="01/02/26", amount="1,23456"),
    ]
    found = run(mapping("sell_through", LINES, source=source, returns="sign"), rows)
    assert found.accepted["amount"].to_pylist() == [Decimal("1234.5"), 7]
    assert found.accepted["sold"].to_pylist() == [date(2026, 1, 31), date(2026, 2, 5)]
    assert found.lines.to_pylist() == [2, 3]
    assert codes(found) == [
        (4, "intake-date", "day"),
        (4, "intake-number", "amount"),
        (5, "intake-date", "day"),
        (5, "intake-decimals", "amount"),
    ]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("", "intake-required"), ("1e5", "intake-number"), ("1,5", "intake-number"), ("1" * 15, "intake-large"),
     ("-3", "intake-sign"), ("=1+1", "intake-number"), ("１", "intake-number")],
)  # fmt: skip
def test_an_amount_that_is_none_is_refused(cell: str, code: str) -> None:
    found = run(mapping("sell_through", LINES), [sale(amount=cell), sale(doc="D2")])
    assert codes(found) == [(2, code, "amount")]
    assert len(found.accepted) == 1


def test_numbers_may_be_negative_in_three_ways_multiplied_and_rounded() -> None:
    for negative, cell in (("minus", "-5"), ("trailing-minus", "5-"), ("parentheses", "(5)")):
        form = {"numbers": {"negative": negative}}
        rules = mapping("sell_through", LINES | {"quantity": "amount"}, source=form, returns="sign")
        assert run(rules, [sale(amount=cell)]).accepted["amount"].to_pylist() == [-5]
    product = {"from": "amount", "number": {"times": "pieces", "round": 2}}
    found = run(mapping("sell_through", LINES | {"amount": product}), [sale(amount="0.335", pieces="3")])
    assert found.accepted["amount"].to_pylist() == [Decimal("1.01")]


def test_returns_by_sign_by_code_and_unsigned() -> None:
    coded = LINES | {"transaction": "kind", "quantity": "pieces"}
    rows = [sale(kind="return", pieces="-1", amount="-2"), sale(doc="D2", kind="return", pieces="1", amount="2")]
    assert codes(run(mapping("sell_through", coded), rows)) == [
        (3, "intake-sign", "amount"),
        (3, "intake-sign", "pieces"),
    ]
    unsigned = run(mapping("sell_through", coded, returns="code-unsigned"), rows)
    assert unsigned.accepted["amount"].to_pylist() == [-2, -2]
    signed = run(mapping("sell_through", LINES | {"quantity": "pieces"}, returns="sign"), rows)
    assert signed.accepted["transaction"].to_pylist() == ["return", "sale"]


def test_a_line_outside_the_reports_days_is_refused() -> None:
    period = {"period": {"from": "2026-01-01", "to": "2026-02-01"}, "sender": {"constant": "other"}}
    columns = {name: rule for name, rule in LINES.items() if name != "sender"}
    rules = mapping("sell_through", columns, metadata=period)
    found = run(rules, [sale(), sale(doc="D2", day="2026-02-01")])
    assert codes(found) == [(3, "intake-period", "sold")]
    assert found.accepted["sender"].to_pylist() == ["other"]


def test_the_steps_of_a_rule() -> None:
    rules = {
        "partner": {"template": "{a}-{b}"},
        "name": {"first": ["empty", {"from": "a", "case": "upper"}]},
        "country": {"from": "land", "lookup": {"values": {"france": "FR"}, "ignore_case": True, "otherwise": "BE"}},
        "city": {"from": "place", "split": {"by": "/", "part": -1}},
        "trade": {"from": "place", "slug": True},
        "postal_code": {"from": "code", "parse": "^F-(?P<value>[0-9]{5})$"},
        "address": {"from": "b", "when": {"column": "land", "is": "France"}, "default": "none"},
    }
    row = {"a": "x", "b": " y ", "empty": "", "land": "France", "place": "Île-de-France / Orly", "code": "F-94310"}
    found = run(mapping("partners", rules), [row, row | {"b": "z", "land": "Belgique", "code": "94310"}])
    assert found.accepted.to_pylist()[0] | {"partner": "x- y "} == {
        **dict.fromkeys(found.accepted.column_names), "partner": "x- y ", "name": "X", "country": "FR", "city": "Orly",
        "trade": "ile-de-france-orly", "postal_code": "94310", "address": "y",
    }  # fmt: skip
    assert codes(found) == [(3, "intake-parse", "code")]


@pytest.mark.parametrize(
    ("column", "bad", "good"),
    [("siren", "732829321", "732829320"), ("siret", "73282932000075", "73282932000074"), ("country", "XX", "FR"),
     ("vat", "FR00732829320", "FR44732829320"), ("route", "both", "direct"), ("city", "a\x07", "Aix")],
)  # fmt: skip
def test_identifiers_and_words_are_checked(column: str, bad: str, good: str) -> None:
    rules = {"partner": "p", "name": "p", "country": {"constant": "FR"}} | {column: "cell"}
    found = run(mapping("partners", rules), [{"p": "a", "cell": bad}, {"p": "b", "cell": good}])
    assert found.accepted[column].to_pylist() == [good]
    (row,) = found.quarantined.to_pylist()
    assert row["value"] == bad


def test_texts_in_a_cell_are_replaced_in_order_before_it_is_split() -> None:
    rules = {"partner": "p", "name": "p", "country": {"constant": "FR"}}
    swapped = {"from": "cell", "replace": {"#": "/", "/ \u0081": "/ ü"}, "split": {"by": "/", "part": 2}}
    found = run(mapping("partners", rules | {"city": swapped}), [{"p": "a", "cell": "x # \u0081ber"}])
    assert found.accepted["city"].to_pylist() == ["über"]
    with pytest.raises(MaillageError) as error:
        mapping("partners", rules | {"city": swapped | {"replace": {"": "x"}}})
    assert [finding.clause for finding in error.value.findings] == ["columns/city/replace/"]


def test_rows_are_left_out_joined_and_chosen() -> None:
    rules = {"partner": "id", "name": "j.name", "country": {"constant": "FR"}}
    more: dict[str, Any] = {
        "keep": {"column": "id", "empty": False},
        "drop": {"column": "state", "is": "closed"},
        "versions": {"by": "id", "order": "since"},
        "joins": [{"join": "j", "file": "n.csv", "on": "id", "key": "key", "missing": "quarantine"}],
    }
    rows = [
        {"id": "a", "state": "", "since": "2"}, {"id": "a", "state": "", "since": "1"},
        {"id": "", "state": "", "since": "1"}, {"id": "b", "state": "closed", "since": "1"},
        {"id": "c", "state": "", "since": "1"},
    ]  # fmt: skip
    names = table([{"key": "a", "name": "Alpha"}, {"key": "b", "name": "Beta"}])
    found = run(mapping("partners", rules, **more), rows, j=names)
    assert found.accepted["name"].to_pylist() == ["Alpha"]
    assert found.lines.to_pylist() == [2]
    assert found.left_out == 3
    assert (6, "intake-join-missing", "id") in codes(found)
    with pytest.raises(MaillageError) as twice:
        run(mapping("partners", rules, **more), rows, j=pa.concat_tables([names, names]))
    assert finding_sentence(twice.value.findings[0], "fr")


def test_one_row_for_each_of_several_values() -> None:
    exploded = mapping("partner_trades", {"partner": "p", "trade": "trades"},
                       explode={"column": "trades", "by": "|"}, distinct=True)  # fmt: skip
    found = run(exploded, [{"p": "a", "trades": "isv|var|isv"}])
    assert found.accepted["trade"].to_pylist() == ["isv", "var"]
    wide = {"partner": "p", "measure": "name", "value": "value"}
    unpivoted = mapping("measurements", wide, unpivot={"columns": {"c": "csat", "r": "retention"}})
    made = run(unpivoted, [{"p": "a", "c": "0.5", "r": ""}, {"p": "b", "c": "", "r": ""}])
    assert made.accepted["measure"].to_pylist() == ["csat"]
    assert made.left_out == 1


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    facts = dict.fromkeys(("value", "column", "decimal", "formats", "allowed", "first", "end", "pattern", "join"), "x")
    kinds = ("required", "number", "decimals", "large", "date", "text", "code", "currency", "country", "boolean",
             "siren", "siret", "vat", "sign", "period", "parse", "lookup", "join-missing")  # fmt: skip
    for kind in kinds:
        for language in ("fr", "en"):
            assert sentence(f"intake-{kind}", facts | {"digits": 4}, language)


def test_faults_of_a_mapping_are_told_with_their_remedy() -> None:
    wrong = {"partner": {"from": "p", "parse": "("}, "nme": "n", "country": "c", "route": {"constant": "both"}}
    found = check_mapping(mapping("partners", wrong))
    expected = ["mapping-column", "mapping-required", "mapping-constant", "mapping-expression"]
    assert [finding.code for finding in found] == expected
    (table_,) = check_mapping(mapping("partner", {"partner": "p"}))
    for finding in (*found, table_):
        assert finding_sentence(finding, "fr")
        assert finding_sentence(finding, "en")
    with pytest.raises(MaillageError) as fault:
        read_mapping("mapping: m\ntable: partners\ncolumns: {partner: {frm: p}}\n", "m.yaml")
    assert fault.value.findings[0].source is not None
    assert fault.value.findings[0].source.line == 3


CELLS = st.sampled_from(["1", "2.50", "-3", "x", "", "0.00001", "999999999999999"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, st.sampled_from(["EUR", "USD", "EURO"]), st.sampled_from(["", "skip"])), min_size=1))
def test_lines_and_amounts_reconcile(cells: list[tuple[str, str, str]]) -> None:
    rules = mapping("sell_through", LINES | {"currency": "cur"}, returns="sign", drop={"column": "mark", "is": "skip"})
    rows = [sale(doc=f"D{at}", amount=cell, cur=cur, mark=mark) for at, (cell, cur, mark) in enumerate(cells)]
    found = run(rules, rows)
    refused = set(found.quarantined["line"].to_pylist())
    assert found.read == len(rows) == len(found.accepted) + len(refused) + found.left_out
    assert not refused & set(found.lines.to_pylist())
    for currency, total in found.totals["read"].items():
        parts = [found.totals[part].get(currency, Decimal(0)) for part in ("accepted", "quarantined")]
        assert sum(parts) == total
