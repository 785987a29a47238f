"""Text becomes values of the column's type, or is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from maillage.engine.intake.mapping import Rule, Source
from maillage.engine.intake.rows import LINE, Refusals
from maillage.engine.intake.values import read_day, value_of
from maillage.engine.records.columns import Column, ColumnType


def read(kind: ColumnType, *texts: str, **rule: Any) -> tuple[list[Any], list[tuple[int, str]]]:
    refusals = Refusals()
    table = pa.table({LINE: pa.array(range(len(texts)), pa.int64())})
    column = Column("c", kind, False, {}, choices=("a", "b") if kind is ColumnType.CODE else ())
    found = value_of(column, Rule(constant="", **rule), Source(), pa.array(texts, pa.string()), table, "c", refusals)
    return found.to_pylist(), [(row["line"], row["code"]) for row in refusals.table().to_pylist()]


@pytest.mark.parametrize(
    ("kind", "good", "values", "bad"),
    [
        (ColumnType.TEXT, "é = 1", "é = 1", "a\x07"),
        (ColumnType.CODE, "a", "a", "A"),
        (ColumnType.CURRENCY, "EUR", "EUR", "eur"),
        (ColumnType.COUNTRY, "FR", "FR", "FRA"),
        (ColumnType.SIREN, "732 829 320", "732829320", "732829321"),
        (ColumnType.SIRET, "73282932000074", "73282932000074", "73282932000075"),
        (ColumnType.VAT, "FR44732829320", "FR44732829320", "FR45732829320"),
        (ColumnType.BOOLEAN, "Oui", True, "peut-être"),
        (ColumnType.INTEGER, "12", 12, "1.5"),
        (ColumnType.DATE, "2026-01-31", date(2026, 1, 31), "2026-02-30"),
    ],
)
def test_a_value_of_each_type(kind: ColumnType, good: str, values: Any, bad: str) -> None:
    code = "decimals" if kind is ColumnType.INTEGER else kind.value
    assert read(kind, good, "", bad) == ([values, None, None], [(2, f"intake-{code}")])


def test_no_is_false_and_nothing_is_neither() -> None:
    assert read(ColumnType.BOOLEAN, "non", "0", "1", "") == ([False, False, True, None], [])


def test_texts_are_short_and_can_be_printed() -> None:
    assert read(ColumnType.TEXT, "x" * 500, "é" * 500, "x" * 501, "é" * 501, "a\u200bb", "") == (
        ["x" * 500, "é" * 500, None, None, None, None],
        [(2, "intake-text"), (3, "intake-text"), (4, "intake-text")],
    )
    assert read(ColumnType.TEXT, "plain", "text") == (["plain", "text"], [])


@pytest.mark.parametrize("text", ["4.00638E+12", "3,40123e+17", "4E+12", "4006381333931.0"])
def test_an_identifier_that_became_a_number_is_refused(text: str) -> None:
    assert read(ColumnType.TEXT, text, "x")[1] == [(0, "intake-shortened")]


@pytest.mark.parametrize("text", ["1.0", "E+12", "4.00638E+12 x", "R.0", "4006381333931", "12345678.00"])
def test_other_texts_with_such_marks_pass(text: str) -> None:
    assert read(ColumnType.TEXT, text) == ([text], [])


def test_days_in_several_forms_and_a_day_after_the_last() -> None:
    forms = {"formats": ["dd/mm/yyyy", "d.m.yy", "yyyymmddHHMMSS"], "plus_days": 1}
    assert read(ColumnType.DATE, "31/01/2026", "5.2.26", "20260301120000", "31/12/9999", "x", date=forms) == (
        [date(2026, 2, 1), date(2026, 2, 6), date(2026, 3, 2), None, None],
        [(3, "intake-date"), (4, "intake-date")],
    )


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("1/2/2026", "d/m/yyyy", date(2026, 2, 1)),
        ("31/12/2026", "d/m/yyyy", date(2026, 12, 31)),
        ("2026-1-5", "yyyy-mm-dd", None),
        ("26-01-05", "yyyy-mm-dd", None),
        ("2026-01-05 ", "yyyy-mm-dd", None),
        ("100%05", "mm%dd", None),
    ],
)
def test_a_day_is_read_to_the_letter(text: str, form: str, day: date | None) -> None:
    assert read_day(text, form) == day
