"""A signed head that was kept elsewhere shows a log that was cut, or written anew with another key."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connections

from maillage.accounts.permissions import Denied, operator
from maillage.actions.book import Book
from maillage.actions.init.create import create
from maillage.actions.log.anchor import anchor, head_of
from maillage.actions.log.append import alone, append
from maillage.actions.log.verify import verify
from maillage.actions.signing.key import make_key, signed
from maillage.engine.kernel.reason import MaillageError

READER = operator("director")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = create(tmp_path / "book")
    make_key(operator("administrator"), made)
    with alone(made) as alias:
        for number in range(4):
            append(alias, 1, "propose", {"proposal": number})
    return made


def code_of(book: Book, said: str, key: Path | None = None) -> str:
    with pytest.raises(MaillageError) as raised:
        verify(book, head_of(book, said, key))
    return raised.value.findings[0].code


def cut(book: Book, numbers: int) -> None:
    """Take the last entries away as whoever owns the database can."""
    with connections[book.alias].cursor() as cursor:
        cursor.execute("DROP TRIGGER records_logentry_no_delete")
        cursor.execute("DELETE FROM records_logentry WHERE number > %s", [numbers])


def test_the_log_leads_through_it_also_when_it_grew(book: Book, tmp_path: Path) -> None:
    file, public = tmp_path / "anchor", tmp_path / "public.pem"
    file.write_bytes(anchor(READER, book))
    public.write_text(make_key(operator("administrator"), book).public, encoding="utf-8")
    assert verify(book, head_of(book, str(file))).entries == 6
    assert code_of(book, str(file), public) == "signature-other"


def test_a_log_that_was_cut_is_noticed_and_without_it_is_not(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "anchor"
    file.write_bytes(anchor(READER, book))
    cut(book, 3)
    assert verify(book).entries == 3
    assert code_of(book, str(file)) == "log-cut"


def test_an_anchor_that_was_changed_or_is_something_else_is_refused(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "anchor"
    file.write_bytes(anchor(READER, book).replace(b'"payload":"e', b'"payload":"f'))
    assert code_of(book, str(file)) in ("signature-broken", "signature-form")
    file.write_bytes(signed(book, "maillage-organisation/1", b'{"head":"x"}'))
    assert code_of(book, str(file)) == "anchor-kind"


def test_it_is_for_those_who_read_the_log(book: Book) -> None:
    with pytest.raises(Denied):
        anchor(operator("field"), book)
