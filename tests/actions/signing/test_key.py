"""The key of a book: made, replaced, lost."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.db import DatabaseError

from maillage.accounts.permissions import Denied, operator
from maillage.actions.book import Book
from maillage.actions.log.list import list_log
from maillage.actions.signing.key import list_keys, make_key, signed
from maillage.adapters.signatures.document import verify
from maillage.engine.kernel.reason import MaillageError
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]


@pytest.fixture
def book(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    from maillage.actions.init.create import create

    monkeypatch.setenv("MAILLAGE_DATABASE_URL", database)
    return create(tmp_path / "book")


def code(book: Book) -> str:
    with pytest.raises(MaillageError) as raised:
        signed(book, "kind/1", b"{}")
    return raised.value.findings[0].code


def test_it_is_made_replaced_and_never_forgotten(book: Book) -> None:
    assert code(book) == "signing-none"
    first = make_key(operator("administrator"), book)
    early = signed(book, "kind/1", b"{}")
    second = make_key(operator("administrator"), book)
    assert [one.name for one in list_keys(book)] == [second.name, first.name]
    late = signed(book, "kind/1", b"{}")
    assert verify(early, first.public).key == first.name
    assert verify(late, second.public).key == second.name
    logged = [(entry.action, entry.facts["key"]) for entry in list_log(operator("administrator"), book)]
    assert logged == [("make-key", second.name), ("make-key", first.name)]


def test_the_private_half_is_its_owner_s_alone_and_not_in_the_database(book: Book) -> None:
    made = make_key(operator("administrator"), book)
    file = book.folder / "keys" / f"{made.name}.pem"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert "PRIVATE" not in made.public
    file.unlink()
    assert code(book) == "signing-lost"


def test_a_key_is_never_changed_or_deleted(book: Book) -> None:
    from maillage.records.models import SigningKey

    make_key(operator("administrator"), book)
    rows = SigningKey.objects.using(book.alias)
    with pytest.raises(DatabaseError):
        rows.update(public="other")
    with pytest.raises(DatabaseError):
        rows.all()._raw_delete(book.alias)


def test_it_is_the_administrator_s(book: Book) -> None:
    for role in ("director", "analyst", "approver", "field"):
        with pytest.raises(Denied):
            make_key(operator(role), book)
