"""Revoke a token."""

from __future__ import annotations

from datetime import UTC, datetime

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append


def revoke_token(actor: Actor, book: Book, number: int) -> None:
    """Have one of the actor's own tokens end now; one that has ended stays as it is.

    Raises:
        Denied: if the actor has no such token.
    """
    with alone(book) as alias:
        from maillage.accounts.models import Token

        mine = Token.objects.using(alias).filter(pk=number, account_id=actor.account)
        if not mine.exists():
            raise Denied(str(number))
        if mine.filter(revoked__isnull=True).update(revoked=datetime.now(UTC)):
            append(alias, actor.account, "token-revoke", {"token": number})
