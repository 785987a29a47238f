"""kill -9 at every statement of a publication: what is in force is the old one or the new one, and the log holds."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connections

from maillage.actions.book import Book
from maillage.actions.log import append
from maillage.actions.log.verify import verify
from maillage.actions.publication.judge import judge
from maillage.actions.publication.list import list_publications
from maillage.actions.publication.propose import propose
from maillage.actions.publication.publish import publish
from tests.actions.publication.stage import ANALYST, APPROVER, DAY, DIRECTOR, book_with_plans
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]
MOST = 200


@pytest.fixture
def book(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", database)
    made = book_with_plans(tmp_path / "book")
    yield made
    made.records().close()


def killed_at(book: Book, number: int, point: int | None, *, late: bool) -> bool:
    """Publish in a process of its own that is killed at a statement, before or after it; whether it was killed."""
    connections[book.alias].close()
    child = os.fork()
    if child == 0:
        try:
            left = -1 if point is None else point

            def at(execute, sql, params, many, context):  # type: ignore[no-untyped-def] # as Django calls it
                nonlocal left
                left -= 1
                if left == -1 and not late:
                    os.kill(os.getpid(), signal.SIGKILL)
                found = execute(sql, params, many, context)
                if left == -1:
                    os.kill(os.getpid(), signal.SIGKILL)
                return found

            with nullcontext() if point is None else connections[book.alias].execute_wrapper(at):
                publish(DIRECTOR, book, number, after=0)
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def state(book: Book) -> tuple[int, int, int]:
    """The last publication, how many jobs tell of one, and the entries of the log, whose chain holds."""
    from maillage.records.models import Job

    jobs = Job.objects.using(book.alias).filter(kind="notices-tell").count()
    return list_publications(DIRECTOR, book).last, jobs, verify(book).entries


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_a_publication_that_is_killed_is_whole_or_was_never_there(book: Book, late: bool) -> None:
    proposal = propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")
    judge(APPROVER, book, proposal.number, approved=True, content=proposal.content)
    before = state(book)
    assert before == (0, 0, 2)
    points = 0
    while killed_at(book, proposal.number, points, late=late):
        # Not committed yet: a killed process leaves nothing, and the next one can go on.
        assert state(book) == before
        points += 1
        assert points < MOST
    assert points > 8
    assert state(book) == (1, 1, 4)


def test_a_process_that_nobody_kills_publishes(book: Book) -> None:
    proposal = propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")
    judge(APPROVER, book, proposal.number, approved=True, content=proposal.content)
    assert not killed_at(book, proposal.number, None, late=False)
    assert state(book) == (1, 1, 4)


def test_without_one_transaction_it_would_be_torn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", "")
    book = book_with_plans(tmp_path / "torn")
    proposal = propose(ANALYST, book, "2026-07-01-aaaa", DAY, "because")
    judge(APPROVER, book, proposal.number, approved=True, content=proposal.content)
    monkeypatch.setattr(append, "transaction", SimpleNamespace(atomic=lambda using: nullcontext()))
    seen, points = set(), 0
    while killed_at(book, proposal.number, points, late=True) and points < MOST:
        seen.add(state(book))
        points += 1
        if len(seen) > 1:
            break
    assert seen - {(0, 0, 2), (1, 1, 4)}
    book.records().close()
