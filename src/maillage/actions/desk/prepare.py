"""Make a book ready to be served: its settings for this process and those that it starts, its tables, its key."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import connections

from maillage.actions.book import Book, read_settings

KEY: Final = "desk.key"
"""The file of the key that signs sessions; who reads it can pretend to be anybody."""


def choose_settings(folder: Path, hosts: tuple[str, ...] = ("127.0.0.1", "localhost"), *, database: str = "") -> None:
    """Have Django in this process and those that it starts serve the book in ``folder``; before Django is first used.

    ``database`` is the book's address of a database, "" for the embedded one.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "maillage.settings.desk"
    os.environ["MAILLAGE_BOOK"] = str(folder.resolve())
    os.environ["MAILLAGE_HOSTS"] = ",".join(hosts)
    if database:
        os.environ.setdefault("MAILLAGE_DATABASE_URL", database)


def open_desk(folder: Path, hosts: tuple[str, ...] = ("127.0.0.1", "localhost")) -> Book:
    """Open a book for serving: the desk's tables are made or brought up to date.

    Raises:
        MaillageError: if the folder is no book, or its database cannot be used.
    """
    choose_settings(folder, hosts, database=read_settings(folder).database)
    os.environ["MAILLAGE_SECRET_KEY"] = key_of(folder)
    book = Book(folder)
    book.records()
    # Where Django was set up for another book, or for none, its database is this one's from now on.
    if book.alias != "default":
        connections["default"].close()
        del connections["default"]
        connections.settings["default"] = connections.settings[book.alias]
    # Only a process that serves needs more than the records.
    call_command("migrate", database="default", verbosity=0, interactive=False)
    call_command("createcachetable", database="default", verbosity=0)
    return book


def key_of(folder: Path) -> str:
    """Return the key of the book, made at first, readable by its owner alone."""
    file = folder / KEY
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as sink:
            sink.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii")
