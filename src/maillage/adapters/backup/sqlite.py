"""Copies of an SQLite database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Write a consistent copy of an open database, as of one moment; others go on writing meanwhile."""
    with closing(sqlite3.connect(target)) as copied:
        source.backup(copied)
        # One file, without a log of writes beside it.
        copied.execute("PRAGMA journal_mode=DELETE")


def is_sound(file: Path) -> bool:
    """Whether SQLite finds nothing wrong with a database."""
    with closing(sqlite3.connect(file)) as opened:
        try:
            return [*opened.execute("PRAGMA integrity_check")] == [("ok",)]
        except sqlite3.DatabaseError:
            return False
