"""A job from its being asked for to its end: done, failed, cancelled, paused, lost."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.db import connections

from maillage.accounts.permissions import Denied
from maillage.actions.book import Book
from maillage.actions.jobs.ask import ask
from maillage.actions.jobs.cancel import Order, steer
from maillage.actions.jobs.find_again import find_lost, find_waiting
from maillage.actions.jobs.kinds import KINDS, Work
from maillage.actions.jobs.list import list_jobs
from maillage.actions.jobs.perform import perform
from maillage.actions.jobs.show import show_job
from maillage.actions.log.verify import verify
from maillage.adapters.queue.hold import held
from maillage.adapters.queue.waiting import Queue
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from tests.actions.jobs.stage import ANALYST, DIRECTOR, FIELD, KIND, OTHER, PEOPLE, book_of, done_by, nothing, work_off
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]
DAY = {"as_of": "2026-07-01"}


@pytest.fixture
def book(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A book on each kind of database."""
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", database)
    made = book_of(tmp_path / "book")
    yield made
    made.records().close()


def asked(book: Book) -> int:
    return ask(ANALYST, book, KIND, DAY).number


def state(book: Book, number: int) -> str:
    return str(show_job(ANALYST, book, number).job.state)


def test_a_job_is_done_once_and_says_what_came_out(book: Book) -> None:
    number = asked(book)
    assert state(book, number) == "waiting"
    work_off(book)
    found = show_job(ANALYST, book, number)
    assert (found.job.state, found.result, found.is_open) == ("done", {"plan": "2026-07-01"}, False)
    perform(book, number, done_by(lambda work: pytest.fail("done twice")), PEOPLE.__getitem__)
    assert verify(book).entries == 1


def test_who_may_not_ask_is_refused_and_others_do_not_see_it(book: Book) -> None:
    with pytest.raises(Denied):
        ask(FIELD, book, KIND, DAY)
    number = asked(book)
    for actor in (OTHER, FIELD):
        with pytest.raises(Denied):
            show_job(actor, book, number)
        with pytest.raises(Denied):
            steer(actor, book, number, "cancel")
    with pytest.raises(Denied):
        show_job(ANALYST, book, number + 1)
    assert [found.job.number for found in list_jobs(DIRECTOR, book)] == [number]
    assert list_jobs(OTHER, book) == ()


def test_a_role_that_ended_since_ends_the_job(book: Book) -> None:
    number = asked(book)

    def refused(work: Work) -> Mapping[str, str | int]:
        raise Denied("plans.build")

    work_off(book, refused)
    found = show_job(ANALYST, book, number)
    assert (found.job.state, found.findings[0].code) == ("failed", "job-denied")


def test_what_is_wrong_with_an_input_is_kept_with_its_facts(book: Book) -> None:
    number = asked(book)
    wrong = Finding(Severity.ERROR, "proposal-day", {"value": "tomorrow"})

    def failing(work: Work) -> Mapping[str, str | int]:
        raise MaillageError(wrong)

    work_off(book, failing)
    assert show_job(ANALYST, book, number).findings == (wrong,)
    shutil.rmtree(book.folder / "jobs")
    assert [one.code for one in show_job(ANALYST, book, number).findings] == ["job-forgotten"]


def test_a_fault_of_the_program_ends_the_job_and_is_not_swallowed(book: Book) -> None:
    number = asked(book)

    def broken(work: Work) -> Mapping[str, str | int]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work_off(book, broken)
    assert show_job(ANALYST, book, number).findings[0].facts == {"fault": "ZeroDivisionError"}


def test_progress_is_seen_and_a_cancelled_job_stops_at_its_next_step(book: Book) -> None:
    number = asked(book)
    seen = []

    def long(work: Work) -> Mapping[str, str | int]:
        work.step("plan-stage-tiers", 1, 3)
        job = show_job(ANALYST, book, number).job
        seen.append((job.state, job.stage, job.done, job.total))
        steer(DIRECTOR, book, number, "cancel")
        work.stage("plan-stage-clusters")
        pytest.fail("it went on")

    work_off(book, long)
    assert seen == [("running", "plan-stage-tiers", 1, 3)]
    assert state(book, number) == "cancelled"
    with pytest.raises(MaillageError) as raised:
        steer(ANALYST, book, number, "pause")
    assert raised.value.findings[0].code == "job-ended"


def test_a_job_that_waits_is_cancelled_at_once(book: Book) -> None:
    number = asked(book)
    steer(ANALYST, book, number, "cancel")
    assert state(book, number) == "cancelled"
    work_off(book, lambda work: pytest.fail("it was done"))


@pytest.mark.parametrize(("order", "end"), [("resume", "done"), ("cancel", "cancelled")])
def test_a_paused_job_waits_until_it_may_go_on(book: Book, order: Order, end: str) -> None:
    number = asked(book)
    steer(ANALYST, book, number, "pause")

    def stepping(work: Work) -> Mapping[str, str | int]:
        work.stage("plan-stage-tiers")
        return nothing(work)

    def worker() -> None:
        work_off(book, stepping)
        connections[book.alias].close()

    thread = threading.Thread(target=worker)
    thread.start()
    while state(book, number) != "paused":
        assert thread.is_alive()
    steer(ANALYST, book, number, order)
    thread.join()
    assert state(book, number) == end


def test_a_job_whose_worker_is_gone_is_lost_and_one_at_work_is_not(book: Book) -> None:
    from maillage.records.models import Job

    number = asked(book)
    Job.objects.using(book.alias).update(state="running")
    with held(book.folder, number) as mine:
        assert mine
        find_lost(book)
        assert state(book, number) == "running"
    assert state(book, number) == "lost"
    with pytest.raises(MaillageError):
        steer(ANALYST, book, number, "cancel")


def test_a_job_that_never_came_into_the_queue_is_found_again(book: Book) -> None:
    number = asked(book)
    queue = Queue(book.folder)
    assert queue.take() == number
    work_off(book)
    assert state(book, number) == "waiting"
    find_waiting(book)
    find_waiting(book)
    work_off(book)
    assert state(book, number) == "done"


def test_every_kind_has_somebody_who_may_ask_and_something_that_does_it() -> None:
    from maillage.accounts.permissions import permissions
    from maillage.jobs.kinds import VERBS
    from maillage.messages.render import codes

    known = {action for actions in permissions().values() for action in actions}
    assert KINDS.keys() == VERBS.keys()
    assert {*KINDS.values()} <= known
    assert {f"desk-job-kind-{kind}" for kind in KINDS} <= codes("fr")
