"""``maillage publication``."""

from __future__ import annotations

import typer

from maillage.actions.desk.prepare import open_desk
from maillage.cli.options import HERE, BookFolder
from maillage.cli.state import screen_of

app = typer.Typer(no_args_is_help=True, help="What was published.")


@app.callback()
def _group() -> None:
    """What was published."""


@app.command("tell")
def tell_command(book: BookFolder = HERE) -> None:
    """Tell those whom publications concern, and send the mails that wait: what `maillage serve` does by itself."""
    opened = open_desk(book)
    # Models can be imported only once Django is set up.
    from maillage.actions.notices.announce import announce
    from maillage.actions.notices.send import send_notices

    made = announce(opened)
    screen_of(opened.settings.language).say("notices-told", made=made, sent=send_notices(opened))
