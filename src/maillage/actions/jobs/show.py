"""Show a job: how far it is, how it ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from maillage.accounts.permissions import Actor, Denied, may, reach
from maillage.actions.book import Book
from maillage.adapters.plans.codec import Reader
from maillage.adapters.queue.hold import folder_of, is_held
from maillage.engine.kernel.reason import Finding, Severity

if TYPE_CHECKING:
    from maillage.records.models import Job

OPEN: Final = ("waiting", "running", "paused")
FAILURE: Final = "failure"


@dataclass(frozen=True)
class Shown:
    """A job. ``findings`` say why it failed; ``may_steer``: whether the reader may pause or cancel it."""

    job: Job
    arguments: Mapping[str, str | int]
    result: Mapping[str, str | int]
    findings: tuple[Finding, ...]
    may_steer: bool

    @property
    def is_open(self) -> bool:
        """Whether it has not ended yet."""
        return self.job.state in OPEN


def show_job(actor: Actor, book: Book, number: int) -> Shown:
    """Return a job of the actor's, or of anybody where he may steer jobs.

    A job whose worker was killed is lost, and said to be.

    Raises:
        Denied: if there is no such job, or it is not his to see.
    """
    return shown(actor, book, job_of(actor, book, number))


def shown(actor: Actor, book: Book, job: Job) -> Shown:
    """Return a job as the actor sees it."""
    if job.state in ("running", "paused") and not is_held(book.folder, job.number):
        lose(book, job)
    findings = _findings(book, job.number) if job.state == "failed" else ()
    return Shown(job, json.loads(job.arguments), json.loads(job.result), findings, _is_his(actor, job))


def _findings(book: Book, number: int) -> tuple[Finding, ...]:
    try:
        found: tuple[Finding, ...] = Reader(folder_of(book.folder, number)).read(FAILURE)
    except FileNotFoundError:
        # A back-up leaves out what jobs keep.
        return (Finding(Severity.ERROR, "job-forgotten"),)
    return found


def job_of(actor: Actor, book: Book, number: int) -> Job:
    """Return a job that the actor may see.

    Raises:
        Denied: if there is none of that number that he may.
    """
    from maillage.records.models import Job

    reach(actor, "jobs.read")
    found = Job.objects.using(book.alias).filter(pk=number).first()
    if found is None or not _is_his(actor, found):
        raise Denied(str(number))
    return found


def _is_his(actor: Actor, job: Job) -> bool:
    return job.asker == actor.account or may(actor, "jobs.steer")


def lose(book: Book, job: Job) -> None:
    """Mark a job whose worker is gone; unless it ended, just now, in another way."""
    from maillage.records.models import Job

    job.refresh_from_db()
    if job.state in ("running", "paused"):
        rows = Job.objects.using(book.alias).filter(pk=job.number, state=job.state)
        rows.update(state=Job.LOST, ended=datetime.now(UTC))
        job.refresh_from_db()
