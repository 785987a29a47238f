"""What holds for every command: the language."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import cast

import typer

from maillage.cli.screen import Screen
from maillage.messages.format import Glossary, Language
from maillage.messages.render import bare_names


@dataclass
class State:
    """The language asked for on the command line, ``""`` for none."""

    language: str = ""


_CHOSEN = State()


def choose(language: str) -> None:
    """Remember the language asked for.

    Raises:
        typer.BadParameter: if it is neither ``fr`` nor ``en``.
    """
    if language not in ("", "fr", "en"):
        raise typer.BadParameter("fr, en", param_hint="--language")
    _CHOSEN.language = language


def language_of(book: str = "") -> Language:
    """Return the language asked for, else the book's, else the terminal's (LANG), else English."""
    asked = _CHOSEN.language or book
    if not asked:
        spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
        asked = "fr" if spoken.lower().startswith("fr") else "en"
    return cast(Language, asked)


def screen_of(book: str = "", glossary: Glossary = bare_names) -> Screen:
    """Return the screen of the running command."""
    return Screen(language_of(book), glossary)
