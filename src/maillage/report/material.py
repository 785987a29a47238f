"""What a report is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from maillage.engine.comparison.tradeoff import Option
from maillage.engine.plan import Plan
from maillage.engine.records.state import RecordsState
from maillage.messages.format import Glossary
from maillage.messages.titles import glossary_of_plan
from maillage.report.content.clusters import ClusterLine, clusters_of
from maillage.report.reasons import Reasons


@dataclass(frozen=True)
class Material:
    """A plan, the records that it was made of, the names to show, and the command that makes it again.

    ``edited``: the number of the scenario that it is of, if that was changed since, 0 otherwise: ``command`` builds the
    scenario then, which gives another plan. ``names``: (kind, identifier) → words. ``options``: plans that its policy
    could have, between balance and disruption; None where nobody asked. Two languages of one report share a material,
    and with it the reasons.
    """

    plan: Plan
    records: RecordsState
    names: Mapping[tuple[str, str], str]
    command: str
    edited: int = 0
    options: tuple[Option, ...] | None = None

    @cached_property
    def glossary(self) -> Glossary:
        """The titles of the policy and of what the plan makes, the names of the records."""
        return glossary_of_plan(self.plan, self.names)

    @cached_property
    def reasons(self) -> Reasons:
        """Why each partner is where it is."""
        return Reasons(self.plan, self.records)

    @cached_property
    def clusters(self) -> list[ClusterLine]:
        """The clusters against their thresholds."""
        return clusters_of(self.plan, self.reasons)
