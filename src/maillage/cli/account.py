"""``maillage account``."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import Annotated

import typer

from maillage.accounts.permissions import Held, operator
from maillage.actions.desk.prepare import open_desk
from maillage.cli.options import HERE, BookFolder
from maillage.cli.state import language_of, screen_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

app = typer.Typer(no_args_is_help=True, help="Who signs in at the desk, and what each may do.")


@app.callback()
def _group() -> None:
    """Who signs in at the desk, and what each may do."""


@app.command("add")
def add_command(
    email: Annotated[str, typer.Argument(help="The address to sign in with.")],
    name: Annotated[str, typer.Argument(help="The name to show.")],
    role: Annotated[
        list[str], typer.Option("--role", "-r", help="A role, or ROLE:UNIT for one of a business unit; several times.")
    ],
    person: Annotated[str, typer.Option(help="The identifier in the records of somebody who holds seats.")] = "",
    sso: Annotated[bool, typer.Option("--sso", help="No password: the identity provider says who it is.")] = False,
    book: BookFolder = HERE,
) -> None:
    """Give somebody an account; the password is asked for, or taken from MAILLAGE_PASSWORD."""
    opened = open_desk(book)
    # Models can be imported only once Django is set up.
    from maillage.actions.accounts.create import create_account

    language = language_of(opened.settings.language)
    parts = [text.partition(":") for text in role]
    held = tuple(Held(one, unit) for one, _, unit in parts)
    account = create_account(email, name, None if sso else _password(), held, language=language, person=person)
    screen_of(opened.settings.language).say("account-made", name=account.name, email=account.email)


@app.command("close")
def close_command(
    email: Annotated[str, typer.Argument(help="The address of the account.")],
    reopen: Annotated[bool, typer.Option("--reopen", help="Open it again.")] = False,
    book: BookFolder = HERE,
) -> None:
    """Let somebody in no longer, from the next request on; it is logged."""
    opened = open_desk(book)
    from maillage.actions.accounts.close import close_account
    from maillage.actions.accounts.find import account_at

    account = close_account(operator("administrator"), opened, account_at(email).pk, closed=not reopen)
    screen_of(opened.settings.language).say("account-reopened" if reopen else "account-closed", name=account.name)


@app.command("reset")
def reset_command(
    email: Annotated[str, typer.Argument(help="The address of the account.")], book: BookFolder = HERE
) -> None:
    """Take away a second factor that was lost, so that its owner sets up another; it is logged."""
    opened = open_desk(book)
    from maillage.actions.accounts.find import account_at
    from maillage.actions.accounts.reset import reset_second_factor

    account = reset_second_factor(operator("administrator"), opened, account_at(email).pk)
    screen_of(opened.settings.language).say("factor-reset", name=account.name)


def _password() -> str:
    given = os.environ.get("MAILLAGE_PASSWORD", "")
    if not given and sys.stdin.isatty():
        given = getpass()
    if not given:
        raise MaillageError(Finding(Severity.ERROR, "account-password-none"))
    return given
