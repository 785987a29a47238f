"""The worker: takes jobs in their order and gives each a process of its own; what is to be told goes in another one."""

from __future__ import annotations

import subprocess  # nosec B404 # the program starts itself
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from maillage.actions.alarms.tell import is_alarm_due
from maillage.actions.book import Book
from maillage.actions.jobs.find_again import find_lost, find_waiting
from maillage.actions.jobs.worker import TELLING, start, stop
from maillage.actions.webhooks.due import is_due
from maillage.adapters.queue.waiting import Queue

PLACES: Final = 1
"""So many jobs are worked on at once; one that is paused takes no place."""
_PATIENCE: Final = 0.2
"""Seconds between two looks at the queue."""
_LOOK: Final = 5.0
"""Seconds between two looks whether somebody is to be told something."""


def work(book: Book, ended: Callable[[], bool]) -> None:
    """Have jobs done, each by a process of its own, until told to end; what is at work then is lost, and said to be."""
    find_lost(book)
    find_waiting(book)
    queue = Queue(book.folder)
    running: dict[int, subprocess.Popen[bytes]] = {}
    teller = Teller(book)
    while not ended():
        teller.look()
        for number in [number for number, process in running.items() if process.poll() is not None]:
            stop(running.pop(number))
            find_lost(book)
        taken = queue.take() if len(running) - _paused(book, [*running]) < PLACES else None
        if taken is not None:
            running[taken] = start(book.folder, str(taken))
            continue
        time.sleep(_PATIENCE)
    for process in running.values():
        stop(process)
    teller.end()
    find_lost(book)


class Teller:
    """Has what is due told by a process of its own, so that no receiver that hangs holds up a job.

    Programs are told by webhooks, administrators of alarms by mail.
    What is due is on record: a process that ends, however it ends, leaves what it did not tell to the next one.
    """

    def __init__(self, book: Book) -> None:
        """Look at once."""
        self._book = book
        self._process: subprocess.Popen[bytes] | None = None
        self._next = 0.0

    def look(self) -> None:
        """Start to tell what is due, unless somebody is at it, or it was looked at a moment ago."""
        if self._process is not None:
            if self._process.poll() is None:
                return
            self.end()
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _LOOK
            now = datetime.now(UTC)
            if is_due(self._book, now) or is_alarm_due(self._book, now):
                self._process = start(self._book.folder, TELLING)

    def end(self) -> None:
        """Have the process end."""
        if self._process is not None:
            stop(self._process)
            self._process = None


def _paused(book: Book, numbers: list[int]) -> int:
    from maillage.records.models import Job

    return Job.objects.using(book.alias).filter(pk__in=numbers, state="paused").count() if numbers else 0
