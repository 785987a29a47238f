"""Have an address told no more."""

from __future__ import annotations

from datetime import UTC, datetime

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append


def end_webhook(actor: Actor, book: Book, number: int) -> None:
    """End a subscription: what was still to be told is not told; one that has ended stays as it is.

    Raises:
        Denied: if the actor may not, or there is no such subscription.
    """
    reach(actor, "webhooks.manage")
    with alone(book) as alias:
        from maillage.records.models import Subscription

        found = Subscription.objects.using(alias).filter(pk=number)
        if not found.exists():
            raise Denied(str(number))
        if found.filter(ended__isnull=True).update(ended=datetime.now(UTC)):
            append(alias, actor.account, "webhook-end", {"subscription": number})
