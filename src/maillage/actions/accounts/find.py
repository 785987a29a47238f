"""Find an account."""

from __future__ import annotations

from maillage.accounts.models import Account
from maillage.accounts.permissions import Denied
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def account_of(alias: str, number: int) -> Account:
    """Return an account of a database by its number.

    Raises:
        Denied: if there is none.
    """
    found = Account.objects.using(alias).filter(pk=number).first()
    if found is None:
        raise Denied(str(number))
    return found


def account_at(email: str) -> Account:
    """Return the account of an address.

    Raises:
        MaillageError: if there is none (``account-missing``).
    """
    found = Account.objects.filter(email__iexact=email).first()
    if found is None:
        raise MaillageError(Finding(Severity.ERROR, "account-missing", {"email": email}))
    return found
