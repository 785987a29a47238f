"""From a plan to what is in force: somebody else approves, what was approved is what is published, once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from maillage.accounts.permissions import Actor, Denied, Held
from maillage.actions.book import Book
from maillage.actions.log.verify import verify
from maillage.actions.publication.in_force import check_content, in_force
from maillage.actions.publication.judge import judge
from maillage.actions.publication.list import list_publications, proposal_of
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from maillage.engine.kernel.reason import MaillageError
from tests.actions.publication.stage import ANALYST, APPROVER, BOTH, DAY, DIRECTOR, book_with_plans
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]


@pytest.fixture
def book(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book with plans, on each kind of database."""
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", database)
    made = book_with_plans(tmp_path / "book")
    yield made
    made.records().close()


def put_forward(book: Book, plan: str = "2026-07-01-aaaa", day: date = DAY, actor: Actor = ANALYST) -> tuple[int, str]:
    made = propose(actor, book, plan, day, "because")
    return made.number, made.content


def approved(book: Book, plan: str = "2026-07-01-aaaa", day: date = DAY) -> int:
    number, content = put_forward(book, plan, day)
    judge(APPROVER, book, number, approved=True, content=content)
    return number


def code_of(raised: pytest.ExceptionInfo[MaillageError]) -> str:
    return raised.value.findings[0].code


def test_what_another_approved_comes_into_force_on_its_day(book: Book) -> None:
    number = approved(book)
    assert in_force(book, DAY) is None
    publish(DIRECTOR, book, number, after=0)
    found = in_force(book, DAY)
    assert found is not None
    assert (found.number, found.plan) == (1, "2026-07-01-aaaa")
    assert in_force(book, DAY - timedelta(days=1)) is None
    assert in_force(book, DAY + timedelta(days=1000)) == found


def test_a_later_publication_corrects_and_the_past_stays_as_it_was_known(book: Book) -> None:
    first = publish(DIRECTOR, book, approved(book), after=0)
    second = publish(DIRECTOR, book, approved(book, "2026-07-01-bbbb"), after=1)
    assert in_force(book, DAY) == second
    assert in_force(book, DAY, known=first.recorded) == first
    third = publish(DIRECTOR, book, approved(book, day=DAY + timedelta(days=30)), after=2)
    assert in_force(book, DAY + timedelta(days=29)) == second
    assert in_force(book, DAY + timedelta(days=30)) == third


@pytest.mark.parametrize("actor", [ANALYST, APPROVER, DIRECTOR, Actor(9, "Admin", "", (Held("administrator"),))])
def test_each_step_is_for_its_role_alone(book: Book, actor: Actor) -> None:
    number, content = put_forward(book)
    if actor is not ANALYST:
        with pytest.raises(Denied):
            propose(actor, book, "2026-07-01-aaaa", DAY, "because")
    if actor is not APPROVER:
        with pytest.raises(Denied):
            judge(actor, book, number, approved=True, content=content)
    if actor is not DIRECTOR:
        with pytest.raises(Denied):
            publish(actor, book, number, after=0)


def test_nobody_approves_what_he_put_forward_or_publishes_what_he_approved(book: Book) -> None:
    number, content = put_forward(book, actor=BOTH)
    with pytest.raises(MaillageError) as raised:
        judge(BOTH, book, number, approved=True, content=content)
    assert code_of(raised) == "approval-own"
    number, content = put_forward(book)
    judge(BOTH, book, number, approved=True, content=content)
    with pytest.raises(MaillageError) as raised:
        publish(BOTH, book, number, after=0)
    assert code_of(raised) == "publication-own"
    assert publish(DIRECTOR, book, number, after=0).number == 1


def test_an_edit_voids_the_approval(book: Book) -> None:
    number = approved(book)
    (book.plans / "2026-07-01-aaaa" / "plan.json").write_text('"other"\n', encoding="utf-8")
    with pytest.raises(MaillageError) as raised:
        publish(DIRECTOR, book, number, after=0)
    assert code_of(raised) == "publication-changed"


def test_who_read_something_else_does_not_approve_it(book: Book) -> None:
    number, content = put_forward(book)
    with pytest.raises(MaillageError) as raised:
        judge(APPROVER, book, number, approved=True, content="0" * 64)
    assert code_of(raised) == "approval-changed"
    (book.plans / "2026-07-01-aaaa" / "more.json").touch()
    with pytest.raises(MaillageError) as raised:
        judge(APPROVER, book, number, approved=True, content=content)
    assert code_of(raised) == "approval-changed"


def test_an_approval_is_given_once_and_used_once(book: Book) -> None:
    number = approved(book)
    content = proposal_of(book, number).content
    with pytest.raises(MaillageError) as raised:
        judge(APPROVER, book, number, approved=False, content=content, grounds="changed my mind")
    assert code_of(raised) == "approval-given"
    publish(DIRECTOR, book, number, after=0)
    with pytest.raises(MaillageError) as raised:
        publish(DIRECTOR, book, number, after=1)
    assert code_of(raised) == "publication-done"


def test_what_is_returned_has_grounds_and_cannot_be_published(book: Book) -> None:
    number, content = put_forward(book)
    with pytest.raises(MaillageError) as raised:
        judge(APPROVER, book, number, approved=False, content=content)
    assert code_of(raised) == "approval-grounds"
    judge(APPROVER, book, number, approved=False, content=content, grounds="too early")
    with pytest.raises(MaillageError) as raised:
        publish(DIRECTOR, book, number, after=0)
    assert code_of(raised) == "publication-unapproved"
    assert [one.number for one in list_publications(DIRECTOR, book).returned] == [number]


def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told(book: Book) -> None:
    numbers = [approved(book), approved(book, "2026-07-01-bbbb")]
    ended: list[str] = []
    start = threading.Barrier(2)

    def publishing(number: int) -> None:
        start.wait()
        try:
            publish(DIRECTOR, book, number, after=0)
            ended.append("won")
        except MaillageError as error:
            ended.append(error.findings[0].code)
        finally:
            connections[book.alias].close()

    threads = [threading.Thread(target=publishing, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == ["publication-moved", "won"]
    assert list_publications(DIRECTOR, book).last == 1
    # Five steps, and the job that tells of the publication.
    assert verify(book).entries == 6


def test_nothing_recorded_is_ever_changed_or_deleted(book: Book) -> None:
    from maillage.records.models import LogEntry, Proposal, Publication, Verdict

    publish(DIRECTOR, book, approved(book), after=0)
    entries = verify(book).entries
    for model, field in ((Proposal, "grounds"), (Verdict, "grounds"), (Publication, "plan"), (LogEntry, "action")):
        rows = model.objects.using(book.alias)
        with pytest.raises(DatabaseError):
            rows.update(**{field: "other"})
        with pytest.raises(DatabaseError):
            rows.all()._raw_delete(book.alias)
    assert verify(book).entries == entries


def test_files_that_were_changed_after_publication_are_noticed(book: Book) -> None:
    made = publish(DIRECTOR, book, approved(book), after=0)
    check_content(book, made.plan, made.number, made.content)
    with (book.plans / made.plan / "plan.json").open("ab") as file:
        file.write(b" ")
    with pytest.raises(MaillageError) as raised:
        check_content(book, made.plan, made.number, made.content)
    assert code_of(raised) == "publication-altered"


def test_a_failure_at_any_statement_leaves_all_or_nothing(book: Book) -> None:
    from maillage.records.models import Job

    number = approved(book)
    before = verify(book).entries
    points = 0
    while True:
        left = points

        def fail(execute, sql, params, many, context):  # type: ignore[no-untyped-def] # as Django calls it
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            return execute(sql, params, many, context)

        with suppress(KeyboardInterrupt), connections[book.alias].execute_wrapper(fail):
            publish(DIRECTOR, book, number, after=0)
            break
        assert list_publications(DIRECTOR, book).last == 0
        assert verify(book).entries == before
        assert not Job.objects.using(book.alias).exists()
        points += 1
    assert points > 5
    assert list_publications(DIRECTOR, book).last == 1
    assert verify(book).entries == before + 2
    assert Job.objects.using(book.alias).count() == 1


def test_a_plan_that_does_not_exist_and_a_proposal_without_grounds_are_refused(book: Book) -> None:
    with pytest.raises(MaillageError) as raised:
        propose(ANALYST, book, "nothing", DAY, "because")
    assert code_of(raised) == "plan-missing"
    with pytest.raises(MaillageError) as raised:
        propose(ANALYST, book, "2026-07-01-aaaa", DAY, "  ")
    assert code_of(raised) == "proposal-grounds"
    with pytest.raises(Denied):
        judge(APPROVER, book, 77, approved=True, content="")
    assert verify(book).entries == 0
