"""What a published scenario supposed is on record afterwards, and nothing that somebody changed meanwhile is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import open_plan
from maillage.actions.publication.judge import judge
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.actions.scenarios.build import build_scenario
from maillage.actions.scenarios.edit import suppose_row
from maillage.actions.scenarios.open import open_scenario
from maillage.engine.kernel.reason import MaillageError
from maillage.records.models import LogEntry, Publication
from tests.actions.policy.channel_book import DAY
from tests.actions.scenarios.stage import ANALYST, APPROVER, DIRECTOR, book_with_plan

SEAT = {"seat": "desk-2", "role": "desk", "title": "Desk 2"}
PIN = {"partner": "f", "kind": "contact", "target": "p1", "reason": "knows them", "valid_from": "2026-01-01"}


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    # This book has no accounts: who signs for one is told by its number.
    monkeypatch.setattr("maillage.actions.publication.record.signature_of", lambda alias, account: f"({account})")
    return book_with_plan(tmp_path / "book")[0]


def supposed(book: Book) -> str:
    """A plan that supposes a seat, a pin, and that a desk is held by nobody."""
    number = open_scenario(ANALYST, book, "Trial").number
    suppose_row(ANALYST, book, number, "seats", SEAT, revision=1)
    suppose_row(ANALYST, book, number, "pins", PIN, revision=2)
    suppose_row(ANALYST, book, number, "holdings", {"seat": "desk-1", "person": "p2"}, revision=3, ends=True)
    return build_scenario(ANALYST, book, number).plan.header.name


def put_forward(book: Book, plan: str) -> int:
    made = propose(ANALYST, book, plan, DAY, "because")
    judge(APPROVER, book, made.number, approved=True, content=made.content)
    return made.number


def test_the_next_plan_starts_from_what_was_published(book: Book) -> None:
    plan = supposed(book)
    publish(DIRECTOR, book, put_forward(book, plan), after=0)
    wanted, state = open_plan(book, plan).records, book.records_state()
    for table in ("seats", "pins", "holdings"):
        assert state.table(table).to_pylist() == wanted.table(table).to_pylist()
    again = build_plan(book, DAY, seconds=1).plan
    assert again.coverage.seats == open_plan(book, plan).plan.coverage.seats
    told = [json.loads(one.facts) for one in LogEntry.objects.using(book.alias).filter(action="publish-record")]
    assert {(one["table"], one["rows"], one["ended"]) for one in told} == {
        ("seats", 1, 0), ("pins", 1, 0), ("holdings", 0, 1),
    }  # fmt: skip
    assert {one["publication"] for one in told} == {1}


def test_a_ruling_bears_the_name_of_who_approved_the_plan(book: Book) -> None:
    number = open_scenario(ANALYST, book, "Exception").number
    row = {"partner": "a", "kind": "contacts", "value": "3", "reason": "large", "valid_to": "2027-01-01"}
    suppose_row(ANALYST, book, number, "exceptions", row, revision=1)
    publish(DIRECTOR, book, put_forward(book, build_scenario(ANALYST, book, number).plan.header.name), after=0)
    (kept,) = book.records_state().table("exceptions").to_pylist()
    assert (kept["author"], kept["approver"]) == ("Ana", "(4)")


def test_a_record_that_changed_meanwhile_is_not_overwritten(book: Book) -> None:
    from maillage.records.store import RecordsBatch
    from tests.engine.channel import arrow

    number, store = put_forward(book, supposed(book)), book.records()
    before = store.propose("seats", arrow("seats", [{**SEAT, "title": "Theirs"}]))
    store.post(before, RecordsBatch("seats"))
    with pytest.raises(MaillageError) as raised:
        publish(DIRECTOR, book, number, after=0)
    assert raised.value.findings[0].code == "publication-overtaken"
    assert raised.value.findings[0].facts == {"table": "seats", "row": "desk-2"}
    assert not Publication.objects.using(book.alias).exists()
    assert book.records_state().table("pins").num_rows == 0


def test_a_plan_that_supposes_nothing_changes_no_record(book: Book) -> None:
    state = book.records_state().digest
    publish(DIRECTOR, book, put_forward(book, open_plan(book).plan.header.name), after=0)
    assert book.records_state().digest == state
