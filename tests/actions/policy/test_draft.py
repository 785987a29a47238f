"""A policy that is being written: faults at the line, what it changes, what it would break."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from maillage.accounts.permissions import Denied
from maillage.actions.book import Book
from maillage.actions.policy.draft import DRAFT, check_draft
from maillage.messages.render import finding_sentence
from tests.actions.policy.channel_book import policy_text
from tests.actions.policy.people import FIELD, UNIT
from tests.actions.publication.stage import ANALYST, book_with_plans

CHILD = """policy: child
version: "1"
title: Child
extends: trial
valid: {from: 2026-06-01}
"""
PARENT = policy_text().replace("currency: EUR", "overridable: [tiers.*.title]\ncurrency: EUR")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = book_with_plans(tmp_path_factory.mktemp("draft") / "book")
    for file in made.policies.glob("*.yaml"):
        file.unlink()
    (made.policies / "trial.yaml").write_text(PARENT, encoding="utf-8")
    (made.policies / "child.yaml").write_text(CHILD + "tiers: [{tier: gold, title: Or}]\n", encoding="utf-8")
    yield made
    made.records().close()


def later(text: str = PARENT) -> str:
    return text.replace('version: "1"', 'version: "2"').replace("from: 2026-01-01", "from: 2027-01-01")


def test_a_sound_draft_tells_what_it_changes(book: Book) -> None:
    found = check_draft(UNIT, book, later().replace("450 k EUR", "650 k EUR"))
    assert found.is_sound
    assert found.base is not None
    assert found.base.chain == ("trial@1",)
    assert [change.path for change in found.changes] == ["version", "valid/from", "tiers/gold/admission/at_least"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [("measure: revenue, at_least: 450", "measure: revenu, at_least: 450", "policy-name-unknown-near", 15),
     ("  - tier: gold", "  - teir: gold", "policy-word-unknown-near", 13),
     ("tiers:", "tiers: [", "policy-yaml-syntax", 12)],
)  # fmt: skip
def test_a_fault_is_told_at_its_line(book: Book, old: str, new: str, code: str, line: int) -> None:
    found = check_draft(ANALYST, book, later().replace(old, new))
    assert not found.is_sound
    told = {finding.code: finding.source for finding in found.findings}
    source = told[code]
    assert source is not None
    assert (source.file, abs(source.line - line) <= 1) == (DRAFT, True)


def test_a_version_that_stands_is_never_written_over(book: Book) -> None:
    found = check_draft(ANALYST, book, PARENT.replace("450", "650"))
    assert found.findings[0].code == "policy-save-taken"
    assert found.findings[0].source is not None
    assert found.findings[0].source.line == 2
    assert not found.is_sound


def test_two_versions_of_one_first_day_are_told(book: Book) -> None:
    found = check_draft(ANALYST, book, PARENT.replace('version: "1"', 'version: "2"'))
    assert [one.code for one in found.findings if one.code == "policy-overlap"]
    assert not found.is_sound


def test_what_a_draft_would_break_below_it_is_told(book: Book) -> None:
    found = check_draft(ANALYST, book, later().replace("overridable: [tiers.*.title]\n", ""))
    assert "policy-not-overridable" in {one.code for one in found.findings}
    assert not found.is_sound
    for one in found.findings:
        assert finding_sentence(one, "fr") != finding_sentence(one, "en")


def test_it_is_not_for_everybody(book: Book) -> None:
    with pytest.raises(Denied):
        check_draft(FIELD, book, later())
