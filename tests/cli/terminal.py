"""The command line run within the test, as a user types it: fast enough to try every message in both languages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from maillage.cli import main

Run = Callable[..., "Ended"]
CHOSEN = ("DJANGO_SETTINGS_MODULE", "MAILLAGE_BOOK", "MAILLAGE_HOSTS", "MAILLAGE_SECRET_KEY")
"""What a command that serves a book chooses for itself and the processes that it starts."""


def forget_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what a command chooses in the environment end with the test."""
    for name in CHOSEN:
        if name not in os.environ:
            monkeypatch.setenv(name, "")
            monkeypatch.delenv(name)


@dataclass(frozen=True)
class Ended:
    """How a command ended; no-break spaces are written as plain ones."""

    status: int
    out: str
    err: str


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``maillage -l LANGUAGE words…``."""

    def run(*words: str | Path, language: str = "en") -> Ended:
        monkeypatch.setattr(sys, "argv", ["maillage", "-l", language, *map(str, words)])
        forget_choices(monkeypatch)
        # Each run registers the commands, as a process of its own does: without this they would add up.
        main.app.registered_commands.clear()
        main.app.registered_groups.clear()
        status = 0
        try:
            main.main()
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = (text.replace("\u00a0", " ").replace("\u202f", " ") for text in capsys.readouterr())
        return Ended(status, out, err)

    return run
