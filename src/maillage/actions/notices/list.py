"""The notices of whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.notices.concern import Concern

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from maillage.records.models import Notice

MOST: Final = 100
"""So many notices are listed, the latest first."""


@dataclass(frozen=True)
class Told:
    """A notice: its name, the publication, what it changes, when it was read."""

    name: str
    publication: int
    plan: str
    proposal: int
    effective: date
    recorded: datetime
    read: datetime | None
    concern: Concern


def list_notices(actor: Actor, book: Book, *, unread: bool = False, most: int = MOST) -> tuple[Told, ...]:
    """Return the actor's own notices, the latest first; only those not read yet where ``unread``."""
    rows = _mine(actor, book)
    if unread:
        rows = rows.filter(read__isnull=True)
    return tuple(_told(row) for row in rows[:most])


def show_notice(actor: Actor, book: Book, name: str) -> Told:
    """Return one of the actor's own notices.

    Raises:
        Denied: if there is none of that name that is theirs.
    """
    return _told(_one(actor, book, name))


def read_notice(actor: Actor, book: Book, name: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
    """Keep that the actor has read a notice; the first time counts.

    Raises:
        Denied: if there is none of that name that is theirs.
    """
    row = _one(actor, book, name)
    if row.read is None:
        row.read = now()
        row.save(update_fields=["read"])


def _mine(actor: Actor, book: Book) -> QuerySet[Notice]:
    from maillage.records.models import Notice

    return Notice.objects.using(book.alias).filter(account=actor.account).select_related("publication")


def _one(actor: Actor, book: Book, name: str) -> Notice:
    found = _mine(actor, book).filter(pk=name).first()
    if found is None:
        raise Denied(name)
    return found


def _told(row: Notice) -> Told:
    of = row.publication
    return Told(row.name, of.number, of.plan, of.proposal_id, of.effective, row.recorded, row.read,
                Concern.read(row.content))  # fmt: skip
