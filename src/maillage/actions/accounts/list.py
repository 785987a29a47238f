"""List the accounts of a book."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Prefetch

from maillage.accounts.models import Account, Grant
from maillage.accounts.permissions import Actor, reach


def list_accounts(actor: Actor) -> Sequence[Account]:
    """Return all accounts by name, each with the roles it holds now in ``held``.

    Raises:
        Denied: if the actor may not see accounts.
    """
    reach(actor, "accounts.read")
    held = Prefetch("grants", Grant.objects.filter(ended__isnull=True).order_by("role", "unit"), to_attr="held")
    return [*Account.objects.prefetch_related(held)]


def names_of_accounts() -> dict[int, str]:
    """Return the name of every account by its number, for what accounts did."""
    return dict(Account.objects.values_list("pk", "name"))
