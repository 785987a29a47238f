"""Why partners are where they are, and which of the reasons a line of a report has room for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from maillage.engine.clusters.explain import ClusterReasons
from maillage.engine.clusters.records import ClusterRecords, cluster_records
from maillage.engine.coverage.explain import ContactReasons
from maillage.engine.coverage.records import CoverageRecords, coverage_records
from maillage.engine.kernel.reason import Reason
from maillage.engine.plan import Plan
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.change import Change, cheapest_changes, upward
from maillage.engine.tiers.explain import explain
from maillage.engine.tiers.records import TierRecords, tier_records
from maillage.engine.tiers.trial import Trial, trial_of
from maillage.engine.tiers.types import Basis

_REFUSED = 3
_KEPT = 2_000
"""Partners whose reasons of the tier, and smallest changes, stay: a report asks for the same ones again."""
_PRIMARY = "coverage-contact-primary"


class Reasons:
    """Asks the engine, partner by partner; the records are read once."""

    def __init__(self, plan: Plan, records: RecordsState) -> None:
        """Ask about the partners of ``plan``, which was made of ``records``."""
        self.plan, self._records = plan, records
        self.changes = lru_cache(_KEPT)(self._changes)
        self._tiers = lru_cache(_KEPT)(self._tier)
        # Why a tier and what would alter it are asked of a partner one after the other.
        self._trial = lru_cache(1)(self._alone)

    def _alone(self, index: int) -> Trial:
        return trial_of(self.plan.policy, self.plan.measures, self.ruled, index)

    @cached_property
    def ruled(self) -> TierRecords:
        """What is on record about tiers."""
        return tier_records(self._records, self.plan.header.as_of)

    @cached_property
    def grouping(self) -> ClusterRecords:
        """What is on record about clusters."""
        return cluster_records(self._records, self.plan.measures.partners, self.plan.header.as_of, self.ruled)

    @cached_property
    def serving(self) -> CoverageRecords:
        """What is on record about contacts."""
        return coverage_records(self._records, self.plan.measures.partners, self.plan.header.as_of, self.ruled)

    @cached_property
    def covering(self) -> ContactReasons:
        """Why partners have their contacts."""
        plan = self.plan
        return ContactReasons(plan.policy, plan.measures, plan.tiers, plan.clusters, plan.coverage, self.serving)

    @cached_property
    def gathered(self) -> ClusterReasons:
        """Why partners are in their clusters."""
        plan = self.plan
        return ClusterReasons(plan.policy, plan.measures, plan.tiers, plan.clusters, self.grouping)

    def tier(self, index: int) -> Reason:
        """The whole reason of a partner's tier."""
        return self._tiers(index)

    def _tier(self, index: int) -> Reason:
        plan = self.plan
        return explain(plan.policy, plan.measures, plan.tiers, self.ruled, index, trial=self._trial(index))

    def change(self, index: int) -> Reason | None:
        """The smallest change that would alter a partner's tier, verified; None at the top."""
        return upward(self.plan.tiers, index, self.changes(index))

    def _changes(self, index: int) -> tuple[Change, ...]:
        """The ways to a higher tier (or to keep the one held), the smallest first, and the loss that would cost it."""
        plan = self.plan
        return cheapest_changes(plan.policy, plan.measures, plan.tiers, self.ruled, index, trial=self._trial(index))

    def cluster(self, index: int) -> Reason:
        """The whole reason of a partner's cluster, or of its having none."""
        return self.gathered.cluster(index)

    def contact(self, index: int) -> Reason:
        """The whole reason of a partner's contacts."""
        return self.covering.contacts(index)

    # What a line has room for.

    def tier_told(self, index: int) -> Iterator[Reason]:
        """Yield what the tier rests on, then the clauses that it meets, or those of the tier that it lost."""
        ladder = self.plan.tiers.overall
        basis, *listed = self.tier(index).parts
        if ladder.basis[index] != Basis.MEASURED:
            yield basis
        if ladder.basis[index] == Basis.NO_CLUSTER and index in self.plan.clusters.refused:
            yield from self.refusal(index)
        elif ladder.held[index] > ladder.tier[index]:
            yield from leaves(listed[int(ladder.held[index] - max(int(ladder.tier[index]), 0))], holds=False)
        elif listed:
            yield from leaves(listed[0], holds=True)

    def tier_missing(self, index: int) -> Iterator[Reason]:
        """Yield the clauses that keep a partner from the next tier."""
        listed = self.tier(index).parts[1:]
        above = listed[1:] if int(self.plan.tiers.overall.tier[index]) >= 0 else listed
        if above:
            yield from leaves(above[0], holds=False)

    def cluster_told(self, index: int) -> Iterator[Reason]:
        """Yield what the partner shares with its cluster and what they make together, or why it has none."""
        whole = self.cluster(index)
        if not whole.holds:
            yield from self.refusal(index) if index in self.plan.clusters.refused else [whole]
            return
        wanted = ("cluster-by-exception", "cluster-apart", "cluster-shares-", "cluster-total-least")
        yield from (part for part in whole.parts if part.code.startswith(wanted))

    def refusal(self, index: int) -> Iterator[Reason]:
        """Yield what stood between a candidate and a cluster, and what would let it in."""
        yield from self.plan.clusters.refused[index].parts[:_REFUSED]

    def primary_told(self, index: int) -> Iterator[Reason]:
        """Yield who the primary contact is, the clauses by which its role takes the partner, and why this seat."""
        for contact in self.contact(index).parts:
            if contact.code.startswith(_PRIMARY):
                yield contact
                yield from (part for part in contact.parts if not part.code.startswith("coverage-load"))


def leaves(reason: Reason, *, holds: bool) -> Iterator[Reason]:
    """Yield the reasons at the ends of a tree that hold, or that do not; the reason itself where it has no parts."""
    if not reason.parts:
        if reason.holds is holds:
            yield reason
        return
    for part in reason.parts:
        if part.holds is holds:
            yield from leaves(part, holds=holds)
