"""The ``maillage`` command."""

from __future__ import annotations

import sys
from typing import cast

import typer

from maillage.cli.help import asked_language, translate
from maillage.cli.state import choose, language_of, screen_of
from maillage.cli.stop import stoppable
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.format import Language

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="From sell-through files and one written policy to an explained channel organisation.",
)


@app.callback()
def _options(
    language: str = typer.Option("", "--language", "-l", help="fr or en; otherwise the book's, then LANG's."),
) -> None:
    """Remember what holds for every command."""
    choose(language)


def _register() -> None:
    from maillage.cli import account, book, demo, intake, log, mapping, plan, policy, serve, tradeoff

    app.command("init")(book.init)
    app.add_typer(policy.app, name="policy")
    app.add_typer(mapping.app, name="mapping")
    app.add_typer(intake.app, name="intake")
    app.add_typer(plan.app, name="plan")
    plan.app.command("tradeoff")(tradeoff.tradeoff_command)
    app.command("explain")(plan.explain_command)
    app.add_typer(account.app, name="account")
    app.add_typer(log.app, name="log")
    app.command("serve")(serve.serve)
    app.command("demo")(demo.demo)


def main() -> None:
    """Run the command line; a known problem ends with its sentences and status 1, an interruption with 130."""
    try:
        # Loading what a command needs takes as long as many a command.
        with stoppable():
            _register()
            command = typer.main.get_command(app)
            translate(command, cast(Language, asked_language(sys.argv[1:]) or language_of()))
            command()
    except MaillageError as error:
        screen_of().findings(error.findings, problems=True)
        sys.exit(1)
