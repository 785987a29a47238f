"""Read kept plans: one plan with the names of everybody in it, and the records that it was made of."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from maillage.actions.book import Book
from maillage.actions.plan.names import Names, names_of
from maillage.actions.plan.replay import origin_of, replay_command
from maillage.adapters.plans.store import load
from maillage.engine.comparison.between import Placement
from maillage.engine.plan import Plan
from maillage.engine.records.state import RecordsState
from maillage.messages.format import Glossary
from maillage.report.material import Material


@dataclass(frozen=True)
class Opened:
    """A plan and its book."""

    book: Book
    plan: Plan

    @cached_property
    def records(self) -> RecordsState:
        """The records that the plan was made of, not those of today."""
        return self.book.records_state(self.plan.header.records)

    @cached_property
    def names(self) -> Names:
        """Return (kind, identifier) → the words to show."""
        return names_of(self.records)

    @property
    def glossary(self) -> Glossary:
        """The titles of the policy and of what the plan makes, and the names of the records."""
        return self.material.glossary

    @cached_property
    def kept(self) -> dict[Hashable, Any]:
        """What was made of the plan for whoever reads it, by what it was made of: a plan never changes."""
        return {}

    @property
    def placement(self) -> Placement:
        """Where the plan puts everybody, to be laid beside another."""
        return Placement(self.plan.tiers, self.plan.clusters, self.plan.coverage)

    @cached_property
    def material(self) -> Material:
        """What reports of the plan are written from."""
        header = self.plan.header
        origin = origin_of(self.book, header)
        command = replay_command(header, origin.scenario)
        return Material(self.plan, self.records, self.names, command, origin.scenario if origin.edited else 0)


def open_plan(book: Book, name: str = "") -> Opened:
    """Return a plan of the book by its name or the beginning of it; the latest where the name is empty.

    Raises:
        MaillageError: if there is none (``plan-none``, ``plan-missing``), or several fit (``plan-ambiguous``).
    """
    return Opened(book, load(book.plans, name))
