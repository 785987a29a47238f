"""What is done in the background."""

from __future__ import annotations

from typing import Any

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.jobs.cancel import Order, steer
from maillage.actions.jobs.list import list_jobs
from maillage.actions.jobs.show import Shown, show_job
from maillage.api.asked import Asked, Strict, writer_of
from maillage.api.shapes import Told, Writer, instant


class Job(TypedDict):
    """A job: who asked for what, how far it is, how it ended; ``findings`` say why it failed.

    ``done`` of ``total`` steps of its ``stage``; 0 of 0 where nothing is counted.
    """

    number: int
    kind: str
    asker: int
    arguments: dict[str, Any]
    state: str
    stage: str
    done: int
    total: int
    result: dict[str, Any]
    findings: list[Told]
    asked: str
    ended: str | None
    may_steer: bool


class Jobs(TypedDict):
    """The latest jobs, the last one first."""

    jobs: list[Job]


class JobsAsked(Strict):
    """Which jobs."""

    kind: str = Field("", max_length=60)


class Steering(Strict):
    """What the job is to do at its next step."""

    order: Order


def listed(request: Asked, asked: Query[JobsAsked]) -> Jobs:
    """List the latest jobs: the account's, or all for who may steer them."""
    writer = writer_of(request)
    return {"jobs": [job_line(one, writer) for one in list_jobs(request.auth, shelf.book(), asked.kind)]}


def show(request: Asked, number: int) -> Job:
    """Show a job: how far it is, how it ended."""
    return job_line(show_job(request.auth, shelf.book(), number), writer_of(request))


def steered(request: Asked, number: int, made: Body[Steering]) -> Job:
    """Cancel a job, have it wait, or let it go on."""
    return job_line(steer(request.auth, shelf.book(), number, made.order), writer_of(request))


def job_line(shown: Shown, writer: Writer) -> Job:
    """Write a job."""
    job = shown.job
    return {
        "number": job.number, "kind": job.kind, "asker": job.asker, "arguments": dict(shown.arguments),
        "state": job.state, "stage": job.stage, "done": job.done, "total": job.total, "result": dict(shown.result),
        "findings": [writer.told(finding) for finding in shown.findings], "asked": instant(job.asked),
        "ended": instant(job.ended) if job.ended else None, "may_steer": shown.may_steer,
    }  # fmt: skip
