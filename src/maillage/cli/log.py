"""``maillage log``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maillage.accounts.permissions import operator
from maillage.actions.book import Book
from maillage.actions.log.anchor import anchor as make_anchor
from maillage.actions.log.anchor import head_of
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
    anchor: Annotated[
        str, typer.Option(help="A head of the log that was kept elsewhere, or the file of a signed one.")
    ] = "",
    key: Annotated[Path | None, typer.Option(help="The public key of a signed one, kept elsewhere too.")] = None,
    book: BookFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Follow the log from its beginning: is any entry changed, taken out, cut off?"""
    opened = Book(book)
    found = verify(opened, head_of(opened, anchor, key))
    if as_json:
        print_json(found)
    else:
        screen_of(opened.settings.language).say("log-verified", entries=found.entries, head=found.head)


@app.command("anchor")
def anchor_command(
    file: Annotated[Path, typer.Argument(help="The file to write, to be kept where nobody changes it.")],
    book: BookFolder = HERE,
) -> None:
    """Write the head of the log, signed: it shows later whether the log was cut or written anew."""
    opened = Book(book)
    file.write_bytes(make_anchor(operator("director"), opened))
    screen_of(opened.settings.language).say("anchor-written", file=str(file))
