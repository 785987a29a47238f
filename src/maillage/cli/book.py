"""``maillage init``."""

from __future__ import annotations

from pathlib import Path

import typer

from maillage.actions.init.create import create
from maillage.cli.state import language_of, screen_of


def init(
    folder: Path = typer.Argument(..., help="A new or empty folder."),
    policy: str = typer.Option("france", help="The policy that this book applies."),
) -> None:
    """Make a book: a working folder with embedded databases, example policies and mappings."""
    book = create(folder, policy=policy, language=language_of())
    screen_of().say("init-done", folder=str(book.folder), policy=policy)
