"""``maillage territories propose`` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.actions.policy.channel_book import DAY
from tests.actions.territories.channel import spread_channel
from tests.cli.terminal import Run, runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


WORDS = ("territories", "propose", "--as-of", str(DAY), "--tolerance", "25 %", "--time-limit", "1", "--book")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["3 territories proposed", "(new)", "South", "Réunion stays as it is: 2 partners", "Written to draft.yaml"]),
        ("fr", ["3 territoires proposés", "(nouveau)", "Sud", "Réunion reste tel quel : 2 partenaires", "Écrit dans draft.yaml"]),
    ],
)  # fmt: skip
def test_the_territories_before_and_after(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, language: str, told: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    book = spread_channel(tmp_path / "book")
    found = run(*WORDS, book.folder, "--number", "3", "--output", "draft.yaml", language=language)
    assert found.status == 0
    for words in told:
        assert words in found.out


def test_what_cannot_be_is_told_and_json_has_the_figures(tmp_path: Path, run: Run) -> None:
    book = spread_channel(tmp_path / "book")
    found = run(*WORDS, book.folder, "--number", "5", "--json")
    told = json.loads(found.out)
    assert told["proposal"]["feasible"] is False
    assert "territories-unit" in {one["code"] for one in told["findings"]}
    assert run(*WORDS, book.folder, "--number", "0").status == 1
    assert run(*WORDS, book.folder, "--number", "2", "--tolerance", "much").status == 2
