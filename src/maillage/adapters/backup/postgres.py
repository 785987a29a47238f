"""Copies of a PostgreSQL database, by its own programs: pg_dump and pg_restore."""

from __future__ import annotations

import os
import shutil
import subprocess  # nosec B404 # PostgreSQL's own programs
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_DEBIAN: Final = Path("/usr/lib/postgresql")
_NAMES: Final = {
    "NAME": "PGDATABASE", "HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",  # nosec B105 # the name of a variable
}  # fmt: skip


def dump(database: Mapping[str, Any], target: Path) -> None:
    """Write a consistent copy of a database, as of one moment; others go on writing meanwhile.

    ``database``: Django's settings of it.

    Raises:
        MaillageError: if pg_dump is not there (``backup-no-program``) or fails (``backup-database``).
    """
    _run("pg_dump", database, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def restore(database: Mapping[str, Any], source: Path) -> None:
    """Fill an empty database from a copy, in one transaction: whole or not at all.

    Raises:
        MaillageError: if pg_restore is not there (``backup-no-program``) or fails (``backup-database``).
    """
    _run("pg_restore", database, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
         f"--dbname={database['NAME']}", str(source))  # fmt: skip


def is_empty(cursor: Any) -> bool:
    """Whether a database holds neither tables nor functions but those of its extensions."""
    return not [*_made(cursor)]


def empty(cursor: Any) -> None:
    """Drop all tables and functions of a database that was empty before."""
    for kind, name in [*_made(cursor)]:
        cursor.execute(f"DROP {kind} {name} CASCADE")


def _made(cursor: Any) -> Iterator[tuple[str, str]]:
    """Tables, then functions, as one names them in a statement."""
    for kind, catalogue, column, cast in (
        ("TABLE", "pg_class", "relnamespace", "regclass"), ("FUNCTION", "pg_proc", "pronamespace", "regprocedure")
    ):  # fmt: skip
        tables = "AND relkind IN ('r', 'p')" if kind == "TABLE" else ""
        cursor.execute(
            f"SELECT oid::{cast}::text FROM {catalogue} AS made "  # nosec B608 # words of ours
            f"WHERE {column} = current_schema()::regnamespace {tables} "
            f"AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = made.oid AND deptype = 'e')"
        )
        for (name,) in cursor.fetchall():
            yield kind, name


def find_program(name: str) -> str | None:
    """Return the path of one of PostgreSQL's programs: the newest that Debian has, else the one on the path."""
    known = [place for place in _DEBIAN.glob(f"*/bin/{name}") if place.parent.parent.name.isdecimal()]
    newest = max(known, key=lambda place: int(place.parent.parent.name), default=None)
    return str(newest) if newest is not None else shutil.which(name)


def _run(name: str, database: Mapping[str, Any], *options: str) -> None:
    program = find_program(name)
    if program is None:
        raise MaillageError(Finding(Severity.ERROR, "backup-no-program", {"program": name}))
    # A password on a command line can be read by everybody on the machine.
    surroundings = {variable: str(database[key]) for key, variable in _NAMES.items() if database.get(key)}
    done = subprocess.run(  # nosec B603 # a program of the system and options of ours, and no shell
        [program, "--no-password", *options], env={**os.environ, **surroundings}, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        facts = {"program": name, "reason": said[0] if said else str(done.returncode)}
        raise MaillageError(Finding(Severity.ERROR, "backup-database", dict(facts)))
