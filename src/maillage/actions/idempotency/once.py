"""Do something once for each key that a caller chose, and answer the same when it is asked again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book

KEPT: Final = timedelta(days=7)
"""So long an answer is kept; who repeats a request does so sooner."""


@dataclass(frozen=True)
class Answer:
    """What was answered: a status and a text."""

    status: int
    body: str


def once(actor: Actor, book: Book, key: str, asked: str, act: Callable[[], Answer]) -> Answer | None:
    """Return what ``act`` answers, or what it answered when the actor asked the same with the same key before.

    ``asked`` is the digest of the request. None where the key stood for another request. The key, what is done and the
    answer are one transaction: of two at once one waits for the other, and a fault leaves nothing behind.
    """
    from maillage.records.models import Answered

    book.records()
    with transaction.atomic(using=book.alias):
        rows = Answered.objects.using(book.alias)
        now = datetime.now(UTC)
        rows.filter(recorded__lt=now - KEPT).delete()
        try:
            with transaction.atomic(using=book.alias):
                row = rows.create(account=actor.account, key=key, asked=asked, recorded=now)
        except IntegrityError:
            kept = rows.get(account=actor.account, key=key)
            return Answer(kept.status, kept.body) if kept.asked == asked else None
        answer = act()
        rows.filter(pk=row.pk).update(status=answer.status, body=answer.body)
    return answer


def once_apart(actor: Actor, book: Book, key: str, asked: str, act: Callable[[], Answer]) -> Answer | None:
    """Return what ``once`` does, for an ``act`` that writes files too and keeps its own order of locks.

    Such an act cannot be part of another transaction: the key is taken first and the answer noted after it. A death in
    between leaves the key without an answer, and the act is begun again when it is asked again: it has to bear that.
    """
    from maillage.records.models import Answered

    book.records()
    rows, now = Answered.objects.using(book.alias), datetime.now(UTC)
    rows.filter(recorded__lt=now - KEPT).delete()
    row, _ = rows.get_or_create(account=actor.account, key=key, defaults={"asked": asked, "recorded": now})
    if row.asked != asked:
        return None
    if row.status:
        return Answer(row.status, row.body)
    try:
        answer = act()
    except BaseException:
        rows.filter(pk=row.pk, status=0).delete()
        raise
    # Of two at once the first answer stands: the other one found it done.
    rows.filter(pk=row.pk, status=0).update(status=answer.status, body=answer.body)
    kept = rows.filter(pk=row.pk).first()
    return answer if kept is None else Answer(kept.status, kept.body)
