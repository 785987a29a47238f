"""Who signs in."""

from __future__ import annotations

from ninja import Body
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.accounts.close import close_account
from maillage.actions.accounts.list import list_accounts
from maillage.actions.accounts.reset import reset_second_factor
from maillage.api.asked import Asked, Strict
from maillage.api.resources.me import Role


class Account(TypedDict):
    """An account and the roles that it holds now."""

    account: int
    name: str
    email: str
    language: str
    person: str
    active: bool
    second_factor: bool
    roles: list[Role]


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
        roles: list[Role] = [{"role": held.role, "unit": held.unit} for held in found.held]
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
