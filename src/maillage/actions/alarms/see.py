"""Say that one has looked at an alarm."""

from __future__ import annotations

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append


def see_alarm(actor: Actor, book: Book, number: int) -> None:
    """Note who looked at an alarm; one that somebody has seen stays as it is.

    Raises:
        Denied: if the actor may not, there is no such alarm, or it is about himself.
    """
    reach(actor, "alarms.read")
    with alone(book) as alias:
        from maillage.records.models import Alarm

        found = Alarm.objects.using(alias).filter(pk=number).exclude(account=actor.account)
        if not found.exists():
            raise Denied(str(number))
        if found.filter(seen_by=0).update(seen_by=actor.account):
            append(alias, actor.account, "alarm-seen", {"alarm": number})
