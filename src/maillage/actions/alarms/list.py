"""The alarms that nobody has looked at yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book

if TYPE_CHECKING:
    from maillage.records.models import Alarm


def list_alarms(actor: Actor, book: Book) -> tuple[Alarm, ...]:
    """Return the alarms that nobody has seen, the latest first.

    Raises:
        Denied: if the actor may not see them.
    """
    from maillage.records.models import Alarm

    reach(actor, "alarms.read")
    return tuple(Alarm.objects.using(book.alias).filter(seen_by=0))
