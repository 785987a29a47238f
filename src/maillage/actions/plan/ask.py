"""Have a plan built in the background, from the sales and records that the book has by then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.jobs.ask import ask
from maillage.actions.plan.build import policy_in_force

if TYPE_CHECKING:
    from maillage.records.models import Job


def ask_plan(actor: Actor, book: Book, as_of: date, policy: str = "") -> Job:
    """Ask for the plan of a day, under the version of ``policy`` in force that day; the book's own where none is named.

    Raises:
        Denied: if the actor may not build plans.
        MaillageError: if there is no such policy, none of its versions is in force that day, or it has faults.
    """
    reach(actor, "plans.build")
    loaded = policy_in_force(book, policy, as_of)
    return ask(actor, book, "plan-build", {"as_of": as_of.isoformat(), "policy": loaded.policy.policy})
