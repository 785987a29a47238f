"""``maillage mapping``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from maillage.actions.book import SETTINGS_FILE, read_settings
from maillage.actions.intake import mapping as mappings
from maillage.cli.options import HERE, BookFolder
from maillage.cli.state import screen_of
from maillage.engine.kernel.reason import MaillageError

app = typer.Typer(no_args_is_help=True, help="Check the mappings by which files are read.")

MappingArgument = Annotated[str, typer.Argument(metavar="MAPPING", help="A .yaml file, or a name in the book.")]


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of mappings, with which an editor completes and checks them."""
    typer.echo(json.dumps(mappings.schema(), ensure_ascii=False, indent=2))


@app.command("check")
def check_command(mapping: MappingArgument, book: BookFolder = HERE) -> None:
    """Is the mapping sound? Every fault is told with its line and remedy; status 1 where there is one."""
    language = read_settings(book).language if (book / SETTINGS_FILE).is_file() else ""
    screen = screen_of(language)
    try:
        loaded, notes = mappings.find(book / "mappings", mapping)
    except MaillageError as error:
        screen.findings(error.findings, problems=True)
        raise typer.Exit(1) from None
    screen.findings(notes)
    words = {"file": loaded.sources.file, "table": loaded.mapping.table, "digest": loaded.digest[:12]}
    screen.say("mapping-sound", **words)
