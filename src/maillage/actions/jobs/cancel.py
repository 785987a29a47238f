"""Steer a job: cancel it, have it wait, let it go on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, Literal

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book
from maillage.actions.jobs.show import OPEN, Shown, job_of, show_job
from maillage.actions.log.append import alone, append
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

Order = Literal["cancel", "pause", "resume"]
ORDERS: Final[tuple[Order, ...]] = ("cancel", "pause", "resume")


def steer(actor: Actor, book: Book, number: int, order: Order) -> Shown:
    """Cancel a job, pause it or let it go on, at the next step that it takes; one that waits is cancelled at once.

    Raises:
        Denied: if there is no such job, or it is not his.
        MaillageError: if it has ended (``job-ended``).
    """
    show_job(actor, book, number)  # which finds out whether it is lost
    with alone(book) as alias:
        job = job_of(actor, book, number)
        if job.state not in OPEN:
            raise MaillageError(Finding(Severity.ERROR, "job-ended", {"number": number}))
        append(alias, actor.account, f"job-{order}", {"job": number})
        job.pause_asked = order == "pause"
        job.cancel_asked = order == "cancel"
        fields = ["pause_asked", "cancel_asked"]
        if order == "cancel" and job.state == "waiting":
            job.state, job.ended = "cancelled", datetime.now(UTC)
            fields += ["state", "ended"]
        job.save(using=alias, update_fields=fields)
    return show_job(actor, book, number)
