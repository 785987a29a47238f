"""Back a book up: everything that cannot be made again, in one archive."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from django.db import connections

import maillage
from maillage.actions.book import Book
from maillage.actions.desk.prepare import KEY
from maillage.actions.intake.accept import one_at_a_time
from maillage.actions.log.verify import verify
from maillage.adapters.backup import archive, postgres, sqlite
from maillage.adapters.backup.archive import Manifest
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

RECORDS: Final = {"sqlite": "records.sqlite3", "postgresql": "records.dump"}
"""Kind of database → its copy in the archive."""
_LEFT_OUT: Final = frozenset({"cache", "jobs", KEY})
"""Made again where it is missing. A new key ends the sessions of the desk, which is as it should be."""


def back_up(book: Book, target: Path) -> Manifest:
    """Write a book's records, ledger, policies, mappings, plans and all else that people brought, as of one moment.

    The desk and its jobs may go on: records and log are of one moment, and no file is taken in between that and the
    ledger. Facts of the manifest: the database's kind, entries and head of the log, the instant, the program's version.

    Raises:
        MaillageError: if the target exists (``backup-exists``) or is in the book (``backup-inside``), the log does not
            hold (``log-broken``), or the database cannot be copied.
    """
    target = target.absolute()
    if target.exists():
        raise _refused("backup-exists", target)
    if target.is_relative_to(book.folder.absolute()):
        raise _refused("backup-inside", target)
    with one_at_a_time(book), tempfile.TemporaryDirectory(prefix=".maillage-", dir=target.parent) as aside:
        held = verify(book)
        kind = connections[book.alias].vendor
        copied = Path(aside) / RECORDS[kind]
        _copy(book, kind, copied)
        facts: dict[str, str | int] = {
            "database": kind, "entries": held.entries, "head": held.head, "program": maillage.__version__,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
        }  # fmt: skip
        return archive.write(target, [(copied.name, copied), *_files(book.folder)], facts)


def _copy(book: Book, kind: str, target: Path) -> None:
    connection = connections[book.alias]
    if kind == "postgresql":
        postgres.dump(connection.settings_dict, target)
        return
    connection.ensure_connection()
    sqlite.copy(connection.connection, target)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a book but drafts, what is made again, and the embedded databases."""
    for place in sorted(folder.rglob("*")):
        path = place.relative_to(folder)
        if path.parts[0] in _LEFT_OUT or any(part.startswith(".") for part in path.parts):
            continue
        if ".sqlite3" in path.name and len(path.parts) == 1:
            continue
        if place.is_file() and not place.is_symlink():
            yield path.as_posix(), place


def _refused(code: str, target: Path) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, {"file": str(target)}))
