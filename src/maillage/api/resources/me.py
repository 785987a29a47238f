"""Who asks."""

from __future__ import annotations

from typing_extensions import TypedDict

from maillage.actions.tokens.make import actions_of
from maillage.api.asked import Asked


class Role(TypedDict):
    """A role that the account holds; ``unit`` limits it where it is of a unit."""

    role: str
    unit: str


class Me(TypedDict):
    """The account in whose name the token acts, and what both allow at this moment."""

    account: int
    name: str
    person: str
    roles: list[Role]
    may: list[str]


def show(request: Asked) -> Me:
    """Say in whose name the token acts, and which actions it allows."""
    actor = request.auth
    roles: list[Role] = [{"role": held.role, "unit": held.unit} for held in actor.roles]
    return {"account": actor.account, "name": actor.name, "person": actor.person, "roles": roles,
            "may": [*actions_of(actor)]}  # fmt: skip
