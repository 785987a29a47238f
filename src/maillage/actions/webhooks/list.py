"""List whom is told what, and what is still to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

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
    reach(actor, "webhooks.manage")
    return tuple(_listed(row) for row in _counted(book))


def show_webhook(actor: Actor, book: Book, number: int) -> Listed:
    """Return one of them.

    Raises:
        Denied: if the actor may not see it, or there is none of that number.
    """
    reach(actor, "webhooks.manage")
    found = _counted(book).filter(pk=number).first()
    if found is None:
        raise Denied(str(number))
    return _listed(found)


def show_secret(actor: Actor, book: Book, number: int) -> str:
    """Return the secret by which the receiver of a subscription checks signatures.

    Raises:
        Denied: if the actor may not see it, or there is no such subscription.
    """
    return secret_of(book, show_webhook(actor, book, number).subscription)


def _counted(book: Book) -> QuerySet[Any]:
    """Subscriptions with how many of their deliveries there are, are done, were given up."""
    from maillage.records.models import Subscription

    done, lost = Q(deliveries__delivered__isnull=False), Q(deliveries__given_up__isnull=False)
    return Subscription.objects.using(book.alias).annotate(
        all=Count("deliveries"), done=Count("deliveries", done), lost=Count("deliveries", lost)
    )


def _listed(row: Any) -> Listed:
    return Listed(row, row.all - row.done - row.lost, row.done, row.lost)


def list_deliveries(actor: Actor, book: Book, number: int, most: int, *, before: int | None) -> tuple[Delivery, ...]:
    """Return the latest deliveries of a subscription, the last one first; of those before a number, where one is given.

    Raises:
        Denied: if the actor may not see them.
    """
    from maillage.records.models import Delivery

    reach(actor, "webhooks.manage")
    rows = Delivery.objects.using(book.alias).filter(subscription=number)
    return tuple((rows if before is None else rows.filter(pk__lt=before))[:most])
