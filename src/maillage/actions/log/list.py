"""Read the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book


@dataclass(frozen=True)
class Entry:
    """An entry: who did what, when, with which facts."""

    number: int
    action: str
    actor: int
    facts: Mapping[str, str | int]
    recorded: datetime


def list_log(actor: Actor, book: Book, most: int = 200, *, before: int | None = None) -> tuple[Entry, ...]:
    """Return the latest entries, the last one first; of those before a number, where one is given.

    Raises:
        Denied: if the actor may not read the log.
    """
    from maillage.records.models import LogEntry

    reach(actor, "log.read")
    found = LogEntry.objects.using(book.alias)
    rows = (found.all() if before is None else found.filter(number__lt=before))[:most]
    return tuple(Entry(row.number, row.action, row.actor, json.loads(row.facts), row.recorded) for row in rows)
