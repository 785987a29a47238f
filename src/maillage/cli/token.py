"""``maillage token``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from maillage.actions.desk.prepare import open_desk
from maillage.cli.options import HERE, AsJson, BookFolder
from maillage.cli.screen import print_json
from maillage.cli.state import screen_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.accounts.permissions import Actor

app = typer.Typer(no_args_is_help=True, help="Tokens by which programs use the API in somebody's name.")


@app.callback()
def _group() -> None:
    """Tokens by which programs use the API in somebody's name."""


Owner = Annotated[str, typer.Argument(help="The address of the account in whose name the program acts.")]


@app.command("add")
def add_command(
    email: Owner,
    label: Annotated[str, typer.Argument(help="What the token is for.")],
    may: Annotated[list[str], typer.Option("--may", help="An action that it allows, partners.read; several times.")],
    days: Annotated[int, typer.Option(help="Days after which it ends.", show_default=True)] = 90,
    book: BookFolder = HERE,
) -> None:
    """Make a token; its secret is printed once, alone on standard output, and kept nowhere."""
    opened = open_desk(book)
    from maillage.actions.tokens.make import make_token

    made = make_token(_actor(email), opened, label, frozenset(may), days)
    screen_of(opened.settings.language).progress("token-made", number=made.token.pk, day=made.token.expires.date())
    print(made.secret)


@app.command("list")
def list_command(email: Owner, book: BookFolder = HERE, as_json: AsJson = False) -> None:
    """List the tokens of an account: what each allows, and until when."""
    opened = open_desk(book)
    from maillage.actions.tokens.list import list_tokens

    talk, now = screen_of(opened.settings.language), datetime.now(UTC)
    found = [(one, one.revoked is None and one.expires > now) for one in list_tokens(_actor(email), opened)]
    if as_json:
        print_json([
            {"token": one.pk, "label": one.label, "scope": one.scope.split(), "expires": one.expires.date(),
             "holds": holds}
            for one, holds in found
        ])  # fmt: skip
        return
    for one, holds in found:
        talk.say("token-listed", number=one.pk, label=one.label, day=one.expires.date(),
                 scope=tuple(one.scope.split()), holds=str(holds).lower())  # fmt: skip
    if not found:
        talk.say("token-none", email=email)


@app.command("revoke")
def revoke_command(
    email: Owner,
    number: Annotated[int, typer.Argument(help="The number of the token.")],
    book: BookFolder = HERE,
) -> None:
    """Have a token end now."""
    opened = open_desk(book)
    from maillage.accounts.permissions import Denied
    from maillage.actions.tokens.revoke import revoke_token

    try:
        revoke_token(_actor(email), opened, number)
    except Denied:
        raise MaillageError(Finding(Severity.ERROR, "token-missing", {"number": number, "email": email})) from None
    screen_of(opened.settings.language).say("token-revoked", number=number)


def _actor(email: str) -> Actor:
    # Models can be imported only once Django is set up.
    from maillage.accounts.permissions import actor_of
    from maillage.actions.accounts.find import account_at

    return actor_of(account_at(email))
