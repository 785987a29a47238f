"""``maillage plan tradeoff`` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.actions.plan.test_tradeoff import SKEWED
from tests.actions.policy.channel_book import DAY, book_with_channel
from tests.cli.terminal import Run, runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


WORDS = ("plan", "tradeoff", "--as-of", str(DAY), "--time-limit", "1", "--book")


@pytest.mark.parametrize(
    ("language", "title", "own", "how"),
    [
        ("en", "2 plans, from the one that moves the least to the most even", "1 (the policy’s)",
         "Plan 2: write in the policy, under coverage, moving_hours: 1, contact_hours: 1, balance_price: 1;"),
        ("fr", "2 plans, de celui qui change le moins au plus équilibré", "1 (celui de la politique)",
         "Plan 2 : écrire dans la politique, sous coverage, moving_hours: 1, contact_hours: 1, balance_price: 1 ;"),
    ],
)  # fmt: skip
def test_the_plans_and_how_to_have_each(
    tmp_path: Path, run: Run, language: str, title: str, own: str, how: str
) -> None:
    book = book_with_channel(tmp_path / "book", more=SKEWED)
    found = run(*WORDS, book.folder, language=language)
    assert found.status == 0
    assert title in found.out
    assert own in found.out
    assert how in found.out
    (last,) = [line for line in found.out.replace(" %", "%").splitlines() if line.startswith("2 ")]
    assert last.split()[:5] == ["2", "1", "15%", "1", "0"]


def test_as_json(tmp_path: Path, run: Run) -> None:
    book = book_with_channel(tmp_path / "book", more=SKEWED)
    told = json.loads(run(*WORDS, book.folder, "--json").out)
    assert [one["ended"] for one in told["options"]] == [0, 1]


def test_a_policy_without_coverage_has_nothing_to_choose(tmp_path: Path, run: Run) -> None:
    book = book_with_channel(tmp_path / "book")
    policy = book.policies / "trial.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text[: text.index("roles:")], encoding="utf-8")
    found = run(*WORDS, book.folder)
    assert "no plan to choose, since the policy asks for no coverage" in found.out


def test_a_report_shows_the_choice_where_it_is_asked_for(tmp_path: Path, run: Run) -> None:
    book = book_with_channel(tmp_path / "book", more=SKEWED)
    assert run("plan", "build", *WORDS[2:], book.folder).status == 0
    for asked, many in (((), None), (("--tradeoff",), 2)):
        assert run("plan", "report", "--book", book.folder, "--output", tmp_path / "out", *asked).status == 0
        (document,) = (json.loads(file.read_text()) for file in (tmp_path / "out").glob("*.json"))
        assert (document["tradeoff"] and len(document["tradeoff"])) == many
