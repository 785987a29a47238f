"""Whether somebody is to be told something now."""

from __future__ import annotations

from datetime import datetime

from maillage.actions.book import Book
from maillage.actions.webhooks.events import EVENTS


def is_due(book: Book, now: datetime) -> bool:
    """Whether a delivery waits whose time has come, or something was logged that a subscription has not seen."""
    from maillage.records.models import Delivery, LogEntry, Subscription

    listed = [*Subscription.objects.using(book.alias).filter(ended__isnull=True).values_list("seen", flat=True)]
    if not listed:
        return False
    new = LogEntry.objects.using(book.alias).filter(number__gt=min(listed), action__in=EVENTS)
    waiting = Delivery.objects.using(book.alias).filter(
        due__lte=now, delivered__isnull=True, given_up__isnull=True, subscription__ended__isnull=True
    )
    return waiting.exists() or new.exists()
