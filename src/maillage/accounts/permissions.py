"""What an account may do, and where: the table of ``permissions.yaml``, looked up at the moment of the act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    # Models can be imported only once Django is set up; the table itself needs no Django.
    from maillage.accounts.models import Account


class Scope(IntEnum):
    """How far a permission reaches; the greater number is the wider scope."""

    PORTFOLIO = 1
    UNIT = 2
    ALL = 3


class Denied(Exception):  # named for what happened
    """The act is not this account's: whoever shows it says the same as of something that does not exist."""


@dataclass(frozen=True)
class Held:
    """A role that somebody holds; ``unit`` limits it, where it is of a unit.

    ``lender``: the account that lent it for a while, 0 where it is the holder's own.
    """

    role: str
    unit: str = ""
    lender: int = 0


@dataclass(frozen=True)
class Actor:
    """Who acts: the account's number and name, the person in the records, the roles held at this moment.

    ``only``: the actions that a token lets somebody do in its owner's name, of those that the roles allow; None where
    the account itself acts.
    """

    account: int
    name: str
    person: str
    roles: tuple[Held, ...]
    only: frozenset[str] | None = None


def operator(*roles: str) -> Actor:
    """Return whoever commands the machine on which the book lies, acting as ``roles``: account 0, without a name."""
    return Actor(0, "", "", tuple(Held(role) for role in roles))


@dataclass(frozen=True)
class Reach:
    """Where a permission holds: ``units`` for the scope of a unit, ``person`` for a portfolio."""

    scope: Scope
    units: frozenset[str] = frozenset()
    person: str = ""


@cache
def permissions() -> Mapping[str, Mapping[str, Scope]]:
    """Return role → action → scope.

    Raises:
        ValueError: if the table names a scope that does not exist.
    """
    text = resources.files("maillage.accounts").joinpath("permissions.yaml").read_text(encoding="utf-8")
    scopes = {scope.name.lower(): scope for scope in Scope}
    found = {}
    for role, actions in yaml.safe_load(text).items():
        strange = sorted({*actions.values()} - {*scopes})
        if strange:
            raise ValueError(
                f"permissions.yaml: {role} has the scope {strange[0]}; expected one of {', '.join(scopes)}"
            )
        found[role] = {action: scopes[scope] for action, scope in actions.items()}
    return found


def actor_of(account: Account) -> Actor:
    """Return who acts, with the roles that the account holds now; none for an account that was closed."""
    held = account.roles_read
    if held is None:
        held = tuple(account.held_now())
    if not account.is_active:
        held = ()
    return Actor(account.pk, account.name, account.person, tuple(Held(*one) for one in held))


def may(actor: Actor, action: str) -> bool:
    """Whether any of the actor's roles names the action, and the token it acts by, if it does."""
    return (actor.only is None or action in actor.only) and any(
        action in permissions().get(held.role, {}) for held in actor.roles
    )


def authorities(actor: Actor, action: str) -> frozenset[int]:
    """Return the accounts by whose right the actor may do something: his own, and those that lent him theirs."""
    named = [held for held in actor.roles if action in permissions().get(held.role, {})]
    return frozenset(held.lender or actor.account for held in named)


def reach(actor: Actor, action: str) -> Reach:
    """Return where the actor may do something: the widest scope of all roles held.

    Raises:
        Denied: if no role of the actor names the action, or the token it acts by does not.
    """
    if actor.only is not None and action not in actor.only:
        raise Denied(action)
    scopes = [(permissions().get(held.role, {}).get(action), held.unit) for held in actor.roles]
    found = [(scope, unit) for scope, unit in scopes if scope is not None]
    if not found:
        raise Denied(action)
    widest = max(scope for scope, _ in found)
    units = frozenset(unit for scope, unit in found if scope == Scope.UNIT and unit)
    return Reach(widest, units if widest == Scope.UNIT else frozenset(), actor.person)
