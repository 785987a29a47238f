"""Tables for spreadsheets: typed, in the reader's language, never a formula."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest

from maillage.actions.publication.contents import ContactRow, PartnerRow
from maillage.actions.publication.table import as_csv, as_workbook
from maillage.engine.kernel.quantity import Quantity
from maillage.messages.render import bare_names

RISKY = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "＝1+1", " =1", "x;=1+1"]


def row(name: str, revenue: Quantity | None = None) -> PartnerRow:
    contact = ContactRow("crbp", "crbp-nord", "p1", name, True)
    return PartnerRow("P1", name, "nord", "mba", "", revenue, (contact,))


@pytest.mark.parametrize("name", RISKY)
@pytest.mark.parametrize(("language", "delimiter"), [("fr", ";"), ("en", ",")])
def test_no_cell_of_the_csv_is_a_formula(name: str, language: str, delimiter: str) -> None:
    text = as_csv([row(name)], language, bare_names).decode("utf-8-sig")  # type: ignore[arg-type] # a language
    cells = [cell for line in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in line]
    for cell in cells:
        for part in (cell, *cell.split(";"), *cell.split(",")):
            assert not part.lstrip(" \u200b").startswith(("=", "+", "-", "@", "＝", "\t", "\r", "\0")), cell


def test_without_care_it_would_be() -> None:
    sink = io.StringIO()
    csv.writer(sink).writerow(RISKY[:1])
    assert sink.getvalue().startswith("=")


@pytest.mark.parametrize("name", RISKY)
def test_no_cell_of_the_workbook_is_a_formula(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook([row(name)], "fr", bare_names, date(2026, 7, 1))))
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in line)
            assert all(cell.quotePrefix for cell in line if str(cell.value).startswith(("=", "+", "-", "@", "＝")))


def test_amounts_are_numbers_and_keep_their_sign() -> None:
    money = Quantity.of("-12345.67", "EUR")
    text = as_csv([row("Électre", money)], "fr", bare_names).decode("utf-8-sig")
    assert text.splitlines()[1].endswith(";-12345.67;EUR")
    book = openpyxl.load_workbook(io.BytesIO(as_workbook([row("Électre", money)], "fr", bare_names, date(2026, 7, 1))))
    assert book.worksheets[0].cell(2, 8).value == -12345.67
    assert text.startswith("Identifiant;")
    assert as_csv([], "en", bare_names).decode("utf-8-sig").startswith("Identifier,")


def test_the_same_rows_give_the_same_bytes() -> None:
    made = {as_workbook([row("x")], "fr", bare_names, date(2026, 7, 1)) for _ in range(2)}
    assert len(made) == 1
