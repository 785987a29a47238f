"""Who approves and publishes is told when another version of the policy holds on the day, and may do so nevertheless."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.log.verify import verify
from maillage.actions.plan.build import build_plan
from maillage.actions.publication.checklist import checklist_of, version_apart
from maillage.actions.publication.judge import judge
from maillage.actions.publication.list import proposal_of
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.engine.kernel.reason import Finding, Severity
from maillage.messages.render import finding_sentence
from maillage.records.models import LogEntry
from tests.actions.policy.channel_book import DAY
from tests.actions.publication.test_policy import made, planned, stricter
from tests.actions.scenarios.stage import ANALYST, APPROVER, DIRECTOR

__all__ = ["made"]
LATER = date(2026, 9, 1)


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Book:
    """A book whose one plan is as of 1 July 2026, under the one version there is."""
    shutil.copytree(made, tmp_path / "book")
    return Book(tmp_path / "book")


def plan_of(book: Book) -> str:
    (place,) = book.plans.glob("*/plan.json")
    return place.parent.name


def add(book: Book, version: str = "2", start: str = "2026-08-01") -> None:
    (book.policies / f"trial-{version}.yaml").write_text(stricter(version, start), encoding="utf-8")


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in found]


def test_both_versions_their_days_and_what_to_do_are_told(book: Book) -> None:
    assert version_apart(book, plan_of(book), LATER) == ()
    add(book)
    (found,) = version_apart(book, plan_of(book), LATER)
    assert (found.code, found.severity) == ("publication-version-older", Severity.WARNING)
    english, french = finding_sentence(found, "en"), finding_sentence(found, "fr")
    for said in ("“trial” 1", "1 January 2026", "1 September 2026", "2 holds", "1 August 2026", "anew under 2"):
        assert said in english
    for said in ("« trial » 1", "1 janvier 2026", "1 septembre 2026", "2 qui vaut", "1 août 2026", "avec 2"):
        assert said in french.replace("1er", "1").replace("\N{NO-BREAK SPACE}", " ")
    # Up to the day before, the plan's own version holds.
    assert version_apart(book, plan_of(book), date(2026, 7, 31)) == ()


def test_a_version_that_begins_after_the_day_and_a_day_without_any_are_told_too(book: Book) -> None:
    add(book)
    plan = build_plan(book, LATER, seconds=1).plan.header.name
    assert version_apart(book, plan, LATER) == ()
    (found,) = version_apart(book, plan, DAY)
    assert (found.code, found.facts["version"], found.facts["other"]) == ("publication-version-newer", "2", "1")
    assert codes(version_apart(book, plan, date(2025, 1, 1))) == ["publication-version-none"]


def test_a_version_that_the_policy_inherits_from_counts(book: Book) -> None:
    own = (book.policies / "trial.yaml").read_text(encoding="utf-8")
    parent = own.replace("policy: trial", "policy: region").replace('version: "1"', 'version: "9"')
    (book.policies / "region.yaml").write_text(parent + "overridable: [title]\n", encoding="utf-8")
    child = 'policy: trial\nversion: "1"\nextends: region\ntitle: Trial\nvalid: {from: 2026-01-01}\n'
    (book.policies / "trial.yaml").write_text(child, encoding="utf-8")
    plan = build_plan(book, DAY, seconds=1).plan.header.name
    assert version_apart(book, plan, LATER) == ()
    text = parent.replace('version: "9"', 'version: "10"').replace("from: 2026-01-01", "from: 2026-08-01")
    (book.policies / "region-10.yaml").write_text(text + "overridable: [title]\n", encoding="utf-8")
    (found,) = version_apart(book, plan, LATER)
    assert (found.facts["policy"], found.facts["version"], found.facts["other"]) == ("region", "9", "10")


def test_a_scenarios_own_version_counts_as_one_of_the_books(book: Book) -> None:
    plan = planned(book, stricter())
    assert version_apart(book, plan, LATER) == ()
    add(book, "3")
    (found,) = version_apart(book, plan, LATER)
    assert (found.facts["version"], found.facts["other"]) == ("2", "3")


def test_a_version_that_comes_at_any_step_is_told_from_there_on_and_hinders_nobody(book: Book) -> None:
    proposal = propose(ANALYST, book, plan_of(book), LATER, "because")
    assert checklist_of(book, proposal_of(book, proposal.number)) == ()
    add(book)
    assert codes(checklist_of(book, proposal_of(book, proposal.number))) == ["publication-version-older"]
    judge(APPROVER, book, proposal.number, approved=True, content=proposal.content)
    publish(DIRECTOR, book, proposal.number, after=0)
    assert checklist_of(book, proposal_of(book, proposal.number)) == ()
    facts = {one.action: json.loads(one.facts) for one in LogEntry.objects.using(book.alias)}
    assert [facts[step].get("holds") for step in ("propose", "judge", "publish")] == [None, "trial@2", "trial@2"]
    verify(book)


def test_what_hinders_the_publication_comes_first_and_alone(book: Book) -> None:
    proposal = propose(ANALYST, book, planned(book, stricter()), LATER, "because")
    (book.policies / "other.yaml").write_text(stricter().replace("650 k", "651 k"), encoding="utf-8")
    found = checklist_of(book, proposal_of(book, proposal.number))
    assert codes(found) == ["publication-policy", "policy-save-taken"]
