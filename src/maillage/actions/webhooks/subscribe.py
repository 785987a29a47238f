"""Have an address told what happens."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.actions.webhooks.events import EVENTS
from maillage.adapters.webhooks.guard import place_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.records.models import Subscription


def subscribe(actor: Actor, book: Book, url: str, events: frozenset[str], *, near: bool = False) -> Subscription:
    """Have ``url`` told of ``events`` that happen from now on; ``near`` allows 127.0.0.1, for tests.

    Raises:
        Denied: if the actor may not.
        MaillageError: if an event does not exist (``webhook-event``), none is named (``webhook-event-none``), or one
            may not call there (``webhook-url``, ``webhook-unknown``, ``webhook-private``).
    """
    reach(actor, "webhooks.manage")
    known = tuple(EVENTS.values())
    if not events:
        raise MaillageError(Finding(Severity.ERROR, "webhook-event-none", {"allowed": known}))
    for event in sorted(events - {*known}):
        raise MaillageError(Finding(Severity.ERROR, "webhook-event", {"event": event, "allowed": known}))
    place_of(url, near=near)
    with alone(book) as alias:
        from maillage.records.models import LogEntry, Subscription

        append(alias, actor.account, "webhook", {"url": url, "events": " ".join(sorted(events))})
        last = LogEntry.objects.using(alias).first()
        return Subscription.objects.using(alias).create(
            url=url, events=" ".join(sorted(events)), salt=secrets.token_hex(16), account=actor.account,
            seen=last.number if last is not None else 0, created=datetime.now(UTC),
        )  # fmt: skip
