"""The plan of a day is asked for by who may build plans, and built under the policy of that day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from maillage.accounts.permissions import Denied
from maillage.actions.jobs.list import list_jobs
from maillage.actions.plan.ask import ask_plan
from maillage.engine.kernel.reason import MaillageError
from tests.actions.jobs.stage import ANALYST, FIELD, book_of


def test_a_plan_is_asked_for_with_its_day_and_the_policy_of_the_book(tmp_path: Path) -> None:
    book = book_of(tmp_path / "book")
    made = ask_plan(ANALYST, book, date(2026, 10, 1))
    assert json.loads(made.arguments) == {"as_of": "2026-10-01", "policy": "france"}
    other = ask_plan(ANALYST, book, date(2026, 10, 1), "western-europe")
    assert json.loads(other.arguments)["policy"] == "western-europe"


@pytest.mark.parametrize(
    ("day", "policy", "code"),
    [(date(2024, 12, 31), "", "policy-not-in-force"), (date(2026, 1, 1), "frnce", "policy-unknown-near")],
)
def test_what_could_not_be_built_is_refused_at_once(tmp_path: Path, day: date, policy: str, code: str) -> None:
    book = book_of(tmp_path / "book")
    with pytest.raises(MaillageError) as error:
        ask_plan(ANALYST, book, day, policy)
    assert error.value.findings[0].code == code
    assert not list_jobs(ANALYST, book)


def test_nobody_else_asks(tmp_path: Path) -> None:
    book = book_of(tmp_path / "book")
    with pytest.raises(Denied):
        ask_plan(FIELD, book, date(2026, 10, 1))
