"""Recognise who acts by a token."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.db import connection

from maillage.accounts.permissions import Actor, Held
from maillage.actions.tokens.make import digest_of_secret

# Asked with every request of a program: composing it from models would take as long as all the rest.
_WHO: Final = """
SELECT token.scope, account.id, account.name, account.person, held.role, held.unit
FROM accounts_token token JOIN accounts_account account ON account.id = token.account_id
LEFT JOIN accounts_grant held ON held.account_id = account.id AND held.ended IS NULL
    AND held.lender_id IS NULL
WHERE token.digest = %s AND token.revoked IS NULL AND token.expires > %s AND account.is_active
"""


def recognise(secret: str) -> Actor | None:
    """Return who acts by a token, with the roles that its owner holds himself; None where it is none, or ended."""
    now = connection.ops.adapt_datetimefield_value(datetime.now(UTC))
    with connection.cursor() as cursor:
        cursor.execute(_WHO, (digest_of_secret(secret), now))
        rows = cursor.fetchall()
    if not rows:
        return None
    scope, account, name, person = rows[0][:4]
    held = tuple(Held(role, unit) for *_, role, unit in rows if role is not None)
    return Actor(account, name, person, held, frozenset(scope.split()))
