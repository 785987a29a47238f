"""The policy that a published plan was made under is the book's afterwards, or nothing is published."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book
from maillage.actions.log.verify import verify
from maillage.actions.partners.find import Directory
from maillage.actions.plan.build import build_plan, policy_in_force
from maillage.actions.plan.read import open_plan
from maillage.actions.publication import publish as publishing
from maillage.actions.publication.difference import difference_of
from maillage.actions.publication.judge import judge
from maillage.actions.publication.list import proposal_of
from maillage.actions.publication.policy import policy_brought, policy_to_record
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.actions.scenarios.build import build_scenario
from maillage.actions.scenarios.edit import change_policy, suppose_row
from maillage.actions.scenarios.open import open_scenario
from maillage.engine.kernel.reason import MaillageError
from maillage.records.models import LogEntry, Publication
from tests.actions.policy.channel_book import DAY, policy_text
from tests.actions.scenarios.stage import ANALYST, APPROVER, DIRECTOR, book_with_plan


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a plan, made once; each test has a copy."""
    folder = tmp_path_factory.mktemp("policies") / "book"
    book_with_plan(folder)[0].records().close()
    return folder


@pytest.fixture
def book(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    # This book has no accounts: who signs for one is told by its number.
    monkeypatch.setattr("maillage.actions.publication.record.signature_of", lambda alias, account: f"({account})")
    shutil.copytree(made, tmp_path / "book")
    return Book(tmp_path / "book")


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises(MaillageError) as raised:
        act()
    return [found.code for found in raised.value.findings]


def stricter(version: str = "2", start: str = "2026-07-01") -> str:
    """The channel's policy with a higher threshold, as a version of its own."""
    text = policy_text(version=version, gold="650 k EUR")
    assert "valid: {from: 2026-01-01}" in text
    return text.replace("valid: {from: 2026-01-01}", f"valid: {{from: {start}}}")


def planned(book: Book, text: str, author: Actor = ANALYST, seat: str = "") -> str:
    """The plan of a scenario with another policy and, where one is named, a seat more."""
    number = open_scenario(author, book, "Stricter").number
    change_policy(author, book, number, text, revision=1)
    if seat:
        suppose_row(author, book, number, "seats", {"seat": seat, "role": "desk", "title": seat}, revision=2)
    return build_scenario(author, book, number).plan.header.name


def put_forward(book: Book, plan: str) -> int:
    made = propose(ANALYST, book, plan, DAY, "because")
    judge(APPROVER, book, made.number, approved=True, content=made.content)
    return made.number


def test_the_next_plan_is_made_under_the_policy_that_was_published(book: Book) -> None:
    plan = planned(book, stricter())
    number = put_forward(book, plan)
    found = difference_of(book, proposal_of(book, number), lambda name: Directory(open_plan(book, name)))
    assert [one.path for one in found.clauses if one.part == "tiers"] == ["tiers/gold/admission/at_least"]
    publish(DIRECTOR, book, number, after=0)
    found = difference_of(book, proposal_of(book, number), lambda name: Directory(open_plan(book, name)))
    assert found.against is None, "it follows nothing, and is not told against itself"
    assert (book.policies / "trial-2.yaml").read_text(encoding="utf-8") == stricter()
    assert build_plan(book, DAY, seconds=1).plan.header.name == plan
    assert policy_in_force(book, "", date(2026, 6, 30)).policy.version == "1"
    (told,) = LogEntry.objects.using(book.alias).filter(action="policy-save")
    assert json.loads(told.facts)["version"] == "2"
    assert policy_to_record(book, plan) is None
    verify(book)


def clauses(book: Book, number: int) -> tuple[str, ...]:
    found = difference_of(book, proposal_of(book, number), lambda name: Directory(open_plan(book, name)))
    return tuple(one.path for one in found.clauses)


def test_what_the_policy_brought_is_shown_after_the_publication_as_before(book: Book) -> None:
    number = put_forward(book, planned(book, stricter(), seat="desk-2"))
    before = clauses(book, number)
    assert "tiers/gold/admission/at_least" in before
    made = publish(DIRECTOR, book, number, after=0)
    assert clauses(book, number) == before
    steps = [one.action for one in LogEntry.objects.using(book.alias).order_by("number")]
    assert steps[-4:] == ["publish", "publish-record", "policy-save", "job-ask"]
    # The file of the version may be edited or taken away: what was published is shown.
    (book.policies / "trial-2.yaml").write_text(stricter().replace("650 k", "651 k"), encoding="utf-8")
    assert clauses(book, number) == before
    assert [str(one.new) for one in policy_brought(book, made) if "at_least" in one.path] == ["650 k EUR"]
    (book.policies / "trial-2.yaml").unlink()
    assert clauses(book, number) == before


def test_a_publication_under_a_policy_that_the_book_had_brought_none(book: Book) -> None:
    (plan,) = (place.parent.name for place in book.plans.glob("*/plan.json"))
    first = put_forward(book, plan)
    publish(DIRECTOR, book, first, after=0)
    assert clauses(book, first) == ()
    (book.policies / "trial-2.yaml").write_text(stricter(start="2026-06-01"), encoding="utf-8")
    second = put_forward(book, build_plan(book, DAY, seconds=1).plan.header.name)
    publish(DIRECTOR, book, second, after=1)
    assert clauses(book, second) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [(policy_text(gold="650 k EUR"), "policy-save-taken"), (stricter(start="2026-01-01"), "policy-overlap")],
    ids=["no version of its own", "the days of another"],
)
def test_a_policy_that_cannot_stand_beside_the_others_is_not_put_forward(book: Book, text: str, why: str) -> None:
    plan = planned(book, text)
    assert codes(lambda: propose(ANALYST, book, plan, DAY, "because")) == ["publication-policy", why]


def test_a_plan_whose_policy_nobody_has_any_more_is_not_put_forward(book: Book) -> None:
    plan = build_plan(book, DAY, seconds=1).plan.header.name
    (book.policies / "trial.yaml").write_text(policy_text(gold="650 k EUR"), encoding="utf-8")
    assert codes(lambda: propose(ANALYST, book, plan, DAY, "because")) == ["publication-policy-gone"]


def test_a_version_taken_meanwhile_hinders_the_publication(book: Book) -> None:
    number = put_forward(book, planned(book, stricter()))
    (book.policies / "other.yaml").write_text(stricter().replace("650 k", "651 k"), encoding="utf-8")
    assert codes(lambda: publish(DIRECTOR, book, number, after=0)) == ["publication-policy", "policy-save-taken"]
    assert not Publication.objects.using(book.alias).exists()


def test_a_publication_that_fails_leaves_no_policy(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    number = put_forward(book, planned(book, stricter()))

    def fails(*given: object) -> None:
        assert (book.policies / "trial-2.yaml").is_file()
        raise OSError("no room")

    monkeypatch.setattr(publishing, "ask", fails)
    with pytest.raises(OSError, match="no room"):
        publish(DIRECTOR, book, number, after=0)
    assert [item.name for item in book.policies.iterdir()] == ["trial.yaml"]


def test_who_is_killed_once_the_policy_is_written_can_publish_anew(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    number = put_forward(book, planned(book, stricter()))
    connections[book.alias].close()
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(publishing, "ask", lambda *given: os.kill(os.getpid(), signal.SIGKILL))
        publish(DIRECTOR, book, number, after=0)
        os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert (book.policies / "trial-2.yaml").is_file()
    assert not Publication.objects.using(book.alias).exists()
    assert publish(DIRECTOR, book, number, after=0).number == 1
    verify(book)
