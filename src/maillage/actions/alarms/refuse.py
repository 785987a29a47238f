"""Count a refusal; raise an alarm, once, where there were many in a short time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append

MANY: Final = 20
"""So many refusals make an alarm: whoever follows an old address, or types a wrong one, stays far below."""
SHORT: Final = timedelta(minutes=10)
"""In so short a time."""
ONCE: Final = timedelta(days=1)
"""For so long after an alarm no other one is raised for the same account."""


def refuse(actor: Actor, book: Book, now: datetime | None = None) -> bool:
    """Count that somebody was refused something just now; return whether that raised an alarm.

    What an account does itself and by its tokens counts together: it is the same person's doing, or the same leak.
    """
    from maillage.records.models import Alarm, Refusal

    now = now or datetime.now(UTC)
    mine = Refusal.objects.using(book.alias).filter(account=actor.account)
    Refusal.objects.using(book.alias).create(account=actor.account, by_token=actor.only is not None, recorded=now)
    mine.filter(recorded__lt=now - SHORT).delete()
    if mine.count() < MANY or _raised(book, actor.account, now):
        return False
    with alone(book) as alias:
        # Of two requests that both count the last one, one raises it.
        if _raised(book, actor.account, now):
            return False
        refusals, by_token = mine.count(), mine.filter(by_token=True).count()
        append(alias, actor.account, "alarm", {"account": actor.account, "refusals": refusals, "by_token": by_token})
        Alarm.objects.using(alias).create(account=actor.account, refusals=refusals, by_token=by_token, recorded=now)
    return True


def _raised(book: Book, account: int, now: datetime) -> bool:
    from maillage.records.models import Alarm

    return Alarm.objects.using(book.alias).filter(account=account, recorded__gt=now - ONCE).exists()
