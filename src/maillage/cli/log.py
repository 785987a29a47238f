"""``maillage log``."""

from __future__ import annotations

from typing import Annotated

import typer

from maillage.actions.book import Book
from maillage.actions.log.verify import verify
from maillage.cli.options import HERE, AsJson, BookFolder
from maillage.cli.screen import print_json
from maillage.cli.state import screen_of

app = typer.Typer(no_args_is_help=True, help="Who did what.")


@app.callback()
def _group() -> None:
    """Who did what."""


@app.command("verify")
def verify_command(
    anchor: Annotated[str, typer.Option(help="A head of the log that was kept elsewhere.")] = "",
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Follow the log from its beginning: is any entry changed, taken out, cut off?"""
    opened = Book(book)
    found = verify(opened, anchor)
    if as_json:
        print_json(found)
    else:
        screen_of(opened.settings.language).say("log-verified", entries=found.entries, head=found.head)
