"""``maillage policy`` and ``maillage demo`` as a user meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

POLICIES = Path(__file__).parents[1] / "policies"


def maillage(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from maillage.cli.main import main; main()", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=200)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    file = tmp_path / "facts.csv"
    file.write_text("partner,users,certified,retention,expected\nA,300,6,0.80,gold\n", encoding="utf-8")
    return file


def test_try_says_the_tier_with_its_clauses_in_the_language_asked(facts: Path, tmp_path: Path) -> None:
    words = ("policy", "try", str(POLICIES / "odoo-v11.yaml"), "--facts", str(facts), "--as-of", "2023-06-01")
    english = maillage("-l", "en", *words, cwd=tmp_path)
    assert english.returncode == 0, english.stderr
    assert "A: tier “Gold” on 1 June 2023." in english.stdout
    assert "tiers/gold/admission/all/2" in english.stdout
    french = maillage("-l", "fr", *words, cwd=tmp_path)
    assert "A : catégorie « Gold » au 1er juin 2023." in french.stdout
    (answer,) = json.loads(maillage(*words, "--json", cwd=tmp_path).stdout)
    assert (answer["partner"], answer["tier"], answer["expected"]) == ("A", "gold", "gold")


def test_a_file_that_expects_another_tier_ends_with_status_1_and_says_who(facts: Path, tmp_path: Path) -> None:
    facts.write_text(facts.read_text().replace("0.80", "0.79"), encoding="utf-8")
    found = maillage("-l", "en", "policy", "try", str(POLICIES / "odoo-v11.yaml"), "--facts", str(facts),
                     "--as-of", "2023-06-01", cwd=tmp_path)  # fmt: skip
    assert found.returncode == 1
    assert "A: the file expects “gold”, the policy gives “silver”." in found.stdout


@pytest.mark.parametrize(("language", "words"), [("fr", "Vouliez-vous dire"), ("en", "Did you mean")])
def test_a_known_problem_ends_with_its_sentence_and_status_1(
    language: str, words: str, facts: Path, tmp_path: Path
) -> None:
    facts.write_text("partner,usres\nA,1\n", encoding="utf-8")
    found = maillage("-l", language, "policy", "try", str(POLICIES / "odoo-v11.yaml"), "--facts", str(facts),
                     "--as-of", "2023-06-01", cwd=tmp_path)  # fmt: skip
    assert found.returncode == 1
    assert words in found.stderr
    assert "Traceback" not in found.stderr


def test_a_policy_that_is_not_there(facts: Path, tmp_path: Path) -> None:
    for name in ("nothing", "nothing.yaml"):
        found = maillage(
            "-l", "en", "policy", "try", name, "--facts", str(facts), "--as-of", "2023-06-01", cwd=tmp_path
        )
        assert found.returncode == 1
        assert "nothing" in found.stderr
        assert "Traceback" not in found.stderr


def test_check_tells_a_sound_policy_from_a_faulty_one(tmp_path: Path) -> None:
    sound = maillage("-l", "en", "policy", "check", str(POLICIES / "odoo-v11.yaml"), cwd=tmp_path)
    assert (sound.returncode, "odoo@v11 can be read" in sound.stdout) == (0, True)
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text(
        (POLICIES / "odoo-v11.yaml").read_text().replace("at_least: 10}", "at_leest: 10}"), encoding="utf-8"
    )
    found = maillage("-l", "fr", "policy", "check", str(faulty), cwd=tmp_path)
    assert found.returncode == 1
    assert "ligne 23" in found.stderr
    assert "Vouliez-vous dire «\u00a0at_least\u00a0»" in found.stderr
