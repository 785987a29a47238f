"""Ask for a job."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.jobs.kinds import KINDS, Arguments
from maillage.actions.log.append import alone, append
from maillage.adapters.queue.waiting import Queue
from maillage.engine.kernel.digest import canonical_json

if TYPE_CHECKING:
    from maillage.records.models import Job


def ask(actor: Actor, book: Book, kind: str, arguments: Arguments) -> Job:
    """Put a job of a kind in the queue; a worker takes it as soon as it can.

    Raises:
        Denied: if the actor may not ask for it.
    """
    reach(actor, KINDS[kind])
    with alone(book) as alias:
        from maillage.records.models import Job

        made = Job.objects.using(alias).create(
            kind=kind, arguments=canonical_json(dict(arguments)).decode(), asker=actor.account, asked=datetime.now(UTC)
        )
        append(alias, actor.account, "job-ask", {"job": made.number, "kind": kind})
        transaction.on_commit(lambda: send(book, made.number), using=alias)
    return made


def send(book: Book, number: int) -> None:
    """Let workers know of a job. One that they are not told of, because this process ends here, they find at start."""
    queue = Queue(book.folder)
    queue.send(number)
    queue.close()
