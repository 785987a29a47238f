"""List the accounts of a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch

from maillage.accounts.models import Account, Grant
from maillage.accounts.permissions import Actor, reach


@dataclass(frozen=True)
class Listed:
    """An account, the roles that it holds now or was lent for days to come, and whether it has a second factor."""

    account: Account
    held: Sequence[Grant]
    factor: bool


def list_accounts(actor: Actor) -> Sequence[Listed]:
    """Return all accounts by name.

    Raises:
        Denied: if the actor may not see accounts.
    """
    reach(actor, "accounts.read")
    grants = Grant.objects.filter(ended__isnull=True).exclude(until__lte=datetime.now(UTC)).select_related("lender")
    held = Prefetch("grants", grants.order_by("role", "unit", "pk"), to_attr="held")
    factors = {*Authenticator.objects.filter(type=Authenticator.Type.TOTP).values_list("user_id", flat=True)}
    return [Listed(one, one.held, one.pk in factors) for one in Account.objects.prefetch_related(held)]


def names_of_accounts() -> dict[int, str]:
    """Return the name of every account by its number, for what accounts did."""
    return dict(Account.objects.values_list("pk", "name"))
