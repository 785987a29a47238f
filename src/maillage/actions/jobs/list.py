"""List the jobs."""

from __future__ import annotations

from maillage.accounts.permissions import Actor, may, reach
from maillage.actions.book import Book
from maillage.actions.jobs.show import Shown, shown


def list_jobs(actor: Actor, book: Book, kind: str = "", most: int = 50) -> tuple[Shown, ...]:
    """Return the latest jobs, of a kind where one is named, the last one first: the actor's, or all if he may steer.

    Raises:
        Denied: if the actor may see no jobs.
    """
    from maillage.records.models import Job

    reach(actor, "jobs.read")
    found = Job.objects.using(book.alias)
    found = found.filter(kind=kind) if kind else found.all()
    if not may(actor, "jobs.steer"):
        found = found.filter(asker=actor.account)
    return tuple(shown(actor, book, job) for job in found[:most])
