"""A wholesaler's file that an analyst sends to the desk, in a few words."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from maillage.accounts.permissions import Actor, Held
from maillage.actions.book import Book
from maillage.actions.intake.inbox import Waiting, inbox_of
from maillage.actions.intake.receive import Upload, receive
from tests.actions.intake.wholesaler import HEADER, TEN, book_in
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]

ANALYST, DIRECTOR, FIELD = (
    Actor(number, role.capitalize(), "", (Held(role),))
    for number, role in enumerate(("analyst", "director", "field"), 1)
)
BAD = ("D98;1;31/01/2026;p1;R1;1;5", "D99;1;2026-01-31;p1;R1;one;=5+5")
"""Two lines that cannot be read: a day written otherwise; a number of pieces, and an amount, that are none."""


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a book with two mappings and nothing else, closed: copied for each test."""
    made = book_in(tmp_path_factory.mktemp("fresh") / "book")
    made.records().close()
    return made.folder


on_both = pytest.mark.usefixtures("database")
"""Marks a test whose ``book`` is on SQLite and on PostgreSQL in turn; others are on SQLite alone, and quicker."""


@pytest.fixture
def book(
    fresh: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Book]:
    """A new book with two mappings and nothing else."""
    folder = shutil.copytree(fresh, tmp_path / "book")
    if "database" in request.fixturenames:
        (folder / "records.sqlite3").unlink()
        monkeypatch.setenv("MAILLAGE_DATABASE_URL", request.getfixturevalue("database"))
    made = Book(folder)
    yield made
    made.records().close()


def upload(book: Book, data: bytes, name: str = "january.csv") -> Upload:
    place = inbox_of(book) / f".upload-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    place.unlink(missing_ok=True)
    place.write_bytes(data)
    return Upload(name, place, len(data), hashlib.sha256(data).hexdigest())


def text_of(*lines: str) -> bytes:
    return ("\n".join([HEADER, *lines]) + "\n").encode()


def sent(book: Book, *lines: str, name: str = "january.csv", beside: tuple[Upload, ...] = ()) -> Waiting:
    """A file that waits: ten good lines and the two bad ones unless said otherwise."""
    return receive(ANALYST, book, [upload(book, text_of(*(lines or (*TEN, *BAD))), name), *beside])


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
