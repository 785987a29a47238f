"""What the measures alone say: each ladder climbed from its lowest tier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from maillage.engine.measures.conditions import Ranks, Scene, evaluate
from maillage.engine.measures.derive import derive
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import PortfolioCount
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.tiers.admission import whole
from maillage.engine.tiers.records import TierRecords


@dataclass(frozen=True)
class Climb:
    """One ladder: the ranks reached and, tier by tier, what its admission looked at and whom it admits, (n,)."""

    ranks: Ranks
    scenes: tuple[Scene, ...]
    admitted: tuple[Flags, ...]


def climbs(policy: Policy, measures: MeasureTable, records: TierRecords, *, overall: bool = True) -> dict[str, Climb]:
    """Climb each portfolio's ladder in the order of the policy, then (``overall``) the overall one, under ``""``.

    A ladder sees those before it, and of itself the tiers below the one at hand. ``records`` hold only what counts
    (``in_force``). Inside ``qualifying``, measures are those of each day, and tiers those of today.
    """
    granted = records.granted(measures.partners)
    found = _portfolio_climbs(policy, measures, granted)
    if not overall:
        return found
    ladders = {name: climb.ranks for name, climb in found.items()}
    found[""] = _climb(policy.tiers, _overall_scene(policy, measures, granted, ladders), "")
    return found


def _portfolio_climbs(policy: Policy, measures: MeasureTable, granted: Mapping[str, Flags]) -> dict[str, Climb]:
    found: dict[str, Climb] = {}
    for portfolio in policy.portfolios if policy.portfolio_tiers else ():
        name = portfolio.portfolio
        so_far = {other: climb.ranks for other, climb in found.items()}
        found[name] = _climb(policy.portfolio_tiers, Scene(measures, granted, so_far, name), name)
    return found


def _overall_scene(
    policy: Policy, measures: MeasureTable, granted: Mapping[str, Flags], ladders: Mapping[str, Ranks]
) -> Scene:
    """Return the scene of the overall ladder: with the measures that count portfolios, on earlier days too."""
    if not any(isinstance(measure, PortfolioCount) for measure in policy.measures.values()):
        return Scene(measures, granted, ladders)
    earlier = []
    for table in measures.earlier:
        then = {name: climb.ranks for name, climb in _portfolio_climbs(policy, table, granted).items()}
        earlier.append(with_portfolio_counts(policy, table, then))
    completed = replace(with_portfolio_counts(policy, measures, ladders), earlier=tuple(earlier))
    return Scene(completed, granted, ladders)


def with_portfolio_counts(policy: Policy, measures: MeasureTable, ladders: Mapping[str, Ranks]) -> MeasureTable:
    """Return the measures with those that had to wait for the portfolio ladders."""
    columns = derive(
        policy, measures.columns, measures.partners, as_of=measures.as_of, rates=measures.rates, ladders=ladders
    )
    return replace(measures, columns=columns)


def _climb(tiers: Sequence[Tier], scene: Scene, key: str) -> Climb:
    names = tuple(tier.tier for tier in tiers)
    rank = np.full(scene.size, -1, np.int16)
    below: Flags = np.ones(scene.size, np.bool_)
    scenes: list[Scene] = []
    admissions: list[Flags] = []
    for index, tier in enumerate(tiers):
        ladders = {**scene.ladders, key: Ranks(names, rank)}
        scenes.append(Scene(scene.table, scene.decisions, ladders, scene.portfolio))
        admitted = evaluate(whole(tier), scenes[-1]).holds
        if tier.cumulative:
            admitted = admitted & below
        rank = np.where(admitted, np.int16(index), rank)
        below = below & admitted
        admissions.append(admitted)
    return Climb(Ranks(names, rank), tuple(scenes), tuple(admissions))
