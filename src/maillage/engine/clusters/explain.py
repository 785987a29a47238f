"""Why a partner is in its cluster, or in none: computed from the stored plan, never stored itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from maillage.engine.clusters.candidates import Candidates, candidates_of
from maillage.engine.clusters.groups import common_of, may_be
from maillage.engine.clusters.labels import label_value
from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.clusters.types import Cluster, ClusterTable
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.types import TierTable

MOST_ALTERNATIVES = 3


def explain_cluster(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    table: ClusterTable,
    records: ClusterRecords,
    index: int,
) -> Reason:
    """Return why partner ``index`` is in its cluster, or in none.

    For a member: what is shared, the total against its bounds, the label, the seats, what would break the cluster,
    and which other clusters could take the partner.
    """
    number = int(table.cluster_of[index])
    if number < 0:
        return _outside(table, records, index)
    cluster = table.clusters[number]
    rule = next(rule for rule in policy.clusters if rule.cluster == cluster.rule)
    scene = scene_after_tiers(policy, measures, tiers, records.ruled)
    told = _Told(policy, scene.table, table, records, cluster, candidates_of(policy, rule, scene, tiers, records))
    facts: dict[str, Fact] = {"cluster": Term("cluster", cluster.name), "others": len(cluster.members) - 1}
    return Reason("cluster-member", f"clusters/{cluster.rule}", facts, True, tuple(told.parts(index)))


def _outside(table: ClusterTable, records: ClusterRecords, index: int) -> Reason:
    if index in table.refused:
        return table.refused[index]
    if index in records.exceptions:
        return Reason("cluster-freed", facts={"rule": Term("cluster", records.exceptions[index])})
    return Reason("cluster-not-asked")


class _Told:
    """The parts of the reason, for one cluster."""

    def __init__(
        self,
        policy: Policy,
        measures: MeasureTable,
        table: ClusterTable,
        records: ClusterRecords,
        cluster: Cluster,
        found: Candidates,
    ) -> None:
        self.policy, self.measures, self.table, self.records = policy, measures, table, records
        self.cluster, self.found, self.rule = cluster, found, found.rule
        self.members = np.array(cluster.members, np.int64)

    def parts(self, index: int) -> Iterator[Reason]:
        if self.records.exceptions.get(index) == self.rule.cluster:
            yield Reason("cluster-by-exception", facts={"rule": Term("cluster", self.rule.cluster)})
        if self.rule.kind == "own":
            yield Reason("cluster-apart", f"{self.found.clause}/own", {"own": self.rule.own}, True)
        yield from self._shared()
        yield from self._totals()
        yield from self._labels()
        seats = tuple(Term("seat", seat) for seat in self.cluster.seats)
        yield Reason("cluster-served", f"{self.found.clause}/resources", {"count": len(seats), "seats": seats})
        if self.rule.kind == "standard":
            yield from self._fragile()
            yield from self._alternatives(index)

    def _shared(self) -> Iterator[Reason]:
        for kind, names in self.cluster.common:
            term = "trade" if kind == "trade" else "technology"
            facts: dict[str, Fact] = {"shared": tuple(Term(term, name) for name in names)}
            yield Reason(f"cluster-shares-{kind}", f"{self.found.clause}/common", facts, True)

    def _totals(self) -> Iterator[Reason]:
        limits, total = self.found.limits, self.cluster.total
        if limits is None or total is None:
            return
        for word, bound, sign in (("least", limits.least, 1), ("most", limits.most, -1)):
            if bound is not None:
                margin = Quantity(sign * (total.micro - bound), total.unit)
                facts: dict[str, Fact] = {"total": total, word: Quantity(bound, total.unit), "margin": margin}
                yield Reason(f"cluster-total-{word}", f"{self.found.clause}/total/at_{word}", facts, True)

    def _labels(self) -> Iterator[Reason]:
        same = [cluster for cluster in self.table.clusters if cluster.rule == self.rule.cluster]
        for label in self.rule.labels:
            known = self.table.label_values
            if (self.rule.cluster, label.label) not in known:
                known[self.rule.cluster, label.label] = {
                    one.name: label_value(self.policy, self.rule, self.measures, label.by, np.array(one.members))
                    for one in same
                }
            values = known[self.rule.cluster, label.label]
            clause, own = f"{self.found.clause}/labels/{label.label}", values[self.cluster.name]
            if own is None:
                yield Reason("cluster-unlabelled-unknown", clause, {"label": Term("label", label.label),
                             "by": Term("measure", label.by)}, False)  # fmt: skip
                continue
            ranked = sorted((-value.micro, name) for name, value in values.items() if value is not None)
            facts: dict[str, Fact] = {
                "label": Term("label", label.label),
                "by": Term("measure", label.by),
                "value": own,
                "rank": ranked.index((-own.micro, self.cluster.name)) + 1,
                "of": len(ranked),
                "count": label.count,
            }
            carries = self.cluster.label == label.label
            yield Reason("cluster-labelled" if carries else "cluster-unlabelled", clause, facts, carries)

    def _fragile(self) -> Iterator[Reason]:
        places = np.searchsorted(self.found.index, self.members)
        largest = int(np.argmax(self.found.weight[places]))
        left = np.delete(self.members, largest)
        unit = self.found.limits.unit if self.found.limits is not None else "count"
        facts: dict[str, Fact] = {
            "partner": Term("partner", self.measures.partners[int(self.members[largest])]),
            "weight": Quantity(int(self.found.weight[places[largest]]), unit),
        }
        stays = len(left) > 0 and may_be(self.found, self.records, left)
        yield Reason("cluster-holds" if stays else "cluster-breaks", self.found.clause, facts)

    def _alternatives(self, index: int) -> Iterator[Reason]:
        told = 0
        for cluster in self.table.clusters:
            if cluster.rule != self.rule.cluster or cluster.name == self.cluster.name or told == MOST_ALTERNATIVES:
                continue
            joined = np.sort(np.append(np.array(cluster.members, np.int64), index))
            if self._allowed(joined) and may_be(self.found, self.records, joined):
                told += 1
                shared = common_of(self.rule, self.records, joined)
                names = tuple(Term("trade" if kind == "trade" else "technology", name)
                              for kind, words in shared for name in words)  # fmt: skip
                yield Reason("cluster-alternative", self.found.clause,
                             {"cluster": Term("cluster", cluster.name), "shared": names})  # fmt: skip
        if not told:
            yield Reason("cluster-no-alternative", self.found.clause)

    def _allowed(self, members: np.ndarray[tuple[int], np.dtype[np.int64]]) -> bool:
        inside = {self.measures.partners[member]: int(member) for member in members}
        return not any(
            pin.kind == "apart" and pin.target in inside and pin.partner in inside.values() for pin in self.records.pins
        )
