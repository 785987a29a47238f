"""``maillage webhooks``."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from maillage.actions.desk.prepare import open_desk
from maillage.cli.options import HERE, BookFolder
from maillage.cli.state import screen_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

app = typer.Typer(no_args_is_help=True, help="Other people's programs that are told what happens.")


@app.callback()
def _group() -> None:
    """Other people's programs that are told what happens."""


@app.command("add")
def add_command(
    email: Annotated[str, typer.Argument(help="The address of the account that subscribes: an administrator's.")],
    url: Annotated[str, typer.Argument(help="The address that is told, with https.")],
    event: Annotated[list[str], typer.Option("--event", help="An event, publication.published; several times.")],
    book: BookFolder = HERE,
) -> None:
    """Have an address told what happens; the secret that signs is printed alone on standard output."""
    opened = open_desk(book)
    # Models can be imported only once Django is set up.
    from maillage.accounts.permissions import Denied, actor_of
    from maillage.actions.accounts.find import account_at
    from maillage.actions.webhooks.list import show_secret
    from maillage.actions.webhooks.subscribe import subscribe

    actor = actor_of(account_at(email))
    try:
        made = subscribe(actor, opened, url, frozenset(event))
    except Denied:
        raise MaillageError(Finding(Severity.ERROR, "webhook-denied", {"email": email})) from None
    screen_of(opened.settings.language).progress("webhook-made", number=made.number, url=url)
    print(show_secret(actor, opened, made.number))


@app.command("deliver")
def deliver_command(
    every: Annotated[int, typer.Option(min=0, help="Go on, and look again after so many seconds; 0: once.")] = 0,
    book: BookFolder = HERE,
) -> None:
    """Tell what is due to those who subscribed."""
    opened = open_desk(book)
    from maillage.actions.webhooks.deliver import deliver

    talk = screen_of(opened.settings.language)
    while True:
        found = deliver(opened)
        talk.say("webhook-delivered", told=found.told, failed=found.failed, lost=found.given_up)
        if not every:
            return
        time.sleep(every)
