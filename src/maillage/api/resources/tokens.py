"""The account's own tokens."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.tokens.list import list_tokens
from maillage.actions.tokens.revoke import revoke_token
from maillage.api.asked import Asked
from maillage.api.shapes import instant

if TYPE_CHECKING:
    from maillage.accounts import models


class Token(TypedDict):
    """A token: what it allows, until when; its secret is kept nowhere."""

    number: int
    label: str
    may: list[str]
    expires: str
    holds: bool


class Tokens(TypedDict):
    """Tokens, the latest first."""

    tokens: list[Token]


def listed(request: Asked) -> Tokens:
    """List the tokens of the account."""
    return {"tokens": [_token(one) for one in list_tokens(request.auth, shelf.book())]}


def revoked(request: Asked, number: int) -> Tokens:
    """Have a token of the account end now, also the one that asks."""
    revoke_token(request.auth, shelf.book(), number)
    return listed(request)


def _token(one: models.Token) -> Token:
    holds = one.revoked is None and one.expires > datetime.now(UTC)
    return {"number": one.pk, "label": one.label, "may": one.scope.split(), "expires": instant(one.expires),
            "holds": holds}  # fmt: skip
