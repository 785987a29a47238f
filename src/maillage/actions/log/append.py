"""Add to the log, inside the transaction of what is logged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connections, transaction

from maillage.actions.book import Book
from maillage.engine.kernel.digest import canonical_json, digest_of

FIRST = "0" * 64
"""What the first entry is chained to."""


@contextmanager
def alone(book: Book) -> Iterator[str]:
    """Open a transaction in which nobody else writes to the log; yields the name of the database.

    SQLite's immediate transactions lock by themselves.
    """
    book.records()
    with transaction.atomic(using=book.alias):
        connection = connections[book.alias]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE records_logentry IN SHARE ROW EXCLUSIVE MODE")
        yield book.alias


def append(alias: str, actor: int, action: str, facts: Mapping[str, str | int]) -> datetime:
    """Add an entry, and return the instant that it bears; only inside ``alone``."""
    # Models can be imported only once Django is set up.
    from maillage.records.models import LogEntry

    last = LogEntry.objects.using(alias).first()
    number, previous = (last.number + 1, last.digest) if last is not None else (1, FIRST)
    recorded = datetime.now(UTC)
    text = canonical_json(dict(facts)).decode()
    LogEntry.objects.using(alias).create(
        number=number, action=action, actor=actor, facts=text, recorded=recorded, previous=previous,
        digest=link(number, action, actor, text, recorded, previous),
    )  # fmt: skip
    return recorded


def link(number: int, action: str, actor: int, facts: str, recorded: datetime, previous: str) -> str:
    """Return the digest of an entry and of all before it."""
    return digest_of([number, action, actor, facts, recorded.astimezone(UTC).isoformat(), previous])
