"""Refused lines are corrected in the file that holds them, and come in by the mapping that refused them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from maillage.actions.intake.accept import accept
from maillage.actions.intake.check import check
from maillage.actions.intake.quarantine import form_of
from maillage.engine.intake.mapping import Source
from tests.actions.intake.wholesaler import HEADER, SALES, TEN, book_in, report

WRONG = "D99;1;31/01/2026;'=cmd;R1;1;5"
RIGHT = "D99;1;2026-01-31;'=cmd;R1;1;5"


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text))


def as_we_write(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        csv.writer(text).writerows(rows)


def as_a_french_spreadsheet_writes(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", encoding="cp1252", newline="", errors="replace") as text:
        csv.writer(text, delimiter=";").writerows(rows)


@pytest.mark.parametrize("save", [as_we_write, as_a_french_spreadsheet_writes])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_corrected_copy_comes_in_as_if_it_had_been_right_at_once(
    save: Callable[[Path, list[list[str]]], None], language: str, tmp_path: Path
) -> None:
    book = book_in(tmp_path / "book", language)
    done = accept(book, report(tmp_path, *TEN, WRONG), "sales")
    assert done.quarantine is not None
    header, row = rows_of(done.quarantine)
    assert row[:2] != ["", ""]
    assert row[2:] == ["D99", "1", "31/01/2026", "''=cmd", "R1", "1", "5"]
    row[4] = "2026-01-31"
    corrected = tmp_path / "corrected.csv"
    save(corrected, [header, row])
    again = accept(book, corrected, "sales", overlap=True)
    assert (again.receipt.read, again.receipt.fresh, again.quarantine) == (1, 1, None)
    whole = book_in(tmp_path / "whole")
    accept(whole, report(tmp_path, *TEN, RIGHT, name="whole.csv"), "sales")
    assert book.ledger().state().digest == whole.ledger().state().digest
    assert "'=cmd" in book.ledger().lines()["partner"].to_pylist()


def test_what_is_still_wrong_is_quarantined_again_with_its_cells(tmp_path: Path) -> None:
    book = book_in(tmp_path / "book")
    done = accept(book, report(tmp_path, WRONG, "D98;1;2026-01-30;p1;R1;one;5"), "sales")
    assert done.quarantine is not None
    again = accept(book, done.quarantine, "sales")
    assert (again.receipt.read, again.receipt.quarantined, again.changed) == (2, 2, False)
    assert again.quarantine == done.quarantine, "the same lines are the same delivery"
    assert [row[2:] for row in rows_of(done.quarantine)[1:]] == [
        ["D99", "1", "31/01/2026", "''=cmd", "R1", "1", "5"],
        ["D98", "1", "2026-01-30", "p1", "R1", "one", "5"],
    ]


def test_the_form_of_the_first_file_does_not_matter_to_the_corrected_copy(tmp_path: Path) -> None:
    book = book_in(tmp_path / "book")
    low = SALES.replace('{delimiter: ";"}', '{delimiter: "\\t", quote: null, header: 3, skip: 1, encoding: cp1252}')
    (book.mappings / "low.yaml").write_text(low, encoding="utf-8")
    file = tmp_path / "low.txt"
    lines = ["Relevé", "", HEADER, "(n°);;;;;;", *TEN, WRONG]
    file.write_bytes("\n".join(lines).replace(";", "\t").encode("cp1252"))
    done = accept(book, file, "low")
    assert done.quarantine is not None
    header, row = rows_of(done.quarantine)
    assert row[0] == "15"
    as_we_write(done.quarantine, [header, [cell.replace("31/01/2026", "2026-01-31") for cell in row]])
    assert check(book, done.quarantine, "low").receipt.fresh == 1


def test_only_our_own_file_is_read_as_one(tmp_path: Path) -> None:
    assert form_of(report(tmp_path, *TEN), Source()) is None
    assert form_of(tmp_path / "nothing.csv", Source()) is None
    own = tmp_path / "own.csv"
    own.write_text('"maillage ligne"\t"maillage raisons"\tx\n', encoding="utf-8")
    form = form_of(own, Source(format="xlsx", header=4, numbers={"decimal": ","}))  # type: ignore[arg-type]  # as YAML gives it
    assert form is not None
    assert (form.format, form.delimiter, form.header, form.numbers.decimal) == ("csv", "\t", 1, ",")


def test_a_line_that_is_no_row_stands_in_one_cell_and_holds_nothing_else_back(tmp_path: Path) -> None:
    book = book_in(tmp_path / "book")
    done = accept(book, report(tmp_path, *TEN, "too;short", "D99;1;31/01/2026;p1;R1;1;5"), "sales")
    assert done.quarantine is not None
    header, short, row = rows_of(done.quarantine)
    assert short[2:] == ["too;short", *[""] * 6]
    as_we_write(done.quarantine, [header, short, [cell.replace("31/01/2026", "2026-01-31") for cell in row]])
    receipt = check(book, done.quarantine, "sales").receipt
    assert (receipt.fresh, receipt.quarantined) == (1, 1)
