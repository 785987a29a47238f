"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def read_day(text: str) -> date:
    """Return a civil date written YYYY-MM-DD.

    Raises:
        typer.BadParameter: if it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r}: YYYY-MM-DD") from None


BookFolder = Annotated[
    Path, typer.Option("--book", "-b", envvar="MAILLAGE_BOOK", help="The book's folder.", show_default=True)
]
AsOf = Annotated[
    date, typer.Option("--as-of", "-d", parser=read_day, metavar="YYYY-MM-DD", help="The day asked about.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
HERE = Path()
