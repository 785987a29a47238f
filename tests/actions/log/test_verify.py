"""The chain of the log: each kind of tampering is found."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from maillage.actions.log.append import alone, append
from maillage.actions.log.verify import verify
from maillage.engine.kernel.reason import MaillageError
from tests.actions.publication.stage import book_with_plans

TAMPERINGS = {
    "an entry changed": "UPDATE records_logentry SET facts = '{\"n\":9}' WHERE number = 3",
    "its actor changed": "UPDATE records_logentry SET actor = 7 WHERE number = 2",
    "its instant changed": "UPDATE records_logentry SET recorded = '2020-01-01 00:00:00' WHERE number = 2",
    "an entry taken out": "DELETE FROM records_logentry WHERE number = 2",
    "the first taken out": "DELETE FROM records_logentry WHERE number = 1",
    "two put in each other's place": (
        "UPDATE records_logentry SET number = CASE number WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE number IN (2, 3);"
        "UPDATE records_logentry SET number = -number WHERE number < 0"
    ),
}


def tamper(folder: Path, statements: str) -> None:
    """What somebody with the file in hand can do: the rules of the database are dropped first."""
    with sqlite3.connect(folder / "records.sqlite3") as connection:
        rules = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in rules:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.executescript(statements)
    connection.close()


@pytest.mark.parametrize("what", TAMPERINGS)
def test_tampering_is_found_at_the_first_entry_that_does_not_hold(what: str, tmp_path: Path) -> None:
    book = book_with_plans(tmp_path / "book")
    for number in range(4):
        with alone(book) as alias:
            append(alias, 1, "propose", {"n": number})
    assert verify(book).entries == 4
    book.records().close()
    tamper(book.folder, TAMPERINGS[what])
    with pytest.raises(MaillageError) as raised:
        verify(book)
    assert raised.value.findings[0].code == "log-broken"


def test_a_cut_end_is_found_by_a_head_that_was_kept_elsewhere(tmp_path: Path) -> None:
    book = book_with_plans(tmp_path / "book")
    heads = []
    for number in range(3):
        with alone(book) as alias:
            append(alias, 1, "propose", {"n": number})
        heads.append(verify(book).head)
    assert [verify(book, head).entries for head in heads] == [3, 3, 3]
    book.records().close()
    tamper(book.folder, "DELETE FROM records_logentry WHERE number = 3")
    assert verify(book).entries == 2
    assert verify(book, heads[1]).entries == 2
    with pytest.raises(MaillageError) as raised:
        verify(book, heads[2])
    assert raised.value.findings[0].code == "log-cut"
