"""A partner put into a cluster by hand: which hard rules that breaks at once, before anything is built anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from maillage.engine.clusters.groups import common_of
from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.clusters.types import Cluster, ClusterTable
from maillage.engine.clusters.validate import validate
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import ClusterRule
from maillage.engine.tiers.types import TierTable

_HARD: Final = frozenset(
    f"cluster-invalid-{rule}" for rule in ("stranger", "members", "bounds", "common", "pin")
)  # fmt: skip
"""The rules that a move by hand may break; the others are about what a cluster says of itself."""


@dataclass(frozen=True)
class ClusterChange:
    """A cluster that a move changes: members, and what they make on the rule's measure, before and after."""

    cluster: str
    members: tuple[int, int]
    total: tuple[Quantity | None, Quantity | None]
    least: Quantity | None


@dataclass(frozen=True)
class ClusterTrial:
    """The hard rules that a move breaks which hold without it, and the clusters that it changes."""

    findings: tuple[Finding, ...]
    clusters: tuple[ClusterChange, ...]


def trial(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    records: ClusterRecords,
    table: ClusterTable,
    partner: int,
    cluster: int,
) -> ClusterTrial:
    """Put ``partner`` into the cluster at place ``cluster``, out of its own, and hold both to the hard rules."""
    rules = {rule.cluster: rule for rule in policy.clusters}
    own = int(table.cluster_of[partner])
    made = list(table.clusters)
    for place, members in ((own, {*()}), (cluster, {partner})):
        if place >= 0:
            left = (set(made[place].members) - {partner}) | members
            made[place] = _with(made[place], rules[made[place].rule], measures, records, left)
    cluster_of = table.cluster_of.copy()
    cluster_of[partner] = cluster
    moved = ClusterTable(tuple(made), cluster_of, table.refused, table.value, table.bound)
    before, after = (validate(policy, measures, tiers, records, one) for one in (table, moved))
    findings = tuple(one for one in after if one.code in _HARD and one not in before)
    return ClusterTrial(findings, tuple(_changes(table, moved, rules)))


def _with(
    cluster: Cluster, rule: ClusterRule, measures: MeasureTable, records: ClusterRecords, members: set[int]
) -> Cluster:
    chosen = tuple(sorted(members))
    total = cluster.total
    if rule.total is not None and total is not None:
        column = measures.column(rule.total.measure)
        total = Quantity(sum(int(column.micro[at]) for at in chosen if column.known[at]), total.unit)
    return replace(cluster, members=chosen, total=total, common=common_of(rule, records, chosen))


def _changes(
    before: ClusterTable, after: ClusterTable, rules: dict[str, ClusterRule]
) -> Iterator[ClusterChange]:  # fmt: skip
    for old, new in zip(before.clusters, after.clusters, strict=True):
        if old.members != new.members:
            bound = rules[old.rule].total
            yield ClusterChange(old.name, (len(old.members), len(new.members)), (old.total, new.total),
                                bound.at_least if bound is not None else None)  # fmt: skip
