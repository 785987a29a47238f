"""Hard rules of clusters, recomputed from the policy and the records alone: an oracle for any grouping."""

from __future__ import annotations

from collections.abc import Iterator

from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.clusters.types import Cluster, ClusterTable
from maillage.engine.kernel.quantity import MILLIONTHS, Quantity
from maillage.engine.kernel.reason import Fact, Finding, Severity, Term
from maillage.engine.measures.conditions import evaluate
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import ClusterRule
from maillage.engine.tiers.types import TierTable


def validate(
    policy: Policy, measures: MeasureTable, tiers: TierTable, records: ClusterRecords, table: ClusterTable
) -> tuple[Finding, ...]:
    """Return an ERROR for each hard rule that ``table`` breaks; nothing where it is valid.

    ``tiers`` is the table that the clusters were formed from. Partner by partner and in plain words, sharing no code
    with the stage that forms clusters.
    """
    check = _Check(policy, measures, tiers, records, table)
    inside = (finding for cluster in table.clusters for finding in check.cluster(cluster))
    return (*check.membership(), *check.everyone(), *inside, *check.numbers(), *check.labels(), *check.seats())


class _Check:
    def __init__(
        self,
        policy: Policy,
        measures: MeasureTable,
        tiers: TierTable,
        records: ClusterRecords,
        table: ClusterTable,
    ) -> None:
        self.policy, self.measures, self.records, self.table = policy, measures, records, table
        self.tier_of = [tiers.overall.names[rank] if rank >= 0 else "" for rank in tiers.overall.tier.tolist()]
        self.rules = {rule.cluster: rule for rule in policy.clusters}
        self.forms = {tier.tier: tier.forms for tier in policy.tiers}
        scene = scene_after_tiers(policy, measures, tiers, records.ruled)
        self.meets = {
            rule.cluster: evaluate(rule.when, scene).holds.tolist() for rule in policy.clusters if rule.when is not None
        }

    def wrong(self, code: str, name: str, **facts: Fact) -> Finding:
        cluster = Term("cluster", name)
        return Finding(Severity.ERROR, code, {"cluster": cluster, **facts}, f"clusters/{name}", cluster)

    def partner(self, index: int) -> Term:
        return Term("partner", self.measures.partners[index])

    def membership(self) -> Iterator[Finding]:
        """Each partner is in one cluster at most, and the two ways of saying so agree."""
        seen: dict[int, str] = {}
        for number, cluster in enumerate(self.table.clusters):
            for member in cluster.members:
                if member in seen or int(self.table.cluster_of[member]) != number:
                    yield self.wrong("cluster-invalid-membership", cluster.name, partner=self.partner(member))
                seen[member] = cluster.name
        for index, number in enumerate(self.table.cluster_of.tolist()):
            if number >= 0 and index not in seen:
                name = self.table.clusters[number].name
                yield self.wrong("cluster-invalid-membership", name, partner=self.partner(index))

    def everyone(self) -> Iterator[Finding]:
        """A partner whose tier forms a cluster is in one, or refused, or freed by exception; never two of them."""
        for index, tier in enumerate(self.tier_of):
            rule = self.forms.get(tier)
            placed = int(self.table.cluster_of[index]) >= 0
            freed = index in self.records.exceptions and self.records.exceptions[index] != rule
            told = index in self.table.refused
            if (rule is not None and not freed and placed == told) or (told and (rule is None or freed)):
                yield self.wrong("cluster-invalid-untold", rule or "none", partner=self.partner(index))

    def cluster(self, cluster: Cluster) -> Iterator[Finding]:
        rule = self.rules[cluster.rule]
        for member in cluster.members:
            granted = self.records.exceptions.get(member)
            own = self.forms.get(self.tier_of[member]) == rule.cluster and granted in (None, rule.cluster)
            meets = self.meets[rule.cluster][member] if rule.cluster in self.meets else True
            if not (granted == rule.cluster or (own and meets)):
                yield self.wrong("cluster-invalid-stranger", cluster.name, partner=self.partner(member))
        yield from self._size(rule, cluster)
        yield from self._total(rule, cluster)
        yield from self._common(rule, cluster)
        yield from self._pins(cluster)

    def _size(self, rule: ClusterRule, cluster: Cluster) -> Iterator[Finding]:
        count, span = len(cluster.members), rule.members
        too_few = count < 1 or (span.at_least is not None and count < span.at_least)
        if too_few or (span.at_most is not None and count > span.at_most):
            yield self.wrong("cluster-invalid-members", cluster.name, members=count)

    def _total(self, rule: ClusterRule, cluster: Cluster) -> Iterator[Finding]:
        if rule.total is None:
            return
        column = self.measures.column(rule.total.measure)
        total = 0
        for member in cluster.members:
            value = column.quantity(member)
            total += value.micro if isinstance(value, Quantity) else 0
        said = Quantity(total, column.unit)
        if cluster.total != said:
            yield self.wrong("cluster-invalid-total", cluster.name, total=said)
        least, most = self._bound(rule.total.at_least, column.unit), self._bound(rule.total.at_most, column.unit)
        if (least is not None and total < least) or (most is not None and total > most):
            yield self.wrong("cluster-invalid-bounds", cluster.name, total=said)

    def _bound(self, bound: Quantity | None, unit: str) -> int | None:
        if bound is None or bound.unit == unit or not bound.is_money:
            return None if bound is None else bound.micro
        product = bound.micro * self.measures.rates[bound.unit]
        return (2 * product + MILLIONTHS) // (2 * MILLIONTHS)

    def _common(self, rule: ClusterRule, cluster: Cluster) -> Iterator[Finding]:
        if rule.common is None:
            return
        met = False
        for kind, least in (("trade", 1), ("technologies", rule.common.technologies_at_least)):
            traits = self.records.trades if kind == "trade" else self.records.technologies
            shared = [
                name
                for place, name in enumerate(traits.names)
                if all(bool(traits.has[member, place]) for member in cluster.members)
            ]
            if kind in rule.common.any and len(shared) >= least:
                met = True
                if dict(cluster.common).get(kind) != tuple(shared):
                    yield self.wrong("cluster-invalid-said", cluster.name, shared=tuple(shared))
        if not met:
            yield self.wrong("cluster-invalid-common", cluster.name)

    def _pins(self, cluster: Cluster) -> Iterator[Finding]:
        members = {self.measures.partners[member] for member in cluster.members}
        for pin in self.records.pins:
            if (
                pin.kind == "apart"
                and pin.partner in cluster.members
                and pin.target in members - {self.measures.partners[pin.partner]}
            ):
                yield self.wrong("cluster-invalid-pin", cluster.name, partner=self.partner(pin.partner))

    def numbers(self) -> Iterator[Finding]:
        for rule in self.policy.clusters:
            count = sum(cluster.rule == rule.cluster for cluster in self.table.clusters)
            if rule.number.at_most is not None and count > rule.number.at_most:
                yield self.wrong("cluster-invalid-number", rule.cluster, clusters=count)

    def labels(self) -> Iterator[Finding]:
        for rule in self.policy.clusters:
            allowed = {label.label: label.count for label in rule.labels} | {"": len(self.table.clusters)}
            carried = [cluster.label for cluster in self.table.clusters if cluster.rule == rule.cluster]
            for label in sorted(set(carried)):
                if carried.count(label) > allowed.get(label, 0):
                    yield self.wrong("cluster-invalid-label", rule.cluster, label=Term("label", label))

    def seats(self) -> Iterator[Finding]:
        reserved = {seat.seat: seat.rule for seat in self.records.seats}
        used: set[str] = set()
        for cluster in self.table.clusters:
            resources = self.rules[cluster.rule].resources
            most = resources.seats.at_most if resources is not None else None
            strange = [seat for seat in cluster.seats if seat in used or reserved.get(seat) != cluster.rule]
            if strange or (most is not None and len(cluster.seats) > most):
                yield self.wrong("cluster-invalid-seats", cluster.name, seats=len(cluster.seats))
            used.update(cluster.seats)
