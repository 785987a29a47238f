"""The workbook: typed cells, no formula whatever a name begins with, the same bytes again, headers that stay."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from maillage.messages.format import Language
from maillage.report.workbook import partners, workbook
from tests.report.shown import PARTNERS, RISKY, material, plan


def read(tmp_path: Path, language: Language = "en") -> Any:
    workbook(material(), language, tmp_path / "book.xlsx")
    return openpyxl.load_workbook(tmp_path / "book.xlsx")


def column(sheet: Any, head: str) -> list[Any]:
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(head)] for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Summary", "Partners", "Clusters", "Contacts", "Seats", "Territories", "Moves", "Rulings", "Findings",
                "Provenance"]),
        ("fr", ["Résumé", "Partenaires", "Clusters", "Contacts", "Postes", "Territoires", "Changements", "Décisions",
                "Constats", "Provenance"]),
    ],
)  # fmt: skip
def test_every_sheet_has_a_header_that_stays_and_filters(tmp_path: Path, language: Language, names: list[str]) -> None:
    book = read(tmp_path, language)
    assert book.sheetnames == names
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.max_row >= 2
        assert all(cell.value and cell.font.b for cell in sheet[1])


def test_cells_are_numbers_amounts_shares_and_days(tmp_path: Path) -> None:
    book = read(tmp_path)
    sheet = book["Partners"]
    assert sheet.max_row == len(PARTNERS) + 1
    revenue = column(sheet, "Revenue")
    assert [(cell.data_type, cell.number_format) for cell in revenue] == [("n", '#,##0 "€"')] * len(PARTNERS)
    assert [cell.value for cell in revenue] == [(p.revenue or 0) * 1_000_000 for p in PARTNERS]
    used = [cell for cell in column(book["Seats"], "Load") if cell.value is not None]
    assert {cell.number_format for cell in used} == {"0.0%"}
    until = column(book["Rulings"], "Until")
    assert until[1].value == datetime(2026, 12, 30)
    assert until[1].number_format == "yyyy-mm-dd"
    since = {cell.value for cell in column(book["Contacts"], "Since") if cell.value is not None}
    assert since == {datetime(2020, 1, 1)}
    assert {cell.data_type for cell in column(sheet, "Contacts planned")} == {"n"}


def test_text_is_never_a_formula_whatever_it_begins_with(tmp_path: Path) -> None:
    book = read(tmp_path)
    names = {cell.value: cell for cell in column(book["Partners"], "Name")}
    written = {name.replace("\0", "_x0000_").replace("\r", "_x000D_") for name in RISKY}
    unescaped = {str(name).replace("\r", "_x000D_").replace("\0", "_x0000_") for name in names}
    assert written <= unescaped
    for sheet in book:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    with zipfile.ZipFile(tmp_path / "book.xlsx") as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name)
        assert "<f>" not in text
        assert "\0" not in text
        # Text stays text also where somebody edits the cell.
        assert 'quotePrefix="1"' in parts.read("xl/styles.xml").decode()
    for name, cell in names.items():
        assert cell.quotePrefix is str(name).startswith(("=", "+", "-", "@", "\t", "\r", "_x000", "\0", "＝"))


def test_a_formula_would_be_seen(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "bad.xlsx")) as bad:
        bad.add_worksheet().write(0, 0, "=1+1")
    sheet = openpyxl.load_workbook(tmp_path / "bad.xlsx").active
    assert sheet is not None
    assert sheet["A1"].data_type == "f"


def test_partners_carry_their_reasons_and_the_smallest_change(tmp_path: Path) -> None:
    sheet = read(tmp_path)["Partners"]
    rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
    assert rows["b"][-3:] == [
        "“route” is direct, as required (direct).",
        "“revenue” is €30,000,000; at least US$100,000,000 required, that is €80,000,000 at the rate of 0.8. "
        "Short by €50,000,000. The decision “admit” is not granted. Ask the people whom the policy names.",
        "The smallest change that reaches “integrated”: €50,000,000 more of “revenue” (€80,000,000 instead of "
        "€30,000,000); the decision “admit”.",
    ]


def test_in_a_large_channel_only_those_who_move_carry_reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partners, "MOST_EXPLAINED", 3)
    book = read(tmp_path)
    told = {row[0].value: row[-3].value for row in book["Partners"].iter_rows(min_row=2)}
    assert told["b"]
    assert told["a"] is None
    assert str(book["Summary"].cell(book["Summary"].max_row, 1).value).startswith("Reasons are written for")


def test_contacts_are_kept_new_or_end(tmp_path: Path) -> None:
    sheet = read(tmp_path)["Contacts"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
    assert {(row[0], row[2], row[5]) for row in rows if row[0] in ("a", "m4", "m5")} == {
        ("a", "Cid", "ends"), ("a", "Old", "ends"), ("a", "Lea", "new"), ("m4", "Cid", "kept"), ("m5", "Old", "ends"),
        ("m5", "Cid", "new"),
    }  # fmt: skip
    assert sum(row[5] != "ends" for row in rows) == len(plan().coverage.partner)


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        workbook(material(), "fr", tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert openpyxl.load_workbook(tmp_path / "one.xlsx").properties.created.date() == date(2026, 10, 1)
