"""The command that makes a plan again."""

from __future__ import annotations

from maillage.actions.book import Book
from maillage.actions.plan.build import WORK_PER_SECOND
from maillage.engine.kernel.header import PlanHeader


def replay_command(header: PlanHeader, scenario: int = 0) -> str:
    """Return the command that makes a plan again on a book in the same state; ``scenario``: the one that it is of."""
    if scenario:
        return f"maillage scenario build {scenario}"
    return (
        f"maillage plan build --policy {header.policy_name} --as-of {header.as_of.isoformat()} "
        f"--seed {header.seed} --time-limit {header.work // WORK_PER_SECOND}"
    )


def scenario_built(book: Book, plan: str) -> int:
    """Return the number of the scenario of which a plan is what it is now, 0 where there is none.

    A scenario that changes nothing has the plan that it was cloned from, which needs no scenario.
    """
    from maillage.records.models import Scenario

    book.records()
    built = Scenario.objects.using(book.alias).filter(plan=plan).exclude(base=plan).order_by("number")
    return next((one.number for one in built if one.is_built), 0)
