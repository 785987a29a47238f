"""List whom is told what, and what is still to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.book import Book
from maillage.actions.webhooks.events import secret_of

if TYPE_CHECKING:
    from maillage.records.models import Delivery, Subscription


@dataclass(frozen=True)
class Listed:
    """A subscription and how many of its deliveries wait, were told, were given up."""

    subscription: Subscription
    waiting: int
    delivered: int
    given_up: int


def list_webhooks(actor: Actor, book: Book) -> tuple[Listed, ...]:
    """Return the subscriptions, the latest first, also those that ended.

    Raises:
        Denied: if the actor may not see them.
    """
    from maillage.records.models import Subscription

    reach(actor, "webhooks.manage")
    done, lost = Q(deliveries__delivered__isnull=False), Q(deliveries__given_up__isnull=False)
    rows = Subscription.objects.using(book.alias).annotate(
        all=Count("deliveries"), done=Count("deliveries", done), lost=Count("deliveries", lost)
    )
    return tuple(Listed(row, row.all - row.done - row.lost, row.done, row.lost) for row in rows)


def show_secret(actor: Actor, book: Book, number: int) -> str:
    """Return the secret by which the receiver of a subscription checks signatures.

    Raises:
        Denied: if the actor may not see it, or there is no such subscription.
    """
    from maillage.records.models import Subscription

    reach(actor, "webhooks.manage")
    found = Subscription.objects.using(book.alias).filter(pk=number).first()
    if found is None:
        raise Denied(str(number))
    return secret_of(book, found)


def list_deliveries(actor: Actor, book: Book, number: int, most: int, *, before: int | None) -> tuple[Delivery, ...]:
    """Return the latest deliveries of a subscription, the last one first; of those before a number, where one is given.

    Raises:
        Denied: if the actor may not see them.
    """
    from maillage.records.models import Delivery

    reach(actor, "webhooks.manage")
    rows = Delivery.objects.using(book.alias).filter(subscription=number)
    return tuple((rows if before is None else rows.filter(pk__lt=before))[:most])
