"""Clusters: which partners are grouped under the rules that their tiers name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from maillage.engine.clusters.admittance import admittance_of
from maillage.engine.clusters.candidates import NO_CLUSTER, Candidates, candidates_of
from maillage.engine.clusters.gather import gather, pins_unasked
from maillage.engine.clusters.groups import Grouped, common_of
from maillage.engine.clusters.labels import labels_of
from maillage.engine.clusters.naming import names_of
from maillage.engine.clusters.prices import exceptions_cost
from maillage.engine.clusters.records import ClusterRecords, ExceptionRecord, cluster_records
from maillage.engine.clusters.refusals import nearest_shortage, refusals
from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.clusters.seats import seats_of, unasked
from maillage.engine.clusters.types import Cluster, ClusterTable
from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Fact, Finding, Reason, Severity, Term
from maillage.engine.kernel.receipt import Outcome, Receipt
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.territories import territories_of
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import ClusterRule
from maillage.engine.tiers.types import TierTable

__all__ = ["cluster_records", "form"]


def form(
    policy: Policy, measures: MeasureTable, tiers: TierTable, records: ClusterRecords, *, seed: int, work: int
) -> Outcome[ClusterTable]:
    """Group the partners of every tier that ``forms`` a cluster rule.

    As many partners as possible are placed in valid clusters; among the ways to do so, those who are alike go
    together, and moving away from today's partners has its price. A partner whose tier requires a cluster and that no
    valid cluster takes is ``refused`` with its reason. ``seed`` and ``work`` (the solver's units) steer the search.
    """
    scene = scene_after_tiers(policy, measures, tiers, records.ruled)
    territory = territories_of(policy, records.addresses)
    found = [candidates_of(policy, rule, scene, tiers, records) for rule in rules_formed(policy, records)]
    gathered = [gather(one, records, territory, measures.partners, seed=seed, work=work) for one in found]
    names = names_of([grouped for grouped, _ in gathered], records, measures.partners)
    clusters: list[Cluster] = []
    findings: list[Finding] = []
    for (grouped, told), called in zip(gathered, names, strict=True):
        made, more = _clusters(policy, measures, records, grouped, called)
        clusters.extend(made)
        findings.extend([*told, *more])
    clusters.sort(key=lambda cluster: ([rule.cluster for rule in policy.clusters].index(cluster.rule), cluster.name))
    cluster_of = np.full(len(measures.partners), -1, np.int32)
    for number, cluster in enumerate(clusters):
        cluster_of[list(cluster.members)] = number
    refused: dict[int, Reason] = {}
    for one, (grouped, _) in zip(found, gathered, strict=True):
        refused |= refusals(one, grouped, records, clusters)
        findings.extend(_infeasible(one, grouped, records))
        findings.extend(exceptions_cost(policy, scene, tiers, records, grouped))
    findings.extend(pins_unasked(found, records, measures.partners))
    findings.extend(unasked(records, [one.rule.cluster for one in found]))
    findings.extend(_split_groups(records, cluster_of))
    table = ClusterTable(
        tuple(clusters),
        cluster_of,
        dict(sorted(refused.items())),
        {grouped.rule.cluster: grouped.value for grouped, _ in gathered},
        {grouped.rule.cluster: grouped.bound for grouped, _ in gathered},
    )
    findings.extend(_exceptions(records, policy, table, measures.partners))
    return Outcome(table, tuple(findings), receipt_of(table))


def rules_formed(policy: Policy, records: ClusterRecords) -> tuple[ClusterRule, ...]:
    """Return the cluster rules that a tier forms or an exception grants, in the policy's order."""
    wanted = {tier.forms for tier in policy.tiers} | set(records.exceptions.values())
    return tuple(rule for rule in policy.clusters if rule.cluster in wanted)


def _clusters(
    policy: Policy, measures: MeasureTable, records: ClusterRecords, grouped: Grouped, names: Sequence[str]
) -> tuple[list[Cluster], list[Finding]]:
    rule, totals, limits = grouped.rule, grouped.totals(), grouped.found.limits
    labels, told = labels_of(policy, rule, measures, grouped.groups, names)
    seats, more = seats_of(rule, records, grouped.groups, totals, names)
    made = [
        Cluster(
            name,
            rule.cluster,
            label,
            common_of(rule, records, members),
            tuple(members.tolist()),
            None if limits is None else Quantity(total, limits.unit),
            chosen,
        )
        for name, label, members, total, chosen in zip(names, labels, grouped.groups, totals, seats, strict=True)
    ]
    return made, [*told, *more]


def _infeasible(found: Candidates, grouped: Grouped, records: ClusterRecords) -> list[Finding]:
    """Tell when a rule has candidates and no cluster, or fewer clusters than it asks for."""
    rule, made = found.rule, len(grouped.groups)
    least = rule.number.at_least or 0
    cluster = Term("cluster", rule.cluster)
    facts: dict[str, Fact]
    if made or not len(found.index):
        facts = {"cluster": cluster, "clusters": made, "least": least}
        short = Finding(Severity.WARNING, "cluster-rule-too-few", facts, found.clause, cluster)
        return [short] if made < least else []
    facts = {"cluster": cluster, "candidates": len(found.index)}
    nearest = nearest_shortage(admittance_of(found, grouped, records, ()))
    code = "cluster-rule-empty" if nearest is None else "cluster-rule-infeasible"
    return [Finding(Severity.WARNING, code, facts | (nearest or {}), found.clause, cluster)]


def _exceptions(records: ClusterRecords, policy: Policy, table: ClusterTable, partners: Sequence[str]) -> list[Finding]:
    """Tell of exceptions that do not count, that grant an unknown rule, or one that has no cluster for the partner."""
    known = {rule.cluster for rule in policy.clusters}
    told = [set_aside("cluster", one, Term("cluster", one.value), partners) for one in records.set_aside]
    for index, granted in sorted(records.exceptions.items()):
        number = int(table.cluster_of[index])
        if granted != NO_CLUSTER and (number < 0 or table.clusters[number].rule != granted):
            partner = Term("partner", partners[index])
            code = "cluster-exception-unmet" if granted in known else "cluster-exception-unknown"
            facts: dict[str, Fact] = {"partner": partner, "rule": Term("cluster", granted)}
            told.append(Finding(Severity.WARNING, code, facts, subject=partner))
    return told


def set_aside(stage: str, one: ExceptionRecord, value: Fact, partners: Sequence[str]) -> Finding:
    """Return the finding of an exception that does not count."""
    partner = Term("partner", partners[one.partner])
    facts: dict[str, Fact] = {"exception": one.exception, "partner": partner, "value": value,
                              "author": Term("person", one.author)}  # fmt: skip
    return Finding(Severity.WARNING, f"{stage}-exception-{one.why}", facts, subject=partner)


def _split_groups(records: ClusterRecords, cluster_of: np.ndarray[tuple[int], np.dtype[np.int32]]) -> list[Finding]:
    """Note the groups of companies whose members are in several clusters."""
    inside = np.flatnonzero((records.group >= 0) & (cluster_of >= 0))
    pairs = np.unique(np.stack([records.group[inside], cluster_of[inside]]), axis=1)
    names, counts = np.unique(pairs[0], return_counts=True)
    return [
        Finding(
            Severity.NOTE,
            "cluster-group-split",
            {"group": Term("group", records.groups[int(name)]), "clusters": int(count)},
            subject=Term("group", records.groups[int(name)]),
        )
        for name, count in zip(names[counts > 1], counts[counts > 1], strict=True)
    ]


def receipt_of(table: ClusterTable) -> Receipt:
    """Return what went through the stage: clusters, partners placed and refused."""
    counts = {
        "clusters": len(table.clusters),
        "placed": int(np.sum(table.cluster_of >= 0)),
        "refused": len(table.refused),
    }
    clusters = {cluster.name: (cluster.members, cluster.label, cluster.seats) for cluster in table.clusters}
    return Receipt("clusters", counts, digest_of({"clusters": clusters, "refused": sorted(table.refused)}))
