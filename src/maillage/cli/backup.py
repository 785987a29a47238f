"""``maillage backup`` and ``maillage restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maillage.actions.book import Book, read_settings
from maillage.cli.options import HERE, AsJson, BookFolder
from maillage.cli.screen import print_json
from maillage.cli.state import screen_of


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write; it must not exist.")],
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Back a book up into one archive with the SHA-256 of every file; the desk may go on meanwhile."""
    from maillage.actions.backup.make import back_up

    opened = Book(book)
    made = back_up(opened, file)
    if as_json:
        print_json({"files": len(made.files), "bytes": made.size, **made.facts})
        return
    screen_of(opened.settings.language).say(
        "backup-made", file=str(file), files=len(made.files), mebibytes=made.size >> 20, head=str(made.facts["head"])
    )


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An archive that backup wrote.")],
    into: Annotated[Path, typer.Option("--into", help="A new or empty folder.")],
    database: Annotated[
        str, typer.Option(help="The address of an empty PostgreSQL database, where the records were in one.")
    ] = "",
    anchor: Annotated[str, typer.Option(help="A head of the log that was kept elsewhere.")] = "",
    as_json: AsJson = False,
) -> None:
    """Restore a book; every digest and the chain of the log are verified before anything is in place."""
    from maillage.actions.backup.restore import restore as put_back

    done = put_back(file, into, database=database, anchor=anchor)
    if as_json:
        print_json(done)
        return
    screen_of(read_settings(into).language).say(
        "restore-done", folder=str(into), files=done.files, entries=done.entries, head=done.head
    )
