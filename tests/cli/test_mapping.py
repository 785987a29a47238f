"""``maillage mapping`` as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.actions.intake.wholesaler import SALES, book_in


def maillage(*words: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    asked = ("-l", language) if language else ()
    command = [sys.executable, "-c", "from maillage.cli.main import main; main()", *asked, "mapping", *map(str, words)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    ended.stdout, ended.stderr = (text.replace("\u00a0", " ") for text in (ended.stdout, ended.stderr))
    return ended


def test_the_schema_is_printed() -> None:
    schema = json.loads(maillage("schema").stdout)
    assert {"mapping", "table", "columns"} <= {*schema["properties"]}


@pytest.mark.parametrize(
    ("language", "sound", "wrong"),
    [
        ("en", "sales.yaml is sound: every word", "own.yaml, line 13, column 15: The column “route” cannot be"),
        ("fr", "sales.yaml est sans défaut : chaque mot", "own.yaml, ligne 13, colonne 15 : La colonne « route » ne"),
    ],
)
def test_a_mapping_is_found_sound_or_its_faults_are_told(language: str, sound: str, wrong: str, tmp_path: Path) -> None:
    book = book_in(tmp_path / "book", language).folder
    fine = maillage("check", "sales", "--book", book, language="" if language == "fr" else language)
    assert (fine.returncode, fine.stderr) == (0, "")
    assert sound in fine.stdout
    own = tmp_path / "own.yaml"
    own.write_text(SALES.replace("route: {constant: wholesale}", "route:\n    constant: both"), encoding="utf-8")
    told = maillage("check", own, language=language)
    assert (told.returncode, told.stdout) == (1, "")
    assert wrong in told.stderr


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    for name, words in (("nothing", "There is no mapping “nothing”"), ("no.yaml", "no.yaml")):
        told = maillage("check", name, "-b", tmp_path)
        assert told.returncode == 1
        assert words in told.stderr
        assert "Traceback" not in told.stderr


def test_what_has_no_effect_is_told_and_passes(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "mapping: m\ntable: offerings\ncolumns: {offering: a, line: b, market: c}\nreturns: sign\n", encoding="utf-8"
    )
    told = maillage("check", own)
    assert told.returncode == 0
    assert "own.yaml, line 4, column 1: “returns” says something of sell-through lines only" in told.stdout
