"""What exceptions cost others: whom they leave without a cluster, and whose place they take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from maillage.engine.clusters.admittance import Admittance, admittance_of
from maillage.engine.clusters.candidates import NO_CLUSTER, Candidates, candidates_of
from maillage.engine.clusters.grouping import pins_among
from maillage.engine.clusters.groups import Grouped, Members, may_be
from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.kernel.reason import Fact, Finding, Severity, Term
from maillage.engine.measures.conditions import Scene
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.types import Basis, TierTable

MOST_NAMED = 5


def exceptions_cost(
    policy: Policy, scene: Scene, tiers: TierTable, records: ClusterRecords, grouped: Grouped
) -> Iterator[Finding]:
    """Tell of each exception without which partners that now no cluster takes would have one.

    ``cluster-exception-cost``: the exception keeps a partner out, and with it they would be a valid cluster.
    ``cluster-exception-place``: the exception lets a partner in, and another could have its place. Both are verified.
    """
    yield from _kept_out(policy, scene, tiers, records, grouped)
    yield from _let_in(tiers, records, grouped, scene.table.partners)


def _kept_out(
    policy: Policy, scene: Scene, tiers: TierTable, records: ClusterRecords, grouped: Grouped
) -> Iterator[Finding]:
    rule = grouped.found.rule
    own = {partner for partner, granted in records.exceptions.items() if granted != rule.cluster}
    lowered = np.flatnonzero(tiers.overall.basis == Basis.EXCEPTION).tolist()
    if not own and not lowered:
        return
    tier = tiers.overall.tier.copy()
    tier[lowered] = tiers.overall.measured[lowered]
    as_measured = replace(tiers, ladders={**tiers.ladders, "": replace(tiers.overall, tier=tier)})
    without = {partner: granted for partner, granted in records.exceptions.items() if partner not in own}
    # Who would stand for the rule but for an exception, beside those who do.
    found = candidates_of(policy, rule, scene, as_measured, replace(records, exceptions=without))
    away = [place for place in np.flatnonzero(~np.isin(found.index, grouped.found.index)).tolist()
            if int(found.index[place]) in own or int(found.index[place]) in lowered]  # fmt: skip
    if not away:
        return
    pins, _ = pins_among(found, records, scene.table.partners)
    inside = admittance_of(found, replace(grouped, pins=pins), records, ())
    inside.free[away] = False
    for place in away:
        lost = _with(inside, place)
        if lost:
            partner = Term("partner", scene.table.partners[int(found.index[place])])
            named = tuple(Term("partner", scene.table.partners[int(found.index[one])]) for one in lost[:MOST_NAMED])
            facts: dict[str, Fact] = {"partner": partner, "rule": Term("cluster", rule.cluster), "count": len(lost),
                                      "partners": named}  # fmt: skip
            yield Finding(Severity.NOTE, "cluster-exception-cost", facts, found.clause, partner)


def _with(inside: Admittance, place: int) -> list[int]:
    """The most free candidates that would make a valid cluster with the one at ``place``; none where none would."""
    if inside.full_number:
        return []
    groups = [inside.free_members(basis, place) for basis in inside.bases_at(place)]
    return max(([*group[1:]] for group in groups if inside.stands(group)), key=len, default=[])


def _let_in(tiers: TierTable, records: ClusterRecords, grouped: Grouped, partners: Sequence[str]) -> Iterator[Finding]:
    found, rule = grouped.found, grouped.found.rule
    raised = (tiers.overall.basis == Basis.EXCEPTION) & (tiers.overall.tier > tiers.overall.measured)
    placed = np.concatenate([*grouped.groups, found.index[:0]])
    outside = np.flatnonzero(found.forced & ~np.isin(found.index, placed))
    for group in grouped.groups:
        for member in group.tolist():
            if records.exceptions.get(member, NO_CLUSTER) == rule.cluster or raised[member]:
                other = _replacement(found, records, group, member, outside)
                if other is not None:
                    partner = Term("partner", partners[member])
                    facts: dict[str, Fact] = {"partner": partner, "rule": Term("cluster", rule.cluster),
                                              "other": Term("partner", partners[other])}  # fmt: skip
                    yield Finding(Severity.NOTE, "cluster-exception-place", facts, found.clause, partner)


def _replacement(
    found: Candidates, records: ClusterRecords, group: Members, member: int, outside: Members
) -> int | None:
    """The first partner of those outside (places) that could be in the group instead of the member."""
    rest = np.searchsorted(found.index, group[group != member])
    total = sum(found.weight[rest].tolist())
    able = outside
    if found.limits is not None and found.limits.least is not None:
        able = able[found.weight[able] >= found.limits.least - total]
    if found.rule.common is not None:
        able = able[(found.holds[able] & found.holds[rest].all(axis=0)).any(axis=1)]
    for other in found.index[able].tolist():
        if may_be(found, records, np.sort(np.where(group == member, other, group))):
            return int(other)
    return None
