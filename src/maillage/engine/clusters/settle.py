"""The loop of tiers and clusters: who no valid cluster can take falls, which may make it a candidate elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from maillage.engine.clusters.form import form, receipt_of
from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.kernel.reason import Fact, Finding, Reason, Severity, Term
from maillage.engine.kernel.receipt import Outcome
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.qualify import fall
from maillage.engine.tiers.types import Basis, TierTable

_OF_RULES: Final = frozenset(["cluster-rule-infeasible", "cluster-rule-empty"])
_OF_PRICES: Final = frozenset(["cluster-pins-cost", "cluster-exception-cost", "cluster-exception-place"])


def settle(
    policy: Policy, measures: MeasureTable, tiers: TierTable, records: ClusterRecords, *, seed: int, work: int
) -> tuple[TierTable, Outcome[ClusterTable]]:
    """Form clusters until nobody falls any more; return the tiers then, and the clusters.

    In each round those fall who stand highest among the refused: with them a cluster of a lower tier may become valid,
    so that nobody below falls before. Each round drops at least one partner by at least one tier, so that it ends. The
    reasons of those who fell stay, and of the findings those that no later round has settled. An exception that grants
    a tier which the partner loses for want of a cluster is told of.
    """
    refused: dict[int, Reason] = {}
    told: list[Finding] = []
    while True:
        formed = form(policy, measures, tiers, records, seed=seed, work=work)
        falling = _highest(tiers, formed.value.refused)
        fallen = fall(policy, tiers, falling)
        refused |= {index: formed.value.refused[index] for index in falling}
        if fallen is tiers:
            return tiers, _whole(formed, refused, told, measures.partners)
        told.extend((*formed.findings, *_overruled(tiers, fallen)))
        tiers = fallen


def _highest(tiers: TierTable, refused: Iterable[int]) -> tuple[int, ...]:
    rank = {index: int(tiers.overall.tier[index]) for index in refused}
    return tuple(sorted(index for index, own in rank.items() if own == max(rank.values())))


def _overruled(before: TierTable, after: TierTable) -> Iterator[Finding]:
    """Exceptions whose tier no valid cluster lets the partner keep."""
    old, new = before.overall, after.overall
    for index in np.flatnonzero((old.basis == Basis.EXCEPTION) & (new.basis == Basis.NO_CLUSTER)).tolist():
        partner = Term("partner", before.partners[index])
        facts: dict[str, Fact] = {
            "partner": partner,
            "tier": Term("tier", old.names[int(old.tier[index])]),
            "lands": Term("tier", new.names[int(new.tier[index])]),
        }
        yield Finding(Severity.WARNING, "cluster-tier-exception-lost", facts, subject=partner)


def _whole(
    formed: Outcome[ClusterTable], refused: dict[int, Reason], told: list[Finding], partners: tuple[str, ...]
) -> Outcome[ClusterTable]:
    table = formed.value
    rules = {cluster.rule for cluster in table.clusters}
    placed = {partners[member] for cluster in table.clusters for member in cluster.members}
    known = {_about(finding) for finding in formed.findings}
    earlier = {_about(one): one for one in told if _about(one) not in known and _stands(one, rules, placed)}
    # A partner that fell stands for nothing any more: why its pin failed is the better thing to say.
    failed = {one.facts.get("pin") for one in earlier.values()} - {None}
    last = (one for one in formed.findings if one.code != "cluster-pin-unasked" or one.facts["pin"] not in failed)
    whole = replace(table, refused=dict(sorted(refused.items())))
    return Outcome(whole, (*earlier.values(), *last), receipt_of(whole))


def _stands(finding: Finding, rules: set[str], placed: set[str]) -> bool:
    """Whether what a round told still holds: of a price paid, a rule without cluster, a partner in none."""
    subject = finding.subject
    if finding.code in _OF_PRICES:
        return True
    if finding.code in _OF_RULES:
        return subject is not None and subject.name not in rules
    return subject is not None and subject.kind == "partner" and subject.name not in placed


def _about(finding: Finding) -> tuple[object, ...]:
    facts = tuple(finding.facts.items()) if finding.code in _OF_PRICES else finding.facts.get("pin")
    return finding.code, finding.subject, facts
