"""Lend one's right to approve to somebody for a while, and take it back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from maillage.accounts.models import Grant
from maillage.accounts.permissions import Actor, Denied
from maillage.actions.accounts.find import account_at
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

LENT: Final = "approver"
"""The role that may be lent; no other one may."""
LONGEST: Final = 92
"""Days."""


def delegate(actor: Actor, book: Book, email: str, first: date, last: date) -> Grant:
    """Lend the role of approver to the account of an address, from a day to another, both included (UTC).

    What is lent can't be lent on, and works in the desk alone: no token has it.

    Raises:
        Denied: if the actor does not hold the role himself.
        MaillageError: if there is no such account (``account-missing``), it is his own, is closed or has the role
            (``delegation-useless``), somebody lent it to the same account (``delegation-held``), or the days are none
            (``delegation-days``).
    """
    if actor.only is not None or not any(held.role == LENT and not held.lender for held in actor.roles):
        raise Denied(LENT)
    now = datetime.now(UTC)
    if not now.date() <= last or not first <= last or (last - first).days >= LONGEST:
        raise _error("delegation-days", most=LONGEST)
    with alone(book):
        to = account_at(email)
        held = Grant.objects.filter(account=to, role=LENT, ended__isnull=True)
        held.filter(until__lte=now).update(ended=now)
        if to.pk == actor.account or not to.is_active or held.filter(lender__isnull=True).exists():
            raise _error("delegation-useless", email=email)
        if held.exists():
            raise _error("delegation-held", email=email)
        begins, until = (datetime.combine(day, time(), UTC) for day in (first, last + timedelta(days=1)))
        made = Grant.objects.create(
            account=to, role=LENT, granted_by_id=actor.account, lender_id=actor.account, begins=begins, until=until
        )
        facts: dict[str, str | int] = {"account": to.pk, "effective": first.isoformat(), "last": last.isoformat()}
        append(book.alias, actor.account, "delegate", facts)
    return made


def end_delegation(actor: Actor, book: Book, number: int) -> None:
    """Take back what one lent.

    Raises:
        Denied: if the actor lent no such thing.
    """
    with alone(book):
        mine = Grant.objects.filter(pk=number, lender=actor.account)
        found = mine.first()
        if found is None:
            raise Denied(str(number))
        if mine.filter(ended__isnull=True).update(ended=datetime.now(UTC)):
            append(book.alias, actor.account, "delegate-end", {"account": found.account_id})


def list_delegations(actor: Actor) -> tuple[tuple[Grant, ...], tuple[Grant, ...]]:
    """Return what the actor lent and what was lent to him, and is not over, the first to end first."""
    rows = Grant.objects.filter(lender__isnull=False, ended__isnull=True, until__gt=datetime.now(UTC))
    rows = rows.select_related("account", "lender").order_by("until", "pk")
    return tuple(rows.filter(lender=actor.account)), tuple(rows.filter(account=actor.account))


def may_lend(actor: Actor) -> bool:
    """Whether the actor holds what can be lent."""
    return any(held.role == LENT and not held.lender for held in actor.roles)


def _error(code: str, **facts: str | int) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, facts))
