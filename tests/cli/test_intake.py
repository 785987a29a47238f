"""``maillage intake`` as a user meets it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.actions.intake.wholesaler import TEN, book_in, report, sale


def maillage(*words: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    asked = ("-l", language) if language else ()
    command = [sys.executable, "-c", "from maillage.cli.main import main; main()", *asked, "intake"]
    ended = subprocess.run([*command, *map(str, words)], capture_output=True, text=True, check=False, timeout=60)
    # What is asserted is written with plain spaces; the sentences have the no-break spaces of French typography.
    ended.stdout, ended.stderr = (text.replace("\u00a0", " ") for text in (ended.stdout, ended.stderr))
    return ended


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return book_in(tmp_path / "book").folder


def test_a_file_is_checked_taken_in_and_listed(book: Path, tmp_path: Path) -> None:
    assert "No file has been taken in yet." in maillage("batches", "--book", book).stdout
    file = report(tmp_path, *TEN)
    checked = maillage("check", file, "--mapping", "sales", "--book", book)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "10 lines read: 10 rows accepted, no line in quarantine." in checked.stdout
    assert re.search(r"^EUR +1,005\.00 +1,005\.00$", checked.stdout, re.MULTILINE)
    assert "Nothing was changed." in checked.stdout
    accepted = maillage("accept", file, "--mapping", "sales", "--book", book)
    assert accepted.returncode == 0
    assert "Taken in: batch" in accepted.stdout
    again = maillage("accept", file, "--mapping", "sales", "--book", book, language="fr")
    assert again.returncode == 0
    assert "Le carnet contient déjà tout cela : rien n’a été modifié." in again.stdout
    (batch,) = json.loads(maillage("batches", "--book", book, "--json").stdout)
    assert (batch["file"], batch["rows"], batch["first"]) == ("january.csv", 10, "2026-01-01")
    assert "january.csv" in maillage("batches", "--book", book).stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("january.csv, line 12: This line has 2 cells", "one line in quarantine", "Refused lines: ")),
        ("fr", ("january.csv, ligne 12 : Cette ligne a 2 cellules", "une ligne en quarantaine", "Lignes refusées : ")),
    ],
)
def test_a_refused_line_is_told_and_makes_status_1(
    language: str, words: tuple[str, ...], book: Path, tmp_path: Path
) -> None:
    file = report(tmp_path, *TEN, "too;short")
    found = maillage("accept", file, "-m", "sales", "-b", book, language=language)
    assert (found.returncode, found.stderr) == (1, "")
    for word in words:
        assert word in found.stdout


def test_overlapping_days_hold_the_file_back_until_the_word_is_given(book: Path, tmp_path: Path) -> None:
    maillage("accept", report(tmp_path, *TEN), "-m", "sales", "-b", book)
    more = report(tmp_path, sale(20, day=5), name="more.csv")
    held = maillage("accept", more, "-m", "sales", "-b", book)
    assert held.returncode == 1
    assert "then add --overlap" in held.stderr
    assert maillage("accept", more, "-m", "sales", "-b", book, "--overlap").returncode == 0


def test_json_holds_the_whole_receipt(book: Path, tmp_path: Path) -> None:
    found = maillage("check", report(tmp_path, *TEN), "-m", "sales", "-b", book, "--json")
    receipt = json.loads(found.stdout)
    assert (receipt["read"], receipt["accepted"], receipt["totals"]["accepted"]) == (10, 10, {"EUR": "1005"})
    done = json.loads(maillage("accept", report(tmp_path, *TEN), "-m", "sales", "-b", book, "--json").stdout)
    assert (done["changed"], done["receipt"]["batch"], done["quarantine"]) == (True, receipt["batch"], None)


@pytest.mark.parametrize(("language", "words"), [("en", "There is no mapping “no”"), ("fr", "Il n’y a pas de table")])
def test_a_known_problem_ends_with_its_sentence_and_status_1(
    language: str, words: str, book: Path, tmp_path: Path
) -> None:
    found = maillage("check", report(tmp_path, *TEN), "-m", "no", "-b", book, language=language)
    assert found.returncode == 1
    assert words in found.stderr
    assert "Traceback" not in found.stderr


def test_a_problem_is_told_in_the_books_language_where_none_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    book = book_in(tmp_path / "carnet", language="fr").folder
    file = tmp_path / "vide.csv"
    file.write_text("", encoding="utf-8")
    found = maillage("check", file, "-m", "sales", "-b", book, language="")
    assert found.returncode == 1
    assert "vide.csv : Le fichier est vide." in found.stderr
