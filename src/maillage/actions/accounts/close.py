"""Close an account, or open it again."""

from __future__ import annotations

from maillage.accounts.models import Account
from maillage.accounts.permissions import Actor, reach
from maillage.actions.accounts.find import account_of
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def close_account(actor: Actor, book: Book, number: int, *, closed: bool) -> Account:
    """Close an account: from its next request on it is let in nowhere. Or open it again, with the roles it had.

    Raises:
        Denied: if the actor may not, or there is no such account.
        MaillageError: if it is the actor's own (``account-own``).
    """
    reach(actor, "accounts.close")
    with alone(book) as alias:
        account = account_of(alias, number)
        if account.pk == actor.account:
            raise MaillageError(Finding(Severity.ERROR, "account-own"))
        if account.is_active == closed:
            Account.objects.using(alias).filter(pk=number).update(is_active=not closed)
            append(alias, actor.account, "close" if closed else "reopen", {"account": number})
        account.is_active = not closed
    return account
