"""List the tokens of an account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book

if TYPE_CHECKING:
    from maillage.accounts.models import Token


def list_tokens(actor: Actor, book: Book) -> Sequence[Token]:
    """Return the actor's own tokens, the latest first, also those that no longer hold."""
    from maillage.accounts.models import Token

    return [*Token.objects.using(book.alias).filter(account_id=actor.account)]
