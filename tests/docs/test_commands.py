"""Every command that a page names exists, and takes the options that the page gives it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from maillage.cli import main
from tests.docs.written import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# A command in a line of a block, or between back ticks, where it may go on in the next line.
COMMAND = re.compile(r"(?:^(?:\$ )?|`)((?:\.venv/bin/)?maillage [a-z-][^`\n]*(?:\n[^`\n]+(?=`))?)", re.MULTILINE)


def commands(page: Path) -> Iterator[list[str]]:
    for text in COMMAND.findall(page.read_text(encoding="utf-8")):
        yield shlex.split(text.replace("|", " | ").replace("…", ""), comments=True)[1:]


def fault(words: list[str]) -> str:
    """Return the first word that the command line does not know, "" where it knows all."""
    found = ROOT_COMMAND
    for word in words:
        if word == "|":
            break
        options = {option for part in found.params for option in (*part.opts, *part.secondary_opts)}
        if word.startswith("-"):
            if word.partition("=")[0] not in options | {"--help"}:
                return word
        elif hasattr(found, "commands"):
            if word in found.commands:
                found = found.commands[word]
            elif word.islower() and word not in ("fr", "en"):
                return word
    return ""


main._register()
ROOT_COMMAND = get_command(main.app)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_command_of_the_page_is_one(file: Path) -> None:
    for words in commands(file):
        assert fault(words) == "", " ".join(words)


def test_there_are_commands_and_a_wrong_one_is_noticed() -> None:
    assert sum(1 for page in PAGES for _ in commands(page)) > 25
    assert fault(["plan", "build", "--as-of", "2026-10-01"]) == ""
    for words in (["plan", "bild"], ["plan", "build", "--as-off", "x"], ["intake", "accept", "f.csv", "--map", "m"]):
        assert fault(words) in words
