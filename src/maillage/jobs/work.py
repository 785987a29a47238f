"""Doing jobs in this process."""

from __future__ import annotations

from maillage.accounts.models import Account
from maillage.accounts.permissions import Actor, actor_of
from maillage.actions.book import Book
from maillage.actions.jobs.perform import Who, perform
from maillage.adapters.queue.waiting import Queue
from maillage.jobs.kinds import VERBS


def who(account: int) -> Actor:
    """Return who an account is now: roles that ended since the job was asked for are gone."""
    return actor_of(Account.objects.get(pk=account))


def work_one(book: Book, number: int, who: Who = who) -> None:
    """Do one job in this process."""
    perform(book, number, VERBS, who)


def work_off(book: Book, who: Who = who) -> int:
    """Do in this process what waits; return how many numbers were taken."""
    queue, taken = Queue(book.folder), 0
    while (number := queue.take()) is not None:
        work_one(book, number, who)
        taken += 1
    queue.close()
    return taken
