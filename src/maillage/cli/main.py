"""The ``maillage`` command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
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


_MODULES = {
    "init": "book", "policy": "policy", "mapping": "mapping", "intake": "intake", "plan": "plan", "explain": "plan",
    "account": "account", "webhooks": "webhooks", "publication": "publication", "log": "log",
    "token": "token",  # nosec B105 # the name of a command
    "serve": "serve", "work": "work", "backup": "backup", "restore": "backup", "demo": "demo",
    "territories": "territories", "scenario": "scenario",
}  # fmt: skip
"""Where each command stands; its module is loaded when it is asked for."""


def _register(asked: str = "") -> None:
    """Add the command that is asked for; all of them where it is none of them, so that help lists them."""
    for name in [asked] if asked in _MODULES else _MODULES:
        module = import_module(f"maillage.cli.{_MODULES[name]}")
        if hasattr(module, "app") and name == _MODULES[name]:
            if name == "plan":
                tradeoff = import_module("maillage.cli.tradeoff")
                module.app.command("tradeoff")(tradeoff.tradeoff_command)
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, f"{name}_command", None) or getattr(module, name))


def _asked(words: Sequence[str]) -> str:
    """Return the first word that is neither an option nor the value of one: the command."""
    rest = iter(words)
    for word in rest:
        if word in ("-l", "--language"):
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def main() -> None:
    """Run the command line; a known problem ends with its sentences and status 1, an interruption with 130."""
    try:
        # Loading what a command needs takes as long as many a command.
        with stoppable():
            _register(_asked(sys.argv[1:]))
            # What was loaded stays: the collector of cycles need not walk over it again, which takes 70 ms each time.
            gc.freeze()
            command = typer.main.get_command(app)
            translate(command, cast(Language, asked_language(sys.argv[1:]) or language_of()))
            command()
    except MaillageError as error:
        screen_of().findings(error.findings, problems=True)
        sys.exit(1)
