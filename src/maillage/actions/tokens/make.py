"""Make a token."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from maillage.accounts.permissions import Actor, Denied, may, permissions
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.accounts.models import Token

LONGEST: Final = 366
"""Days that a token may live: who still needs it then makes another one."""
PREFIX: Final = "maillage_"
"""Tells a token that was left lying about (in a file, a repository) for what it is."""
_BYTES: Final = 32


@dataclass(frozen=True)
class Made:
    """A new token and its secret, which is kept nowhere: this is the only time that it is known."""

    token: Token
    secret: str


def make_token(actor: Actor, book: Book, label: str, scope: frozenset[str], days: int) -> Made:
    """Make a token by which a program may do the actions of ``scope`` in the actor's name for so many days.

    It never lets anybody do more than the account may at that moment.

    Raises:
        Denied: if the actor acts by a token itself.
        MaillageError: for each of: no label (``token-label``), no action (``token-scope-none``), an action that the
            actor may not do (``token-scope``), days that are none or too many (``token-days``).
    """
    if actor.only is not None:
        raise Denied("tokens")
    findings = [*_wrong(actor, label.strip(), scope, days)]
    if findings:
        raise MaillageError(*findings)
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    with alone(book) as alias:
        from maillage.accounts.models import Token

        token = Token.objects.using(alias).create(
            account_id=actor.account, label=label.strip(), digest=digest_of_secret(secret),
            scope=" ".join(sorted(scope)), expires=datetime.now(UTC) + timedelta(days=days),
        )  # fmt: skip
        append(alias, actor.account, "token", {"token": token.pk, "scope": token.scope, "days": days})
    return Made(token, secret)


def actions_of(actor: Actor) -> tuple[str, ...]:
    """Return what the actor may do, by name: the widest scope that a token of the actor's can have."""
    known = sorted({action for actions in permissions().values() for action in actions})
    return tuple(action for action in known if may(actor, action))


def digest_of_secret(secret: str) -> str:
    """Return what is kept of a secret: 256 random bits need neither salt nor a slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _wrong(actor: Actor, label: str, scope: frozenset[str], days: int) -> Iterator[Finding]:
    if not label or len(label) > 100:
        yield _error("token-label")
    if not scope:
        yield _error("token-scope-none")
    allowed = actions_of(actor)
    for action in sorted(scope - {*allowed}):
        yield _error("token-scope", action=action, allowed=allowed)
    if not 1 <= days <= LONGEST:
        yield _error("token-days", days=days, most=LONGEST)


def _error(code: str, **facts: Fact) -> Finding:
    return Finding(Severity.ERROR, code, facts)
