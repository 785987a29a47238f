"""Whatever the intake or the ledger refuses has its sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import maillage
from maillage.messages.render import codes

ROOT = Path(maillage.__file__).parent
FOLDERS = ("adapters/warehouse", "adapters/files", "engine/ledger", "actions/intake", "cli", "records")


def codes_in(folder: str) -> set[str]:
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / folder).rglob("*.py"))
    return set(re.findall(r'"((?:ledger|files|delivery|records)-[a-z]+(?:-[a-z]+)*)"', text)) - {"records-batch"}


def test_codes_are_found_in_the_sources() -> None:
    assert "ledger-conflict" in codes_in("adapters/warehouse")
    assert "files-nul" in codes_in("adapters/files")


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_code_has_its_sentence(folder: str) -> None:
    assert codes_in(folder) - codes("fr") == set()
    assert codes_in(folder) - codes("en") == set()
