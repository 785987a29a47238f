"""The guide to checking and comparing policies works as it is written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.actions.policy.channel_book import book_with_channel
from tests.docs.test_tutorial import missing, run, steps
from tests.docs.written import ROOT

PAGE = ROOT / "docs" / "howto" / "compare-policies.md"


def small_demo(folder: Path) -> None:
    """A book like the demo's in a moment: the demo itself is tried elsewhere."""
    book = book_with_channel(folder)
    for file in ("france.yaml", "france-2025.yaml", "western-europe.yaml"):
        shutil.copy(ROOT / "policies" / file, book.policies)
    book.records().close()


def test_a_reader_gets_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("MAILLAGE_")]:
        monkeypatch.delenv(name)
    (tmp_path / "policies").symlink_to(ROOT / "policies")
    monkeypatch.chdir(tmp_path)
    commands = []
    for step in steps(PAGE.read_text(encoding="utf-8")):
        if step.file:
            Path(step.file).write_text(step.text, encoding="utf-8")
        elif " demo " in step.command:
            small_demo(Path("demo-book"))
        else:
            commands.append(step.command)
            output = run(step.command, monkeypatch)
            assert not missing(step.shown, output), f"$ {step.command}\n{output}"
    assert len(commands) == 4
