"""Tell what happened to those who want to know: from the log, after it was written, until they have heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F, QuerySet

from maillage.actions.book import Book
from maillage.actions.webhooks.events import EVENTS, body_of, headers_of, secret_of
from maillage.adapters.webhooks.call import call
from maillage.adapters.webhooks.guard import Place, place_of
from maillage.engine.kernel.reason import MaillageError

if TYPE_CHECKING:
    from maillage.records.models import Delivery, Subscription

PAUSES: Final = tuple(
    timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 36_000, 50_400, 72_000, 86_400)
)
"""How long to wait after each try that failed (the schedule that Standard Webhooks recommends); then it is given up."""
LEASE: Final = timedelta(minutes=2)
"""After so long a delivery at work is tried again: the process that had it was killed."""
_GONE: Final = 410
Call = Callable[[Place, bytes, Mapping[str, str]], int]


@dataclass(frozen=True)
class Delivered:
    """How many deliveries were told, failed for now, were given up."""

    told: int
    failed: int
    given_up: int


def deliver(book: Book, now: datetime | None = None, *, call: Call = call, near: bool = False) -> Delivered:
    """Tell all that is due. Several processes may at once: each delivery is at work in one of them.

    A message that was heard although the answer was lost is told again, under the same name: at least once.
    ``near`` allows 127.0.0.1, for tests.
    """
    from maillage.records.models import Delivery

    book.records()
    now = now or datetime.now(UTC)
    collect(book, now)
    open_ones = Delivery.objects.using(book.alias).filter(
        due__lte=now, delivered__isnull=True, given_up__isnull=True, subscription__ended__isnull=True
    )
    counts = {"told": 0, "failed": 0, "given_up": 0}
    for row in open_ones.select_related("subscription").order_by("entry", "pk"):
        if _take(book, row, now):
            counts[_tell(book, row, now, call, near)] += 1
    return Delivered(**counts)


def collect(book: Book, now: datetime) -> None:
    """Make the deliveries of what was logged since; the unique pair of subscription and entry makes none twice."""
    from maillage.records.models import Delivery, LogEntry, Subscription

    for one in Subscription.objects.using(book.alias).filter(ended__isnull=True).order_by("number"):
        actions = [action for action, event in EVENTS.items() if event in one.events.split()]
        with transaction.atomic(using=book.alias):
            entries = LogEntry.objects.using(book.alias).filter(number__gt=one.seen).order_by("number")
            new = [*entries.values_list("number", "action")]
            made = [Delivery(subscription=one, entry=number, due=now) for number, action in new if action in actions]
            Delivery.objects.using(book.alias).bulk_create(made, ignore_conflicts=True)
            if new:
                Subscription.objects.using(book.alias).filter(pk=one.pk, seen=one.seen).update(seen=new[-1][0])


def _take(book: Book, row: Delivery, now: datetime) -> bool:
    """Whether this process is the one that tells it; until the lease is over no other one tries."""
    mine = _rows(book).filter(pk=row.pk, tries=row.tries, due=row.due, delivered__isnull=True)
    return bool(mine.update(due=now + LEASE, tries=F("tries") + 1))


def _tell(book: Book, row: Delivery, now: datetime, call: Call, near: bool) -> str:
    from maillage.records.models import LogEntry

    entry = LogEntry.objects.using(book.alias).get(pk=row.entry)
    body = body_of(entry)
    try:
        # Looked at anew with each try: a name may lead elsewhere by now.
        place = place_of(row.subscription.url, near=near)
        status = call(place, body, headers_of(secret_of(book, row.subscription), entry, body, datetime.now(UTC)))
    except MaillageError:
        status = 0
    mine = _rows(book).filter(pk=row.pk)
    if 200 <= status < 300:
        mine.update(status=status, delivered=now)
        return "told"
    if status == _GONE:
        _end(book, row.subscription, now)
    if status == _GONE or row.tries >= len(PAUSES):
        mine.update(status=status, given_up=now)
        return "given_up"
    mine.update(status=status, due=now + PAUSES[row.tries])
    return "failed"


def _end(book: Book, subscription: Subscription, now: datetime) -> None:
    """The receiver says that it is gone for good."""
    from maillage.records.models import Subscription

    Subscription.objects.using(book.alias).filter(pk=subscription.pk, ended__isnull=True).update(ended=now)


def _rows(book: Book) -> QuerySet[Delivery]:
    from maillage.records.models import Delivery

    return Delivery.objects.using(book.alias).all()
