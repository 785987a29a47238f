"""The command that makes a plan again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillage.actions.book import Book
from maillage.actions.plan.build import WORK_PER_SECOND
from maillage.adapters.plans.supposed import kept
from maillage.engine.kernel.digest import canonical_json
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import MaillageError

if TYPE_CHECKING:
    from maillage.records.models import Scenario


@dataclass(frozen=True)
class Origin:
    """The scenario that a plan is of, 0 for none; ``edited``: it was changed since, and gives another plan now."""

    scenario: int = 0
    edited: bool = False


def replay_command(header: PlanHeader, scenario: int = 0) -> str:
    """Return the command that makes a plan again on a book in the same state; ``scenario``: the one that it is of.

    Where that was edited since, the command builds it as it is now.
    """
    if scenario:
        return f"maillage scenario build {scenario}"
    return (
        f"maillage plan build --policy {header.policy_name} --as-of {header.as_of.isoformat()} "
        f"--seed {header.seed} --time-limit {header.work // WORK_PER_SECOND}"
    )


def origin_of(book: Book, header: PlanHeader) -> Origin:
    """Return the scenario without which a plan cannot be made again.

    A scenario that changes nothing has the plan that it was cloned from, which needs none; nor does a plan that
    supposes no record, once its policy is the book's.
    """
    found = _scenario_of(book, header.name)
    if found is None or found.base == header.name or _needs_none(book, header):
        return Origin()
    return Origin(found.number, not (found.plan == header.name and found.is_built))


def _scenario_of(book: Book, plan: str) -> Scenario | None:
    """Return the scenario that has a plan as it is now; else one that has it; else the last one that had it."""
    from maillage.records.models import LogEntry, Scenario

    book.records()
    scenarios = Scenario.objects.using(book.alias)
    having = sorted(scenarios.filter(plan=plan).exclude(base=plan), key=lambda one: (not one.is_built, one.number))
    if having:
        return having[0]
    said = canonical_json({"plan": plan}).decode().strip("{}")
    entry = LogEntry.objects.using(book.alias).filter(action="scenario-build", facts__contains=said).first()
    return None if entry is None else scenarios.filter(pk=json.loads(entry.facts)["scenario"]).first()


def _needs_none(book: Book, header: PlanHeader) -> bool:
    if kept(book.supposed, header.records) is not None:
        return False
    try:
        return book.library().in_force(header.policy_name, header.as_of).digest == header.policy
    except MaillageError:
        return False
