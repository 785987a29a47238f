"""Verify the log: that no entry was changed, taken out or put elsewhere since it was written."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.actions.book import Book
from maillage.actions.log.append import FIRST, link
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


@dataclass(frozen=True)
class Verified:
    """How many entries hold, and the digest of the last: kept elsewhere, it shows a later cut of the end."""

    entries: int
    head: str


def verify(book: Book, anchor: str = "") -> Verified:
    """Follow the chain from its beginning.

    ``anchor`` is a head that was kept elsewhere: the chain has to lead through it.

    Raises:
        MaillageError: at the first entry that does not hold (``log-broken``), or if the chain does not lead through
            the anchor (``log-cut``): its end was cut, or all of it was written anew.
    """
    from maillage.records.models import LogEntry

    book.records()
    head, number, met = FIRST, 0, anchor in ("", FIRST)
    for entry in LogEntry.objects.using(book.alias).order_by("number").iterator():
        number += 1
        expected = link(number, entry.action, entry.actor, entry.facts, entry.recorded, head)
        if (entry.number, entry.previous, entry.digest) != (number, head, expected):
            raise MaillageError(Finding(Severity.ERROR, "log-broken", {"number": number}))
        head = entry.digest
        met = met or head == anchor
    if not met:
        raise MaillageError(Finding(Severity.ERROR, "log-cut", {"anchor": anchor[:12], "entries": number}))
    return Verified(number, head)
