"""Recognise who acts by a token."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import FilteredRelation, Q

from maillage.accounts.permissions import Actor, Held
from maillage.actions.tokens.make import digest_of_secret


def recognise(secret: str) -> Actor | None:
    """Return who acts by a token, with the roles that its owner holds now; None where it is none, or ended.

    One question to the database: it is asked with every request.
    """
    from maillage.accounts.models import Token

    rows = [
        *Token.objects.filter(
            digest=digest_of_secret(secret), revoked__isnull=True, expires__gt=datetime.now(UTC),
            account__is_active=True,
        )
        .annotate(held=FilteredRelation("account__grants", condition=Q(account__grants__ended__isnull=True)))
        .order_by()
        .values_list("scope", "account_id", "account__name", "account__person", "held__role", "held__unit")
    ]  # fmt: skip
    if not rows:
        return None
    scope, account, name, person = rows[0][:4]
    held = tuple(Held(role, unit) for *_, role, unit in rows if role is not None)
    return Actor(account, name, person, held, frozenset(scope.split()))
