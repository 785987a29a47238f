"""A book: the working folder in which a channel's files, records, ledger and plans live."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import django
import pyarrow as pa
import yaml
from django.conf import settings
from django.db import DatabaseError, connections

from maillage.accounts.permissions import permissions
from maillage.actions.files import read_text
from maillage.actions.policy.resolve import library_of
from maillage.adapters.plans.supposed import kept
from maillage.engine.kernel.reason import Finding, MaillageError, Severity, Source
from maillage.engine.policy.read import PolicyLibrary
from maillage.engine.records.state import RecordsState
from maillage.settings import env

if TYPE_CHECKING:
    from maillage.adapters.warehouse.ledger import Ledger

SETTINGS_FILE = "maillage.yaml"
NOBODY = "none"
"""What ``second_factor`` says where no role has to have one."""
Engine = Literal["duckdb", "spark"]


@dataclass(frozen=True)
class BookSettings:
    """What ``maillage.yaml`` says. ``database`` is an address, ``""`` for the embedded one.

    ``second_factor``: the roles that sign in with one, or not at all. ``mail``: how mail is sent, "" for not at all,
    and ``mail_from`` by whom; ``address``: that of the desk, as people open it.
    """

    policy: str = ""
    engine: Engine = "duckdb"
    database: str = ""
    language: Literal["fr", "en"] = "fr"
    second_factor: tuple[str, ...] = ("director", "approver", "administrator")
    mail: str = ""
    mail_from: str = "maillage@localhost"
    address: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


class Book:
    """An open book. Make a new one with ``maillage.actions.init``.

    A database that the settings name gets its tables when the records are first asked for.
    """

    def __init__(self, folder: Path) -> None:
        """Open the book in ``folder``.

        Raises:
            MaillageError: if the folder is no book (``book-missing``) or its settings cannot be used.
        """
        self.folder = folder
        self.settings = read_settings(folder)
        self.alias = connect(folder, self.settings.database)
        """The name by which Django knows the database."""
        self._ready = False

    @property
    def mail(self) -> str:
        """How mail is sent, "" for not at all: the environment goes before the settings, so that a password can."""
        return env.text("MAILLAGE_MAIL", self.settings.mail)

    @property
    def policies(self) -> Path:
        """The folder of policies."""
        return self.folder / "policies"

    @property
    def mappings(self) -> Path:
        """The folder of mappings."""
        return self.folder / "mappings"

    @property
    def quarantine(self) -> Path:
        """The folder of quarantined lines."""
        return self.folder / "quarantine"

    @property
    def plans(self) -> Path:
        """The folder of plans."""
        return self.folder / "plans"

    @property
    def supposed(self) -> Path:
        """The folder of records that scenarios suppose."""
        return self.folder / "scenarios"

    def ledger(self) -> Ledger:
        """Return the ledger of this book."""
        # Its drivers take long to load, and not every command asks it.
        from maillage.adapters.warehouse.ledger import Ledger

        return Ledger(self.folder / "ledger")

    def records(self) -> Any:
        """Return the records store of this book (``maillage.records.store.RecordsStore``), its tables made if need be.

        Raises:
            MaillageError: if the database cannot be reached or used (``book-database``).
        """
        # Models can be imported only once Django is set up, which opening a book does.
        from maillage.records.store import RecordsStore

        store = RecordsStore(self.alias)
        if not self._ready:
            try:
                if not store.is_prepared():
                    store.prepare()
            except DatabaseError as error:
                place = "maillage.yaml" if self.settings.database else str(self.folder / "records.sqlite3")
                facts = {"place": place, "reason": str(error).strip().partition("\n")[0]}
                raise MaillageError(Finding(Severity.ERROR, "book-database", facts)) from None
            self._ready = True
        return store

    def records_state(self, wanted: str = "", *, batch: int | None = None) -> RecordsState:
        """Return the records of now, those that a plan names (a digest), or those after a batch (0: before the first).

        They come from a copy in columns where there is one; what a scenario supposed, from its own.

        Raises:
            MaillageError: if the records never were in the state asked for (``book-no-state``), or there is no such
                batch (``records-no-batch``).
        """
        cache = self._copy(wanted)
        if wanted and cache.is_dir():
            return _read_copy(cache, wanted)
        over = kept(self.supposed, wanted)
        if over is not None:
            return RecordsState({**self.records_state(over[0]).tables, **over[1]}, wanted)
        store = self.records()
        number: int = store.last(state=wanted) if batch is None else batch
        digest: str = store.digest_after(number)
        if wanted not in ("", digest):
            raise MaillageError(Finding(Severity.ERROR, "book-no-state", {"digest": wanted[:12]}))
        cache = self._copy(digest)
        if cache.is_dir():
            return _read_copy(cache, digest)
        state: RecordsState = store.state(number)
        _write_cache(cache, state)
        return state

    def _copy(self, digest: str) -> Path:
        return self.folder / "cache" / "records" / (digest or "none")

    def library(self) -> PolicyLibrary:
        """Return the policies of this book."""
        return library_of(self.policies)


def read_settings(folder: Path) -> BookSettings:
    """Read ``maillage.yaml``.

    Raises:
        MaillageError: if it is not there, is no YAML, or says something unknown.
    """
    file = folder / SETTINGS_FILE
    if not file.is_file():
        raise MaillageError(Finding(Severity.ERROR, "book-missing", {"folder": str(folder)}))
    try:
        values = yaml.safe_load(read_text(file)) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise MaillageError(Finding(Severity.ERROR, "book-settings-yaml", source=Source(str(file), line))) from None
    known = {"policy": None, "engine": ("duckdb", "spark"), "database": None, "language": ("fr", "en"),
             "second_factor": (*permissions(), NOBODY), "mail": None, "mail_from": None, "address": None}  # fmt: skip
    for name, value in values.items():
        choices = known.get(name, ())
        said = _listed(value) if name == "second_factor" and isinstance(value, str) else (value,)
        if name not in known or not isinstance(value, str) or (choices is not None and {*said} - {*choices}):
            raise MaillageError(
                Finding(
                    Severity.ERROR,
                    "book-settings-value",
                    {"name": str(name), "value": str(value), "allowed": tuple(choices or known)},
                    source=Source(str(file)),
                )
            )
    if "second_factor" in values:
        values["second_factor"] = tuple(role for role in _listed(values["second_factor"]) if role != NOBODY)
    return BookSettings(**values)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


def connect(folder: Path, address: str) -> str:
    """Make the database of a book known to Django; return the name that Django gives it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maillage.settings.base")
    if not settings.configured or not django.apps.apps.ready:
        django.setup()
    wanted = os.environ.get("MAILLAGE_DATABASE_URL", address)
    place = env.database(wanted) if wanted else env.sqlite((folder / "records.sqlite3").resolve())
    for known, other in connections.settings.items():
        if all(other.get(part, "") == place[part] for part in ("ENGINE", "NAME", "HOST", "PORT", "USER")):
            return known
    alias = "book-" + hashlib.sha256(repr(sorted(place.items(), key=str)).encode()).hexdigest()[:16]
    connections.settings[alias] = place
    return alias


def _read_copy(cache: Path, digest: str) -> RecordsState:
    return RecordsState({file.stem: _read_arrow(file) for file in sorted(cache.iterdir())}, digest)


def _read_arrow(file: Path) -> pa.Table:
    with pa.memory_map(str(file)) as source:
        return pa.ipc.open_file(source).read_all()


def _write_cache(cache: Path, state: RecordsState) -> None:
    """Write a copy in columns beside its place and rename it: a copy is whole or absent."""
    draft = cache.with_name(f"{cache.name}.{os.getpid()}")
    draft.mkdir(parents=True, exist_ok=True)
    try:
        for name, table in state.tables.items():
            with (
                pa.OSFile(str(draft / f"{name}.arrow"), "wb") as sink,
                pa.ipc.new_file(sink, table.schema) as writer,
            ):
                writer.write_table(table)
        # Another process may make the same copy first.
        with suppress(OSError):
            draft.rename(cache)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
