"""Take away a second factor that was lost, so that its owner sets up another."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from maillage.accounts.models import Account
from maillage.accounts.permissions import Actor, reach
from maillage.actions.accounts.find import account_of
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def reset_second_factor(actor: Actor, book: Book, number: int) -> Account:
    """Take away the second factor of an account and its recovery codes.

    Nobody does it for himself: whoever found his session open would be rid of the factor.

    Raises:
        Denied: if the actor may not, or there is no such account.
        MaillageError: if it is the actor's own (``account-own``), or has no second factor (``factor-none``).
    """
    reach(actor, "accounts.reset")
    with alone(book) as alias:
        account = account_of(alias, number)
        if account.pk == actor.account:
            raise MaillageError(Finding(Severity.ERROR, "account-own"))
        if not Authenticator.objects.using(alias).filter(user_id=number).delete()[0]:
            raise MaillageError(Finding(Severity.ERROR, "factor-none", {"name": account.name}))
        append(alias, actor.account, "reset-factor", {"account": number})
    return account
