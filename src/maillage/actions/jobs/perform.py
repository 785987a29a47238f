"""Perform a job: take it, keep its progress, heed what is asked of it meanwhile, keep how it ended."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.jobs.kinds import Work
from maillage.actions.jobs.show import FAILURE
from maillage.adapters.plans.codec import Writer
from maillage.adapters.queue.hold import folder_of, held
from maillage.engine.kernel.digest import canonical_json
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.records.models import Job

Verb = Callable[[Work], Mapping[str, str | int]]
"""Does a kind of job and returns a few facts of what came out."""
Who = Callable[[int], Actor]
"""Gives who an account is at this moment."""
_PATIENCE: Final = 0.2
"""Seconds between two looks at whether a paused job may go on."""
_SELDOM: Final = 0.25
"""Seconds between two notes of progress within one stage."""


class Cancelled(Exception):  # named for what happened
    """Somebody cancelled the job."""


def perform(book: Book, number: int, verbs: Mapping[str, Verb], who: Who) -> None:
    """Do a job that waits, from its beginning to its end; one that does not wait any more is left alone.

    A fault of the program is kept as the job's end and raised.
    """
    with held(book.folder, number) as mine:
        job = _taken(book, number) if mine else None
        if job is None:
            return
        try:
            actor = who(job.asker)
            facts = verbs[job.kind](Work(book, actor, json.loads(job.arguments), _Steps(job), number))
        except Cancelled:
            _end(job, "cancelled")
        except Denied:
            _fail(book, job, Finding(Severity.ERROR, "job-denied"))
        except MaillageError as error:
            _fail(book, job, *error.findings)
        except Exception as error:
            _fail(book, job, Finding(Severity.ERROR, "job-broken", {"fault": type(error).__name__}))
            raise
        else:
            job.result = canonical_json(dict(facts)).decode()
            _end(job, "done")


def _taken(book: Book, number: int) -> Job | None:
    """Return the job, now running; None if somebody cancelled it, or has done it."""
    from maillage.records.models import Job

    rows = Job.objects.using(book.alias)
    if not rows.filter(pk=number, state="waiting").update(state="running", started=datetime.now(UTC)):
        return None
    return rows.get(pk=number)


class _Steps:
    """Keeps the progress of a job; stops it, or has it wait, where somebody asked."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._noted = 0.0

    def __call__(self, code: str, done: int, total: int) -> None:
        job = self._job
        if code == job.stage and time.monotonic() < self._noted + _SELDOM:
            return
        self._noted = time.monotonic()
        job.stage, job.done, job.total = code, done, total
        job.save(update_fields=["stage", "done", "total"])
        self._heed()

    def _heed(self) -> None:
        job = self._job
        while True:
            job.refresh_from_db(fields=["cancel_asked", "pause_asked"])
            if job.cancel_asked:
                raise Cancelled
            state = "paused" if job.pause_asked else "running"
            if state != job.state:
                job.state = state
                job.save(update_fields=["state"])
            if state == "running":
                return
            time.sleep(_PATIENCE)


def _end(job: Job, state: str) -> None:
    job.state, job.ended = state, datetime.now(UTC)
    job.save(update_fields=["state", "ended", "result"])


def _fail(book: Book, job: Job, *findings: Finding) -> None:
    place = folder_of(book.folder, job.number)
    with suppress(FileNotFoundError):
        (place / f"{FAILURE}.json").unlink()
    Writer(place).write(FAILURE, findings)
    _end(job, "failed")
