"""Nothing is doubled, nothing is lost, nothing is silent."""

from __future__ import annotations

import csv
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.compute as pc
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from maillage.actions.book import Book
from maillage.actions.intake.accept import accept
from maillage.actions.intake.batches import batches
from maillage.actions.intake.check import check
from maillage.engine.kernel.reason import MaillageError
from tests.actions.intake.wholesaler import HEADER, OFFERINGS, SALES, TEN, book_in, report, sale


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return book_in(tmp_path / "book")


def lines(book: Book) -> int:
    return book.ledger().state().lines


def quarantined(book: Book) -> list[list[str]]:
    (file,) = book.quarantine.glob("*.csv")
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text))


def test_a_check_says_all_and_changes_nothing(book: Book, tmp_path: Path) -> None:
    file = report(tmp_path, *TEN, "D99;1;2026-01-31;p1;R1;one;5", "too;short")
    receipt = check(book, file, "sales").receipt
    assert (receipt.read, receipt.accepted, receipt.quarantined, receipt.fresh) == (12, 10, 2, 10)
    assert {(cause.lines, cause.first) for cause in receipt.causes} == {(1, (12,)), (1, (13,))}
    assert receipt.totals["accepted"] == {"EUR": Decimal("1005")}
    assert {item.facts["table"] for item in receipt.findings if item.code == "delivery-unknown-name"} >= {"partners"}
    assert not receipt.is_clean
    assert (lines(book), list(batches(book)), book.quarantine.exists()) == (0, [], False)


def test_accepting_posts_the_lines_and_keeps_the_refused_ones(book: Book, tmp_path: Path) -> None:
    done = accept(book, report(tmp_path, *TEN, "D99;1;2026-01-31;=cmd|x;R1;one;-5.00"), "sales")
    assert (done.changed, lines(book)) == (True, 10)
    assert pc.sum(book.ledger().lines()["amount"]).as_py() == Decimal("1005")
    (posted,) = batches(book)
    assert (posted.sender, posted.rows, posted.refused, posted.file) == ("w1", 10, 1, "january.csv")
    header, row = quarantined(book)
    assert header[:3] == ["maillage line", "maillage reasons", "Document"]
    assert row[0] == "12"
    assert row[1] != ""
    assert row[2:] == ["D99", "1", "2026-01-31", "'=cmd|x", "R1", "one", "-5.00"]


def test_the_same_file_renamed_or_re_sorted_changes_nothing(book: Book, tmp_path: Path) -> None:
    bad = "D99;1;2026-01-31;p1;R1;one;5"
    first = accept(book, report(tmp_path, *TEN, bad), "sales")
    before = book.ledger().state()
    for again in (
        report(tmp_path, *TEN, bad, name="renamed.csv"),
        report(tmp_path, bad, *reversed(TEN), name="sorted.csv"),
    ):
        done = accept(book, again, "sales")
        assert (done.changed, done.receipt.batch, done.receipt.already) == (False, first.receipt.batch, 10)
        assert done.receipt.overlaps == ()
    assert book.ledger().state() == before
    assert len(batches(book)) == len(list(book.quarantine.glob("*.csv"))) == 1


def test_a_file_that_differs_in_one_line_has_another_name(book: Book, tmp_path: Path) -> None:
    names = {
        check(book, report(tmp_path, *rows), "sales").receipt.batch
        for rows in (TEN, TEN[:-1], [*TEN[:-1], sale(10, amount="100.51")], [*TEN, "D99;1;;p1;R1;1;5"])
    }
    assert len(names) == 4


def test_overlapping_days_of_a_sender_are_shown_and_need_the_word(book: Book, tmp_path: Path) -> None:
    accept(book, report(tmp_path, *TEN), "sales")
    more = report(tmp_path, sale(20, day=5, partner="p2"), name="more.csv")
    assert [item.code for item in check(book, more, "sales").receipt.overlaps] == ["ledger-overlap"]
    with pytest.raises(MaillageError) as caught:
        accept(book, more, "sales")
    assert {item.code for item in caught.value.findings} == {"ledger-overlap", "delivery-overlap"}
    assert lines(book) == 10
    accept(book, more, "sales", overlap=True)
    assert lines(book) == 11
    february = report(tmp_path, sale(1, month=2), name="february.csv")
    assert accept(book, february, "sales").receipt.overlaps == ()


def test_each_sender_of_a_file_is_held_against_its_own_days(book: Book, tmp_path: Path) -> None:
    several = SALES.replace("sender: {constant: w1}", "sender: Partner").replace("mapping: sales", "mapping: several")
    (book.mappings / "several.yaml").write_text(several, encoding="utf-8")
    both = report(tmp_path, sale(1, partner="w1"), sale(2, partner="w2"))
    assert accept(book, both, "several").receipt.overlaps == ()
    assert batches(book)[0].sender == "w1 + w2"
    for partner, found in (("w1", 1), ("w2", 1), ("w3", 0)):
        more = report(tmp_path, sale(30, day=1, partner=partner), sale(31, day=2, partner=partner), name="more.csv")
        overlaps = check(book, more, "several").receipt.overlaps
        assert [item.facts["sender"] for item in overlaps] == [partner] * found


def test_a_workbook_goes_the_same_way(book: Book, tmp_path: Path) -> None:
    text = SALES.replace('{delimiter: ";"}', "{format: xlsx}").replace("mapping: sales", "mapping: workbook")
    (book.mappings / "workbook.yaml").write_text(text, encoding="utf-8")
    file = tmp_path / "january.xlsx"
    with xlsxwriter.Workbook(file) as made:
        sheet = made.add_worksheet()
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADER.split(";"))
        for at in range(1, 11):
            sheet.write_row(at, 0, [f"D1-{at}", "1", "", "p1", "R1", 1, 100.5])
            sheet.write_datetime(at, 2, datetime(2026, 1, at), day)
    csv_file = report(tmp_path, *TEN)
    accept(book, csv_file, "sales")
    # The same lines, whatever they came in: one delivery.
    done = accept(book, file, "workbook")
    assert (done.changed, done.receipt.already, done.receipt.encoding) == (False, 10, "xlsx")
    assert done.receipt.batch == check(book, csv_file, "sales").receipt.batch


def test_a_known_number_with_other_content_is_refused_with_its_line(book: Book, tmp_path: Path) -> None:
    accept(book, report(tmp_path, *TEN), "sales")
    changed = report(tmp_path, *TEN[:9], sale(10, amount="7"), sale(11), name="changed.csv")
    done = accept(book, changed, "sales", overlap=True)
    assert (done.receipt.fresh, done.receipt.conflicts, done.receipt.is_clean) == (1, 1, False)
    assert lines(book) == 11
    _, row = quarantined(book)
    assert (row[0], row[2], row[-1]) == ("11", "D1-10", "7")
    assert "reverse its document" in row[1]


def test_records_are_taken_in_replaced_and_left_alone(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "offerings.csv"
    file.write_text("Reference,Line,Market\nR1,l1,m1\nR2,l1,m1\n", encoding="utf-8")
    assert accept(book, file, "offerings").receipt.fresh == 2
    file.write_text("Reference,Line,Market\nR2,l2,m1\nR1,l1,m1\nR1,l1,m1\n", encoding="utf-8")
    receipt = accept(book, file, "offerings").receipt
    assert (receipt.fresh, receipt.replaced, receipt.already, receipt.repeated) == (0, 1, 1, 1)
    assert accept(book, file, "offerings").changed is False
    assert [(item.table, item.rows) for item in batches(book)] == [("offerings", 2), ("offerings", 1)]


def test_a_file_of_which_no_line_can_be_read_only_fills_the_quarantine(book: Book, tmp_path: Path) -> None:
    done = accept(book, report(tmp_path, "D1;1;no day;p1;R1;1;5"), "sales")
    assert (done.changed, done.receipt.accepted, lines(book)) == (False, 0, 0)
    assert done.quarantine is not None


def test_a_mapping_by_path_and_one_that_is_not_there(book: Book, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OFFERINGS, encoding="utf-8")
    file = tmp_path / "offerings.csv"
    file.write_text("Reference,Line,Market\nR1,l1,m1\n", encoding="utf-8")
    assert check(book, file, str(own)).receipt.fresh == 1
    with pytest.raises(MaillageError) as caught:
        check(book, file, "nothing")
    assert caught.value.findings[0].facts["known"] == ("offerings", "sales")


def test_a_column_that_the_file_lacks_is_named(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "january.csv"
    file.write_text("Document;Line;Date;Partner;Reference;Amount\n1;2;3;4;5;6\n", encoding="utf-8")
    with pytest.raises(MaillageError) as caught:
        check(book, file, "sales")
    assert "Pieces" in str(caught.value.findings)
