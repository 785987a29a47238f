"""What conditions may look at once the tiers are known."""

from __future__ import annotations

from maillage.engine.measures.conditions import Ranks, Scene
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import PortfolioCount
from maillage.engine.tiers.qualify import with_portfolio_counts
from maillage.engine.tiers.records import TierRecords, in_force
from maillage.engine.tiers.types import TierTable


def scene_after_tiers(policy: Policy, measures: MeasureTable, tiers: TierTable, ruled: TierRecords) -> Scene:
    """Return the scene of conditions in clusters and coverage.

    There ``tier_at_least`` speaks of the tier that the partner has in the plan, exceptions and grace included, and a
    decision counts as it does for tiers: signed by a decider, approved by another, in force.
    """
    ladders = {name: Ranks(ladder.names, ladder.tier) for name, ladder in tiers.ladders.items()}
    if any(isinstance(measure, PortfolioCount) for measure in policy.measures.values()):
        by_portfolio = {name: ranks for name, ranks in ladders.items() if name}
        measures = with_portfolio_counts(policy, measures, by_portfolio)
    counted, _ = in_force(policy, ruled, measures.as_of)
    return Scene(measures, counted.granted(measures.partners), ladders)
