"""The help of every command in the reader's language: written in English beside the code, in French in one file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from inspect import cleandoc
from typing import Any

import typer

from maillage.messages.format import Language

_TITLES = {
    "ARGUMENTS_PANEL_TITLE": ("Arguments", "Arguments"),
    "COMMANDS_PANEL_TITLE": ("Commands", "Commandes"),
    "ERRORS_PANEL_TITLE": ("Error", "Erreur"),
    "OPTIONS_PANEL_TITLE": ("Options", "Options"),
    "DEFAULT_STRING": ("[default: {}]", "[par défaut : {}]"),
    "REQUIRED_LONG_STRING": ("[required]", "[obligatoire]"),
    "ENVVAR_STRING": ("[env var: {}]", "[variable d’environnement : {}]"),
}
"""What Typer writes around the sentences, by its own names; English, French."""


@cache
def french() -> dict[str, str]:
    """Return English sentence → French sentence."""
    # Only help in French reads it.
    import yaml

    text = (resources.files("maillage.messages") / "fr" / "help.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.safe_load(text)
    return {plain(english): sentence for english, sentence in found.items()}


def translate(command: Any, language: Language) -> None:
    """Put the help of a command, its options and its commands into ``language``; a sentence unknown stays as it is.

    ``command`` is what ``typer.main.get_command`` returns, in English.
    """
    _titles(language)
    if language == "en":
        return
    for owner in _owners(command):
        owner.help = french().get(plain(owner.help or ""), owner.help)
        if hasattr(owner, "get_help_option"):
            option = owner.get_help_option(typer.Context(owner))
            option.help = french()[plain(option.help)]


def _titles(language: Language) -> None:
    # Loading it takes a tenth of a second, and in English it says the right words by itself.
    if language == "fr" or "typer.rich_utils" in sys.modules:
        from typer import rich_utils

        for name, words in _TITLES.items():
            setattr(rich_utils, name, words[language == "fr"])


def sentences(command: Any) -> list[str]:
    """Return every sentence of help of a command and of those under it."""
    return [plain(owner.help) for owner in _owners(command) if owner.help]


def asked_language(arguments: Sequence[str]) -> str:
    """Return what ``--language`` says, before the command line is read as a whole; "" where it says nothing usable."""
    for at, word in enumerate(arguments):
        name, given, value = word.partition("=")
        if name in ("--language", "-l"):
            value = value if given else "".join(arguments[at + 1 : at + 2])
            return value if value in ("fr", "en") else ""
    return ""


def plain(sentence: str) -> str:
    """Return a sentence as one compares it: without the line ends and indents of the file in which it stands."""
    return " ".join(cleandoc(sentence).split())


def _owners(command: Any) -> Iterator[Any]:
    yield command
    yield from (parameter for parameter in command.params if hasattr(parameter, "help"))
    for below in getattr(command, "commands", {}).values():
        yield from _owners(below)
