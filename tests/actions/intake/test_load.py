"""From the inbox into the book: what was shown is what is taken in, whole or not at all, and it is logged."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from django.db import connections

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.intake import check as check_module
from maillage.actions.intake import load as load_module
from maillage.actions.intake.batches import batches
from maillage.actions.intake.examine import examine, receipt_of
from maillage.actions.intake.held import list_quarantines
from maillage.actions.intake.inbox import inbox_of, list_waiting, place_of
from maillage.actions.intake.load import discard, load
from maillage.actions.log.list import list_log
from maillage.actions.log.verify import verify
from maillage.engine.kernel.reason import MaillageError
from tests.actions.intake.desk import (
    ANALYST,
    BAD,
    DIRECTOR,
    FIELD,
    book,
    database,
    fresh,
    names_in,
    on_both,
    postgres_template,
    sent,
    sqlite_template,
    upload,
)
from tests.actions.intake.here import read_here
from tests.actions.intake.wholesaler import OFFERINGS, SALES, TEN, sale

__all__ = ["book", "database", "fresh", "postgres_template", "sqlite_template"]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "read_raw", read_here)


def code_of(raised: pytest.ExceptionInfo[MaillageError]) -> str:
    return raised.value.findings[-1].code


@on_both
def test_a_book_that_is_to_be_on_both_is_on_the_one_in_turn(book: Book, database: str) -> None:
    assert database.startswith(connections[book.alias].vendor)


def test_what_was_found_is_kept_for_who_decides(book: Book) -> None:
    waiting = sent(book)
    assert receipt_of(book, waiting) is None
    receipt = examine(ANALYST, book, waiting, "sales")
    assert receipt_of(book, waiting) == receipt
    assert (receipt.fresh, receipt.quarantined, receipt.file) == (10, 2, "january.csv")
    places = [finding.source.file for finding in (*(cause.example for cause in receipt.causes),) if finding.source]
    assert set(places) == {"january.csv"}
    with pytest.raises(MaillageError):
        examine(ANALYST, book, waiting, "nothing")
    assert receipt_of(book, waiting) is None


@on_both
def test_a_file_is_taken_in_and_leaves_the_inbox(book: Book) -> None:
    waiting = sent(book)
    receipt = examine(ANALYST, book, waiting, "sales")
    done = load(ANALYST, book, waiting, "sales", batch=receipt.batch)
    assert (done.changed, book.ledger().state().lines, list_waiting(book)) == (True, 10, ())
    assert names_in(inbox_of(book)) == [waiting_upload(book)]
    (quarantine,) = list_quarantines(DIRECTOR, book)
    assert quarantine.origin is not None
    assert (quarantine.lines, quarantine.origin.mapping, quarantine.origin.file) == (2, "sales", "january.csv")
    (entry,) = list_log(DIRECTOR, book)
    assert (entry.action, entry.actor, entry.facts["fresh"], entry.facts["digest"]) == (
        "load", ANALYST.account, 10, waiting.digest)  # fmt: skip
    assert verify(book).entries == 1


def waiting_upload(book: Book) -> str:
    """The file as the browser's request brought it: gone with the request, here only with the test."""
    return next(name for name in names_in(inbox_of(book)) if name.startswith(".upload-"))


@on_both
def test_records_and_their_entry_of_the_log_are_one_transaction(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = sent(book, name="offerings.csv")
    place_of(book, waiting).write_text("Reference,Line,Market\nR1,l1,m1\n", encoding="utf-8")
    receipt = examine(ANALYST, book, waiting, "offerings")

    def dying(*_: object, **__: object) -> None:
        true_take(*_, **__)  # type: ignore[arg-type] # handed on
        raise KeyboardInterrupt

    true_take = load_module.take
    monkeypatch.setattr(load_module, "take", dying)
    with pytest.raises(KeyboardInterrupt):
        load(ANALYST, book, waiting, "offerings", batch=receipt.batch)
    assert (batches(book), list_log(DIRECTOR, book), len(list_waiting(book))) == ((), (), 1)
    monkeypatch.setattr(load_module, "take", true_take)
    load(ANALYST, book, waiting, "offerings", batch=receipt.batch)
    assert (len(batches(book)), len(list_log(DIRECTOR, book)), len(list_waiting(book))) == (1, 1, 0)


@on_both
def test_a_death_after_the_ledger_leaves_the_file_waiting_and_the_next_try_is_logged(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = sent(book)
    receipt = examine(ANALYST, book, waiting, "sales")
    true_take = load_module.take

    def dying(*_: object, **__: object) -> None:
        true_take(*_, **__)  # type: ignore[arg-type] # handed on
        raise KeyboardInterrupt

    monkeypatch.setattr(load_module, "take", dying)
    with suppress(KeyboardInterrupt):
        load(ANALYST, book, waiting, "sales", batch=receipt.batch)
    assert (book.ledger().state().lines, list_log(DIRECTOR, book), list_waiting(book)) == (10, (), (waiting,))
    monkeypatch.setattr(load_module, "take", true_take)
    again = load(ANALYST, book, waiting, "sales", batch=receipt.batch)
    assert (again.changed, book.ledger().state().lines, len(list_log(DIRECTOR, book))) == (False, 10, 1)


@on_both
def test_the_same_file_sent_twice_is_told_and_changes_nothing(book: Book) -> None:
    for new, already in ((10, 0), (0, 10)):
        waiting = sent(book, *TEN, name=f"sent-{new}.csv")
        receipt = examine(ANALYST, book, waiting, "sales")
        assert (receipt.fresh, receipt.already) == (new, already)
        load(ANALYST, book, waiting, "sales", batch=receipt.batch)
    assert (book.ledger().state().lines, len(batches(book))) == (10, 1)


def test_what_was_not_shown_is_not_taken_in(book: Book) -> None:
    waiting = sent(book)
    receipt = examine(ANALYST, book, waiting, "sales")
    other = SALES.replace("mapping: sales", "mapping: other").replace("constant: w1", "constant: w2")
    (book.mappings / "other.yaml").write_text(other, encoding="utf-8")
    with pytest.raises(MaillageError) as raised:
        load(ANALYST, book, waiting, "other", batch=receipt.batch)
    assert code_of(raised) == "upload-changed"
    assert (book.ledger().state().lines, list_waiting(book)) == (0, (waiting,))


def test_days_that_are_covered_already_have_to_be_seen(book: Book) -> None:
    first = sent(book, *TEN)
    load(ANALYST, book, first, "sales", batch=examine(ANALYST, book, first, "sales").batch)
    second = sent(book, sale(11, day=5), BAD[0], name="more.csv")
    receipt = examine(ANALYST, book, second, "sales")
    assert receipt.overlaps
    with pytest.raises(MaillageError) as raised:
        load(ANALYST, book, second, "sales", batch=receipt.batch)
    assert code_of(raised) == "delivery-overlap"
    assert (book.ledger().state().lines, list_quarantines(DIRECTOR, book)) == (10, ())
    assert load(ANALYST, book, second, "sales", batch=receipt.batch, overlap=True).changed


@pytest.mark.parametrize("file", ["../../../desk.key", "/etc/hostname", "..", "sub/words.csv", "words.csv"])
@pytest.mark.parametrize("kind", ["join", "lookup"])
def test_a_mapping_reads_no_file_but_those_that_came_along(file: str, kind: str, book: Book) -> None:
    (book.folder / "desk.key").write_text("code,market\nx,secret\n", encoding="utf-8")
    lookup = f"{{from: Market, lookup: {{file: {file}, key: code, value: market}}}}"
    text = OFFERINGS.replace("market: Market", f"market: {lookup}")
    if kind == "join":
        text = OFFERINGS + f"joins: [{{join: words, file: {file}, on: Market, key: code}}]\n"
    (book.mappings / "own.yaml").write_text(text, encoding="utf-8")
    waiting = sent(book, name="offerings.csv")
    place_of(book, waiting).write_text("Reference,Line,Market\nR1,l1,x\n", encoding="utf-8")
    for verb in (lambda: examine(ANALYST, book, waiting, "own"), lambda: load(ANALYST, book, waiting, "own", batch="")):
        with pytest.raises(MaillageError) as raised:
            verb()
        assert code_of(raised) == "upload-beside"
    beside = upload(book, b"code,market\nx,intel\n", "words.csv")
    both = replace(sent(book, name="offerings.csv", beside=(beside,)), file="offerings.csv")
    place_of(book, both).write_text("Reference,Line,Market\nR1,l1,x\n", encoding="utf-8")
    if file == "words.csv":
        assert examine(ANALYST, book, both, "own").fresh == 1
    else:
        with pytest.raises(MaillageError):
            examine(ANALYST, book, both, "own")


@pytest.mark.parametrize("mapping", ["../../etc/passwd", "/etc/passwd.yaml", "../secret", "sales.yaml", "", "nothing"])
def test_a_mapping_is_one_of_the_book_and_no_path(mapping: str, book: Book) -> None:
    (book.folder / "secret.yaml").write_text(SALES, encoding="utf-8")
    waiting = sent(book)
    with pytest.raises(MaillageError) as raised:
        examine(ANALYST, book, waiting, mapping)
    assert code_of(raised) == "upload-no-mapping"
    assert examine(ANALYST, book, waiting, "sales").fresh == 10


@pytest.mark.parametrize("actor", [DIRECTOR, FIELD])
def test_who_may_not_load_files_does_none_of_it(actor: Actor, book: Book) -> None:
    waiting = sent(book)
    batch = examine(ANALYST, book, waiting, "sales").batch
    for verb in (lambda: examine(actor, book, waiting, "sales"), lambda: discard(actor, book, waiting),
                 lambda: load(actor, book, waiting, "sales", batch=batch)):  # fmt: skip
        with pytest.raises(Denied):
            verb()
    assert (book.ledger().state().lines, list_waiting(book)) == (0, (waiting,))


def test_a_file_that_is_discarded_leaves_nothing(book: Book) -> None:
    waiting = sent(book)
    discard(ANALYST, book, waiting)
    assert (list_waiting(book), batches(book)) == ((), ())
    assert names_in(inbox_of(book)) == [waiting_upload(book)]
