"""Who signs in."""

from __future__ import annotations

from datetime import date

from ninja import Body
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.accounts.close import close_account
from maillage.actions.accounts.list import list_accounts
from maillage.actions.accounts.reset import reset_second_factor
from maillage.api.asked import Asked, Strict
from maillage.api.resources.me import Role


class HeldRole(Role):
    """A role; ``lender`` is the account that lent it from ``first`` to ``last``, None where it is the account's own."""

    lender: int | None
    first: date | None
    last: date | None


class Account(TypedDict):
    """An account and the roles that it holds now."""

    account: int
    name: str
    email: str
    language: str
    person: str
    active: bool
    second_factor: bool
    roles: list[HeldRole]


class Accounts(TypedDict):
    """All accounts by name."""

    accounts: list[Account]


class AccountState(TypedDict):
    """An account and whether it may sign in."""

    account: int
    active: bool


class Closing(Strict):
    """Whether the account is closed, or opened again."""

    closed: bool


def listed(request: Asked) -> Accounts:
    """List the accounts and the roles that they hold."""
    accounts: list[Account] = []
    for found in list_accounts(request.auth):
        one = found.account
        roles: list[HeldRole] = [
            {"role": held.role, "unit": held.unit, "lender": held.lender_id,
             "first": held.begins.date() if held.begins is not None else None, "last": held.last_day}
            for held in found.held
        ]  # fmt: skip
        accounts.append({"account": one.pk, "name": one.name, "email": one.email, "language": one.language,
                         "person": one.person, "active": one.is_active, "second_factor": found.factor,
                         "roles": roles})  # fmt: skip
    return {"accounts": accounts}


def closed(request: Asked, number: int, made: Body[Closing]) -> AccountState:
    """Close an account, so that it is let in nowhere from its next request on; or open it again."""
    account = close_account(request.auth, shelf.book(), number, closed=made.closed)
    return {"account": account.pk, "active": account.is_active}


def reset(request: Asked, number: int) -> AccountState:
    """Take away the second factor of an account, which was lost, and its recovery codes."""
    account = reset_second_factor(request.auth, shelf.book(), number)
    return {"account": account.pk, "active": account.is_active}
