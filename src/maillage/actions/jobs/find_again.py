"""Find what a worker that was killed has left behind."""

from __future__ import annotations

from maillage.actions.book import Book
from maillage.actions.jobs.show import lose
from maillage.adapters.queue.hold import is_held
from maillage.adapters.queue.waiting import Queue


def find_lost(book: Book) -> None:
    """Mark the jobs that nobody works on any more although they did not end."""
    from maillage.records.models import Job

    for job in Job.objects.using(book.alias).filter(state__in=("running", "paused")):
        if not is_held(book.folder, job.number):
            lose(book, job)


def find_waiting(book: Book) -> None:
    """Put the jobs that wait in the queue once more: who asked may have ended before they came in."""
    from maillage.records.models import Job

    queue = Queue(book.folder)
    for number in Job.objects.using(book.alias).filter(state="waiting").order_by("number").values_list("pk", flat=True):
        queue.send(number)
    queue.close()
