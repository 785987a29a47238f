"""Restore a book from its backup: verified whole before anything is put in place."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import connections

from maillage.actions.backup.make import RECORDS
from maillage.actions.book import SETTINGS_FILE, Book
from maillage.actions.log.verify import verify
from maillage.adapters.backup import archive, postgres, sqlite
from maillage.adapters.backup.archive import Manifest
from maillage.adapters.warehouse.log import sync
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.settings import env

_DATABASE: Final = re.compile(r"^database:.*$", re.MULTILINE)
_FOLDERS: Final = ("policies", "mappings", "quarantine", "plans")
"""A book has them, though they may be empty, and an archive holds files only."""
_ADDRESS: Final = "MAILLAGE_DATABASE_URL"


@dataclass(frozen=True)
class Restored:
    """What was put in place: files and bytes, the entries of the log and its head."""

    files: int
    size: int
    entries: int
    head: str


def restore(source: Path, folder: Path, *, database: str = "", anchor: str = "") -> Restored:
    """Put the book of a backup into ``folder``, which is new or empty.

    All is unpacked beside the folder, every digest held against the manifest, the chain of the log followed (through
    ``anchor``, a head that was kept elsewhere), and only then renamed: a death at any moment leaves no half book.
    Records of PostgreSQL go into the empty database at the address ``database`` (else of MAILLAGE_DATABASE_URL), in one
    transaction.

    Raises:
        MaillageError: if the folder holds something (``restore-not-empty``), the archive is no whole backup
            (``restore-archive``, ``restore-file``), its log does not hold (``log-broken``, ``log-cut``),
            or its records cannot be put into the database (``restore-database``, ``restore-two-databases``,
            ``restore-database-full``, ``backup-database``).
    """
    folder = folder.absolute()
    with _staging(folder) as staging:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise _refused("restore-not-empty", {"folder": str(folder)})
        draft = staging / "book"
        draft.mkdir()
        manifest = archive.unpack(source, draft)
        kind = str(manifest.facts.get("database", ""))
        if kind not in RECORDS or not (draft / SETTINGS_FILE).is_file() or not (draft / RECORDS[kind]).is_file():
            raise _refused("restore-archive", {"archive": str(source)})
        for name in _FOLDERS:
            (draft / name).mkdir(exist_ok=True)
        address = _address(kind, database)
        _set_address(draft / SETTINGS_FILE, database if kind == "postgresql" else "")
        with _filled(draft, kind, address, source):
            held = _verified(draft, manifest, anchor)
        _sync_folders(draft)
        draft.rename(folder)
        sync(folder.parent)
    return Restored(len(manifest.files), manifest.size, held[0], held[1])


def _address(kind: str, database: str) -> str:
    address = database or os.environ.get(_ADDRESS, "")
    if database and os.environ.get(_ADDRESS, database) != database:
        raise _refused("restore-two-databases", {"variable": _ADDRESS})
    wanted = "postgresql" if kind == "postgresql" else "sqlite"
    given = "postgresql" if address.startswith(("postgresql:", "postgres:")) else "sqlite"
    if given != wanted or (kind == "sqlite" and address):
        raise _refused("restore-database", {"kind": kind})
    return address


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Give a folder beside the one to restore into, to nobody else at once; what a death left in it goes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f".{folder.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _refused("restore-not-empty", {"folder": str(folder)}) from None
        staging = folder.with_name(f".{folder.name}.restoring")
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(mode=0o700)
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)
            Path(lock.name).unlink(missing_ok=True)


@contextmanager
def _filled(draft: Path, kind: str, address: str, source: Path) -> Iterator[None]:
    """Have the records in their database while the block runs; they leave it where the block fails."""
    copied = draft / RECORDS[kind]
    if kind == "sqlite":
        if not sqlite.is_sound(copied):
            raise _refused("restore-file", {"archive": str(source), "file": copied.name})
        yield
        return
    place = env.database(address)
    _require_empty(place)
    postgres.restore(place, copied)
    copied.unlink()
    try:
        yield
    except BaseException:
        with _connected(place) as connection, connection.cursor() as cursor:
            postgres.empty(cursor)
        raise


def _require_empty(place: Mapping[str, Any]) -> None:
    with _connected(place) as connection, connection.cursor() as cursor:
        if not postgres.is_empty(cursor):
            raise _refused("restore-database-full", {"database": str(place["NAME"])})


@contextmanager
def _connected(place: Mapping[str, Any]) -> Iterator[Any]:
    connections.settings["restoring"] = dict(place)
    try:
        yield connections["restoring"]
    finally:
        connections["restoring"].close()
        del connections["restoring"]
        del connections.settings["restoring"]


def _verified(draft: Path, manifest: Manifest, anchor: str) -> tuple[int, str]:
    """Follow the chain of the log in the restored records, through what the backup noted; return its entries and head.

    The copy of the records was taken a moment after the note: the chain may go on beyond it.
    """
    book = Book(draft)
    try:
        held = verify(book, str(manifest.facts.get("head", "")))
        if anchor:
            verify(book, anchor)
        return held.entries, held.head
    finally:
        # A file must not be renamed under an open connection.
        connections[book.alias].close()
        del connections[book.alias]
        del connections.settings[book.alias]


def _set_address(settings: Path, address: str) -> None:
    """Have the settings name the database that the book was restored into, and no other."""
    text = settings.read_text(encoding="utf-8")
    line = f"database: {address}" if address else "# database:"
    changed = _DATABASE.sub(lambda _: line, text)
    settings.write_text(changed if changed != text or not address else f"{text}\n{line}\n", encoding="utf-8")


def _sync_folders(draft: Path) -> None:
    for place in (draft, *(place for place in draft.rglob("*") if place.is_dir())):
        sync(place)


def _refused(code: str, facts: Mapping[str, str | int]) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, dict(facts)))
