"""Files of records are taken in alike on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.intake.accept import accept
from maillage.actions.intake.batches import batches
from tests.actions.intake.wholesaler import OFFERINGS
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]


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
