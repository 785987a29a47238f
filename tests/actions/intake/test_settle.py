"""Lines in quarantine: mended and sent again, given up, never lost and never doubled."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from maillage.accounts.permissions import Denied
from maillage.actions.book import Book
from maillage.actions.intake import check as check_module
from maillage.actions.intake import settle as settle_module
from maillage.actions.intake.accept import accept
from maillage.actions.intake.examine import examine
from maillage.actions.intake.held import Worklist, file_of, list_quarantines, show_quarantine
from maillage.actions.intake.inbox import place_of
from maillage.actions.intake.load import load
from maillage.actions.intake.settle import Settled, settle
from maillage.actions.log.list import list_log
from maillage.engine.kernel.reason import MaillageError
from tests.actions.intake.desk import (
    ANALYST,
    BAD,
    DIRECTOR,
    FIELD,
    book,
    database,
    fresh,
    on_both,
    postgres_template,
    sent,
    sqlite_template,
    upload,
)
from tests.actions.intake.here import read_here
from tests.actions.intake.wholesaler import OFFERINGS, TEN, report

__all__ = ["book", "database", "fresh", "postgres_template", "sqlite_template"]

DATE, PIECES, AMOUNT = 2, 5, 6


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "read_raw", read_here)


@pytest.fixture
def batch(book: Book) -> str:
    """Ten lines are in the book, two wait: lines 12 and 13."""
    waiting = sent(book)
    receipt = examine(ANALYST, book, waiting, "sales")
    load(ANALYST, book, waiting, "sales", batch=receipt.batch)
    return receipt.batch


def lines(book: Book, batch: str, **wanted: int) -> dict[int, tuple[str, ...]]:
    return {held.line: held.cells for held in show_quarantine(DIRECTOR, book, batch, **wanted).lines}


def wrong(found: Worklist) -> dict[int, set[str]]:
    return {held.line: {*held.wrong} for held in found.lines}


def test_a_worklist_shows_lines_with_their_reasons_and_groups_them_by_cause(book: Book, batch: str) -> None:
    found = show_quarantine(DIRECTOR, book, batch)
    assert found.header == ("Document", "Line", "Date", "Partner", "Reference", "Pieces", "Amount")
    assert wrong(found) == {12: {"Date"}, 13: {"Pieces", "Amount"}}
    assert lines(book, batch) == {12: tuple(BAD[0].split(";")), 13: tuple(BAD[1].split(";"))}
    causes = found.quarantine.causes
    assert [(cause.lines, cause.example.facts["column"]) for cause in causes] == [
        (1, "Date"),
        (1, "Amount"),
        (1, "Pieces"),
    ]
    assert [*lines(book, batch, cause=0)] == [12]
    assert [*lines(book, batch, cause=1)] == [13]


@on_both
def test_a_mended_line_is_taken_in_and_leaves_the_quarantine(book: Book, batch: str) -> None:
    assert settle(ANALYST, book, batch, {12: {DATE: "2026-01-31"}}) == Settled(1, 0, 0, 0, 1)
    assert (book.ledger().state().lines, [*lines(book, batch)]) == (11, [13])
    assert settle(ANALYST, book, batch, {13: {PIECES: "1", AMOUNT: "5"}}) == Settled(1, 0, 0, 0, 0)
    assert (book.ledger().state().lines, list_quarantines(DIRECTOR, book)) == (12, ())
    assert [*book.quarantine.iterdir()] == []
    entries = list_log(DIRECTOR, book)
    assert [(entry.action, entry.facts.get("taken")) for entry in entries] == [
        ("settle", 1),
        ("settle", 1),
        ("load", None),
    ]


def test_what_is_still_wrong_stays_with_its_new_values_and_reasons(book: Book, batch: str) -> None:
    assert settle(ANALYST, book, batch, {13: {PIECES: "1", AMOUNT: "five"}, 12: {}}) == Settled(0, 0, 2, 0, 2)
    found = show_quarantine(DIRECTOR, book, batch)
    assert wrong(found) == {12: {"Date"}, 13: {"Amount"}}
    assert lines(book, batch)[13][PIECES:] == ("1", "five")
    assert book.ledger().state().lines == 10


@on_both
def test_a_line_that_is_given_up_is_logged(book: Book, batch: str) -> None:
    assert settle(ANALYST, book, batch, {}, [12]) == Settled(0, 0, 0, 1, 1)
    assert [*lines(book, batch)] == [13]
    assert list_log(DIRECTOR, book)[0].facts["dropped"] == 1


@on_both
def test_a_death_before_the_quarantine_is_rewritten_doubles_nothing(
    book: Book, batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(settle_module, "_keep", dying)
        with pytest.raises(KeyboardInterrupt):
            settle(ANALYST, book, batch, {12: {DATE: "2026-01-31"}})
    assert ([*lines(book, batch)], book.ledger().state().lines) == ([12, 13], 11)
    assert settle(ANALYST, book, batch, {12: {DATE: "2026-01-31"}}) == Settled(0, 1, 0, 0, 1)
    assert book.ledger().state().lines == 11


@on_both
def test_a_line_that_somebody_settled_meanwhile_is_told(book: Book, batch: str) -> None:
    settle(ANALYST, book, batch, {12: {DATE: "2026-01-31"}})
    with pytest.raises(MaillageError) as raised:
        settle(ANALYST, book, batch, {12: {DATE: "2026-01-30"}, 13: {PIECES: "1", AMOUNT: "5"}})
    assert raised.value.findings[0].code == "quarantine-gone"
    assert ([*lines(book, batch)], book.ledger().state().lines) == ([13], 11)


def test_cells_with_ends_of_lines_marks_and_formulas_come_back_as_they_were(book: Book, tmp_path: Path) -> None:
    odd = ('"a\nb"', "=1+1", "'=x", '"with; and ""marks"""', "+33 1", "-", "@x")
    rows = [f"D{at};1;31/01/2026;{text};R1;1;5" for at, text in enumerate(odd)]
    place = accept(book, report(tmp_path, *TEN, *rows), "sales").quarantine
    assert place is not None
    before = lines(book, place.stem)
    assert [cells[3] for cells in before.values()] == ["a\nb", "=1+1", "'=x", 'with; and "marks"', "+33 1", "-", "@x"]
    assert settle(ANALYST, book, place.stem, {line: {} for line in before}).left == len(odd)
    assert lines(book, place.stem) == before
    text = place.read_text(encoding="utf-8-sig")
    assert [row for row in csv.reader(text.splitlines()) if any(cell.startswith(("=", "@")) for cell in row)] == []
    done = settle(ANALYST, book, place.stem, {line: {DATE: "2026-01-31"} for line in before})
    # No identifier has an end of a line in it: that one alone is still refused.
    assert (done.taken, done.left) == (len(odd) - 1, 1)
    assert {"=1+1", "'=x", "-", "@x"} <= {*book.ledger().lines()["partner"].to_pylist()}


@on_both
def test_lines_of_records_are_mended_too_with_the_files_that_their_mapping_looks_into(book: Book) -> None:
    lookup = "{from: Market, lookup: {file: words.csv, key: code, value: market}}"
    text = OFFERINGS.replace("market: Market", f"market: {lookup}")
    (book.mappings / "words.yaml").write_text(text, encoding="utf-8")
    waiting = sent(book, name="offerings.csv", beside=(upload(book, b"code,market\nx,intel\n", "words.csv"),))
    place_of(book, waiting).write_text("Reference,Line,Market\nR1,l1,x\nR2,l1,y\n", encoding="utf-8")
    receipt = examine(ANALYST, book, waiting, "words")
    load(ANALYST, book, waiting, "words", batch=receipt.batch)
    assert settle(ANALYST, book, receipt.batch, {3: {2: "x"}}) == Settled(1, 0, 0, 0, 0)
    assert book.records().keys("offerings", "offering") == ["R1", "R2"]


def test_each_step_is_for_its_role_alone(book: Book, batch: str) -> None:
    with pytest.raises(Denied):
        settle(DIRECTOR, book, batch, {12: {}})
    for verb in (list_quarantines, lambda actor, book: show_quarantine(actor, book, batch),
                 lambda actor, book: file_of(actor, book, batch)):  # fmt: skip
        verb(DIRECTOR, book)
        with pytest.raises(Denied):
            verb(FIELD, book)


@pytest.mark.parametrize("batch_name", ["../maillage", "0" * 64, "", "..", "/etc/passwd"])
def test_only_what_waits_is_found(batch_name: str, book: Book, batch: str) -> None:
    for verb in (file_of, show_quarantine):
        with pytest.raises(Denied):
            verb(DIRECTOR, book, batch_name)  # type: ignore[operator] # both take these


def test_a_file_of_another_form_is_told(book: Book, batch: str) -> None:
    file_of(DIRECTOR, book, batch).write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(MaillageError) as raised:
        show_quarantine(DIRECTOR, book, batch)
    assert raised.value.findings[0].code == "quarantine-form"
