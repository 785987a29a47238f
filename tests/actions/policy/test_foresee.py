"""What a policy would do to whom, found out by a worker; each sees his own part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from maillage.accounts.permissions import Actor, Denied, Held
from maillage.actions.book import Book
from maillage.actions.jobs.ask import ask
from maillage.actions.jobs.perform import perform
from maillage.actions.policy.foresee import KIND, foreseen
from maillage.jobs.kinds import VERBS
from maillage.messages.render import reason_sentence
from tests.actions.policy.channel_book import DAY, book_with_channel, policy_text, records
from tests.actions.policy.people import FIELD
from tests.actions.publication.stage import ANALYST, DIRECTOR

HIGHER = policy_text(version="2", gold="650 k EUR").replace("from: 2026-01-01", "from: 2027-01-01")
LEADS = Actor(8, "Leads", "", (Held("unit_manager", "leads"),))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A channel whose lead is of a unit of its own."""
    seats = [{**one, "unit": f"{one['role']}s"} for one in records()["seats"]]
    made = book_with_channel(tmp_path_factory.mktemp("foresee") / "book", more={"seats": seats})
    (made.policies / "trial-2.yaml").write_text(HIGHER, encoding="utf-8")
    yield made
    made.records().close()


def found_out(book: Book, actor: Actor, **arguments: str) -> tuple[int, list[str], list[str]]:
    """Ask, have it done, and return how many move, the summary, and who."""
    job = ask(actor, book, KIND, {"old": "trial@1", "as_of": DAY.isoformat(), **arguments})
    perform(book, job.number, VERBS, lambda _: actor)
    shown, summary, moves = foreseen(actor, book, job.number)
    assert not shown.findings
    who = [str(getattr(move.facts["partner"], "name", "")) for move in moves]
    return int(shown.result["moved"]), [reason_sentence(one, "en") for one in summary], who


def test_a_version_and_the_text_of_a_draft_find_the_same(book: Book) -> None:
    first = found_out(book, ANALYST, new="trial@2")
    assert first[0] > 0
    assert set(first[2]) >= {"d", "e"}
    assert first[1][0].startswith("On 1 July 2026")
    assert any("gold → base: 2 partners" in text for text in first[1])
    assert found_out(book, DIRECTOR, text=HIGHER.replace('"2"', '"3"').replace("2027", "2028"))[2] == first[2]


def test_a_unit_sees_its_own_partners_alone(book: Book) -> None:
    whole, part = found_out(book, ANALYST, new="trial@2"), found_out(book, LEADS, new="trial@2")
    assert 0 < part[0] <= whole[0]
    # The leads' partners are those that are in a cluster, before or after.
    assert set(part[2]) <= set("abcde")
    assert "of 5 partners" in part[1][0]
    assert "of 8 partners" in whole[1][0]


def test_it_is_the_asker_s_and_not_for_everybody(book: Book) -> None:
    with pytest.raises(Denied):
        ask(FIELD, book, KIND, {"old": "trial@1", "new": "trial@2", "as_of": DAY.isoformat()})
    job = ask(ANALYST, book, KIND, {"old": "trial@1", "new": "trial@2", "as_of": DAY.isoformat()})
    assert foreseen(ANALYST, book, job.number)[1:] == ((), ())
    with pytest.raises(Denied):
        foreseen(LEADS, book, job.number)
    with pytest.raises(Denied):
        foreseen(replace(ANALYST, account=99), book, job.number)


def test_a_text_that_cannot_be_read_fails_with_its_faults(book: Book) -> None:
    job = ask(ANALYST, book, KIND, {"old": "trial@1", "text": "policy: [", "as_of": DAY.isoformat()})
    perform(book, job.number, VERBS, lambda _: ANALYST)
    shown = foreseen(ANALYST, book, job.number)[0]
    assert shown.job.state == "failed"
    assert shown.findings[0].code.startswith("policy-yaml")
