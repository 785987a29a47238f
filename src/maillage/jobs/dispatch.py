"""The worker: takes jobs in their order and gives each a process of its own."""

from __future__ import annotations

import subprocess  # nosec B404 # the program starts itself
import time
from collections.abc import Callable
from typing import Final

from maillage.actions.book import Book
from maillage.actions.jobs.find_again import find_lost, find_waiting
from maillage.actions.jobs.worker import start, stop
from maillage.adapters.queue.waiting import Queue

PLACES: Final = 1
"""So many jobs are worked on at once; one that is paused takes no place."""
_PATIENCE: Final = 0.2
"""Seconds between two looks at the queue."""


def work(book: Book, ended: Callable[[], bool]) -> None:
    """Have jobs done, each by a process of its own, until told to end; what is at work then is lost, and said to be."""
    find_lost(book)
    find_waiting(book)
    queue = Queue(book.folder)
    running: dict[int, subprocess.Popen[bytes]] = {}
    while not ended():
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
    find_lost(book)


def _paused(book: Book, numbers: list[int]) -> int:
    from maillage.records.models import Job

    return Job.objects.using(book.alias).filter(pk__in=numbers, state="paused").count() if numbers else 0
