"""Why a partner is in its cluster, or in none: computed from the stored plan, never stored itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.candidates import Candidates, candidates_of
from maillage.engine.clusters.groups import common_kinds, common_of, may_be, total_of
from maillage.engine.clusters.labels import label_value
from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.clusters.types import Cluster, ClusterTable
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.records import place_of
from maillage.engine.tiers.types import TierTable

MOST_ALTERNATIVES = 3


class ClusterReasons:
    """Why partners are in their clusters: what holds for all of them is worked out once."""

    def __init__(
        self, policy: Policy, measures: MeasureTable, tiers: TierTable, table: ClusterTable, records: ClusterRecords
    ) -> None:
        """Ask about the partners of a plan, whose parts these are."""
        self._policy, self._tiers, self._table, self._records = policy, tiers, table, records
        self._scene = scene_after_tiers(policy, measures, tiers, records.ruled)
        self._rule = cache(self._told_of)

    def cluster(self, index: int) -> Reason:
        """Return why partner ``index`` is in its cluster, or in none.

        For a member: what is shared, the total against its bounds, the label, the seats, what would break the cluster,
        and which other clusters could take the partner.
        """
        number = int(self._table.cluster_of[index])
        if number < 0:
            return self._outside(index)
        cluster = self._table.clusters[number]
        told = _Told(self._rule(cluster.rule), cluster)
        facts: dict[str, Fact] = {"cluster": Term("cluster", cluster.name), "others": len(cluster.members) - 1}
        return Reason("cluster-member", f"clusters/{cluster.rule}", facts, True, tuple(told.parts(index)))

    def _told_of(self, name: str) -> _Rule:
        rule = next(rule for rule in self._policy.clusters if rule.cluster == name)
        found = candidates_of(self._policy, rule, self._scene, self._tiers, self._records)
        same = tuple(cluster for cluster in self._table.clusters if cluster.rule == name)
        return _Rule(self._policy, self._scene.table, self._records, found, same)

    def _outside(self, index: int) -> Reason:
        if index in self._table.refused:
            return self._table.refused[index]
        if index in self._records.exceptions:
            return Reason("cluster-freed", facts={"rule": Term("cluster", self._records.exceptions[index])})
        return Reason("cluster-not-asked")


def explain_cluster(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    table: ClusterTable,
    records: ClusterRecords,
    index: int,
) -> Reason:
    """Return why partner ``index`` is in its cluster, or in none: ``ClusterReasons`` asked once."""
    return ClusterReasons(policy, measures, tiers, table, records).cluster(index)


class _Rule:
    """A cluster rule, its candidates and its clusters, with what explanations of several partners need alike."""

    def __init__(
        self,
        policy: Policy,
        measures: MeasureTable,
        records: ClusterRecords,
        found: Candidates,
        clusters: tuple[Cluster, ...],
    ) -> None:
        self.policy, self.measures, self.records, self.found = policy, measures, records, found
        self.clusters, self.rule = clusters, found.rule
        self.values = cache(self._values)

    def _values(self, by: str) -> dict[str, Quantity | None]:
        """Cluster → what it is worth on a measure."""
        return {
            one.name: label_value(self.policy, self.rule, self.measures, by, np.array(one.members))
            for one in self.clusters
        }

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        return np.array([len(one.members) for one in self.clusters], np.int64)

    @cached_property
    def _totals(self) -> NDArray[Any]:
        """Total of each cluster; whole numbers of any size, as Python has them, where 64 bits are too few."""
        return np.array([total_of(self.found, np.array(one.members, np.int64)) for one in self.clusters])

    @cached_property
    def _shared(self) -> dict[str, Flags]:
        """Kind of trait → (clusters, names) what all members of a cluster have."""
        return {
            kind: np.array([traits.has[list(one.members)].all(axis=0) for one in self.clusters], np.bool_)
            for kind, traits, _ in common_kinds(self.rule, self.records)
        }

    def open_to(self, index: int) -> Iterator[Cluster]:
        """Yield the clusters that would be valid with one more member, in their order."""
        fits = np.ones(len(self.clusters), np.bool_)
        limits, bounds = self.found.limits, self.rule.members
        if limits is not None:
            weight = int(self.found.weight[np.searchsorted(self.found.index, index)])
            if limits.least is not None:
                fits &= (self._totals >= limits.least - weight).astype(np.bool_)
            if limits.most is not None:
                fits &= (self._totals <= limits.most - weight).astype(np.bool_)
        fits &= self._sizes + 1 >= (bounds.at_least or 1)
        if bounds.at_most is not None:
            fits &= self._sizes + 1 <= bounds.at_most
        if self.rule.common is not None:
            shares = np.zeros(len(self.clusters), np.bool_)
            for kind, traits, least in common_kinds(self.rule, self.records):
                shares |= (self._shared[kind] & traits.has[index]).sum(axis=1) >= least
            fits &= shares
        for place in np.flatnonzero(fits).tolist():
            if self._allowed({*self.clusters[place].members, index}):
                yield self.clusters[place]

    def _allowed(self, members: set[int]) -> bool:
        """Whether no pin keeps two of the members apart."""
        partners = self.measures.partners
        return not any(
            pin.kind == "apart" and pin.partner in members and place_of(pin.target, partners) in members
            for pin in self.records.pins
        )


class _Told:
    """The parts of the reason, for one cluster."""

    def __init__(self, of: _Rule, cluster: Cluster) -> None:
        self.of, self.cluster = of, cluster
        self.found, self.rule, self.records, self.measures = of.found, of.rule, of.records, of.measures
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
        for label in self.rule.labels:
            values = self.of.values(label.by)
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
        for cluster in self.of.open_to(index):
            if cluster.name == self.cluster.name:
                continue
            told += 1
            shared = common_of(self.rule, self.records, [*cluster.members, index])
            names = tuple(Term("trade" if kind == "trade" else "technology", name)
                          for kind, words in shared for name in words)  # fmt: skip
            yield Reason("cluster-alternative", self.found.clause,
                         {"cluster": Term("cluster", cluster.name), "shared": names})  # fmt: skip
            if told == MOST_ALTERNATIVES:
                return
        if not told:
            yield Reason("cluster-no-alternative", self.found.clause)
