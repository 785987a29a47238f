"""``maillage scenario build``: the plan of a scenario from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from maillage.actions.plan.read import Opened
from maillage.actions.scenarios.open import open_scenario
from maillage.cli import scenario
from maillage.cli.state import choose
from maillage.engine.kernel.reason import MaillageError
from tests.actions.scenarios.stage import ANALYST, book_with_plan
from tests.cli.terminal import forget_choices


def test_it_builds_what_the_desk_would_and_knows_no_other(
    served: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.served import serving

    book, plan = book_with_plan(tmp_path / "book")
    number = open_scenario(ANALYST, book, "Trial").number
    book.records().close()
    with serving(book.folder):
        forget_choices(monkeypatch)
        choose("en")
        words = ["build", str(number), "--book", str(book.folder), "--json"]
        answer = CliRunner().invoke(scenario.app, words, catch_exceptions=False)
        assert json.loads(answer.stdout)["name"] == plan
        with pytest.raises(MaillageError) as raised:
            CliRunner().invoke(scenario.app, ["build", "99", "--book", str(book.folder)], catch_exceptions=False)
        assert raised.value.findings[0].code == "scenario-missing"
