"""Files of records are taken in alike on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.intake.accept import accept
from maillage.actions.intake.batches import batches
from maillage.actions.intake.check import Receipt, check
from maillage.engine.kernel.reason import Finding
from maillage.messages.format import Language
from maillage.messages.render import finding_sentence
from tests.actions.intake.wholesaler import OFFERINGS
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@pytest.fixture
def book(database: str, tmp_path: Path) -> Iterator[Book]:
    (tmp_path / "book" / "mappings").mkdir(parents=True)
    (tmp_path / "book" / "maillage.yaml").write_text(f"database: {database}\n", encoding="utf-8")
    (tmp_path / "book" / "mappings" / "offerings.yaml").write_text(OFFERINGS, encoding="utf-8")
    made = Book(tmp_path / "book")
    yield made
    made.records().close()


def file_of(folder: Path, *lines: str, name: str = "offerings.csv") -> Path:
    file = folder / name
    file.write_text("\n".join(["Reference,Line,Market", *lines]) + "\n", encoding="utf-8")
    return file


def test_rows_are_new_replaced_or_there_already_and_every_state_stays(book: Book, tmp_path: Path) -> None:
    before = book.records_state().digest
    first = accept(book, file_of(tmp_path, "R1,l1,m1", "R2,l1,m1"), "offerings")
    assert (first.changed, first.receipt.fresh) == (True, 2)
    second = accept(book, file_of(tmp_path, "R2,l2,m1", *["R1,l1,m1"] * 9, "too,short"), "offerings")
    receipt = second.receipt
    counts = (receipt.fresh, receipt.replaced, receipt.already, receipt.repeated, receipt.quarantined)
    assert counts == (0, 1, 1, 8, 1)
    again = accept(book, file_of(tmp_path, "R1,l1,m1", "R2,l2,m1", name="renamed.csv"), "offerings")
    assert (again.changed, again.state) == (False, second.state)
    assert [(item.table, item.rows, item.refused) for item in batches(book)] == [
        ("offerings", 2, 0),
        ("offerings", 1, 1),
    ]
    for number, (digest, lines) in enumerate([(before, []), (first.state, ["l1", "l1"]), (second.state, ["l1", "l2"])]):
        found = book.records_state(batch=number)
        assert (found.digest, found.table("offerings")["line"].to_pylist()) == (digest, lines)


@pytest.fixture
def complete(book: Book) -> str:
    text = OFFERINGS.replace("table: offerings", "table: offerings\ncomplete: true")
    (book.mappings / "complete.yaml").write_text(text, encoding="utf-8")
    (book.mappings / "within.yaml").write_text(f"{text}\nwithin: line\n", encoding="utf-8")
    return "complete"


def endings(receipt: Receipt) -> list[Finding]:
    return [finding for finding in receipt.findings if "ending" in finding.code]


def lines_of(book: Book, batch: int | None = None) -> list[str]:
    return book.records_state(batch=batch).table("offerings")["offering"].to_pylist()


def test_rows_that_the_whole_table_lacks_end_and_stay_known(book: Book, tmp_path: Path, complete: str) -> None:
    first = accept(book, file_of(tmp_path, "R1,l1,m1", "R2,l1,m1", "R3,l2,m1"), complete)
    assert (first.receipt.fresh, first.receipt.ended, endings(first.receipt)) == (3, 0, [])
    less = file_of(tmp_path, "R2,l1,m1")
    told = check(book, less, complete).receipt
    (ending,) = endings(told)
    assert (told.ended, ending.code, ending.facts["first"]) == (2, "delivery-ending", ("R1", "R3"))
    for language in LANGUAGES:
        assert "R1" in finding_sentence(ending, language)
    assert lines_of(book) == ["R1", "R2", "R3"]
    second = accept(book, less, complete)
    assert (second.changed, lines_of(book), lines_of(book, 1)) == (True, ["R2"], ["R1", "R2", "R3"])
    again = accept(book, less, complete)
    assert (again.changed, again.state) == (False, second.state)
    back = accept(book, file_of(tmp_path, "R1,l1,m1", "R2,l1,m1", "R3,l2,m1"), complete)
    assert (back.state, back.receipt.fresh) == (first.state, 2)


def test_only_rows_within_what_the_file_speaks_of_end(book: Book, tmp_path: Path, complete: str) -> None:
    accept(book, file_of(tmp_path, "R1,l1,m1", "R2,l1,m1", "R3,l2,m1"), complete)
    accept(book, file_of(tmp_path, "R4,l1,m1"), "within")
    assert lines_of(book) == ["R3", "R4"]


def test_a_mapping_that_says_nothing_ends_nothing(book: Book, tmp_path: Path) -> None:
    accept(book, file_of(tmp_path, "R1,l1,m1", "R2,l1,m1"), "offerings")
    assert accept(book, file_of(tmp_path, "R2,l1,m1"), "offerings").receipt.ended == 0
    assert lines_of(book) == ["R1", "R2"]


def test_nothing_ends_while_a_line_is_missing(book: Book, tmp_path: Path, complete: str) -> None:
    accept(book, file_of(tmp_path, "R1,l1,m1", "R2,l1,m1"), complete)
    taken = accept(book, file_of(tmp_path, *["R3,l1,m1"] * 9, "too,short"), complete)
    (stays,) = endings(taken.receipt)
    assert (taken.receipt.ended, stays.code, stays.facts["count"]) == (0, "delivery-not-ending", 2)
    for language in LANGUAGES:
        assert "R1" in finding_sentence(stays, language)
    assert taken.quarantine is not None
    header, *_ = taken.quarantine.read_text(encoding="utf-8-sig").splitlines()
    taken.quarantine.write_text(f"{header}\n11,,R4,l1,m1\n", encoding="utf-8")
    corrected = accept(book, taken.quarantine, complete).receipt
    assert (corrected.fresh, corrected.ended, len(endings(corrected))) == (1, 0, 1)
    assert lines_of(book) == ["R1", "R2", "R3", "R4"]


def test_a_file_without_a_row_ends_nothing(book: Book, tmp_path: Path, complete: str) -> None:
    accept(book, file_of(tmp_path, "R1,l1,m1"), complete)
    assert accept(book, file_of(tmp_path), complete).receipt.ended == 0
    assert lines_of(book) == ["R1"]
