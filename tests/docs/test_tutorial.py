"""The tutorial works as it is written: its files, its commands in order, and what it shows of their output."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from maillage.cli.main import main
from tests.docs.written import ROOT

PAGE = ROOT / "docs" / "tutorial" / "first-plan.md"
SKIP = "…"


@dataclass(frozen=True)
class Step:
    """A file to write, or a command with the lines that the page shows of its output."""

    file: str = ""
    text: str = ""
    command: str = ""
    shown: tuple[str, ...] = ()


def steps(page: str) -> Iterator[Step]:
    """What a reader does, in order."""
    for kind, place, text in re.findall(r"^```(\w+) ?(\S*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        if place:
            yield Step(file=place, text=text)
        elif kind == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, *shown = part.splitlines()
                yield Step(command=command, shown=tuple(shown))


def missing(shown: tuple[str, ...], output: str) -> str:
    """Return the first shown line that the output does not have in its place, "" where all fit."""
    lines = [re.sub(r"\s+", " ", line.replace("\u00a0", " ")).strip() for line in output.splitlines()]
    at, skipping = 0, False
    for line in shown:
        if line == SKIP:
            skipping = True
            continue
        pattern = re.compile(".*".join(re.escape(part.strip()) for part in line.split(SKIP)))
        found = next((row for row in range(at, len(lines) if skipping else at + 1)
                      if row < len(lines) and pattern.fullmatch(lines[row])), None)  # fmt: skip
        if found is None:
            return line
        at, skipping = found + 1, False
    return "" if skipping or at == len(lines) else f"nothing more, but: {lines[at]}"


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a command prints, without the progress on the other stream.

    ``maillage`` runs in this process, which has loaded already what every command would load anew.
    """
    name, *words = shlex.split(command)
    if name != "maillage":
        return subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True, timeout=60).stdout
    monkeypatch.setattr(sys, "argv", [name, *words])
    out, error = io.StringIO(), io.StringIO()
    # The command ends as a program does.
    with redirect_stdout(out), redirect_stderr(error), pytest.raises(SystemExit):
        main()
    return out.getvalue() or error.getvalue()


def test_a_newcomer_gets_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("MAILLAGE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    commands = 0
    for step in steps(PAGE.read_text(encoding="utf-8")):
        if step.file:
            Path(step.file).write_text(step.text, encoding="utf-8")
        elif step.command.startswith("cd "):
            monkeypatch.chdir(step.command.removeprefix("cd "))
        else:
            commands += 1
            output = run(step.command, monkeypatch)
            assert not missing(step.shown, output), f"$ {step.command}\n{output}"
    assert commands >= 15


def test_what_the_page_leaves_out_or_gets_wrong_is_noticed() -> None:
    output = "one\ntwo  words\nthree\n"
    for shown in (("one", "two words", "three"), ("…", "three"), ("one", "…"), ("…", "two …", "three"), ("o…e", "…")):
        assert missing(shown, output) == ""
    for shown in (("one", "three", "…"), ("two words", "…"), ("one",), ("…", "four"), ("…", "three", "one"), ()):
        assert missing(shown, output)
