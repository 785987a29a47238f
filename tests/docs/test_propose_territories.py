"""The guide to proposing territories works as it is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.actions.territories.channel import spread_channel
from tests.docs.test_tutorial import missing, run, steps
from tests.docs.written import ROOT

PAGE = ROOT / "docs" / "howto" / "propose-territories.md"


def test_a_reader_gets_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("MAILLAGE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    spread_channel(Path("book"))
    commands = []
    for step in steps(PAGE.read_text(encoding="utf-8")):
        commands.append(step.command)
        output = run(step.command, monkeypatch)
        assert not missing(step.shown, output), f"$ {step.command}\n{output}"
    assert len(commands) == 2
