"""What a candidate outside all clusters would need: sums per shared thing, and the room in the clusters made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from maillage.engine.clusters.candidates import Basis, Candidates
from maillage.engine.clusters.groups import Grouped
from maillage.engine.clusters.records import ClusterRecords, Traits
from maillage.engine.clusters.types import Cluster
from maillage.engine.measures.types import Flags


@dataclass(frozen=True)
class Admittance:
    """A rule after its clusters are made.

    ``bases`` and ``holds`` (m, bases): what candidates could share; one basis ``None`` that all hold where the rule
    asks for nothing in common. ``total``, ``count`` of the candidates per basis, ``free_total``, ``free_count`` of
    those in no cluster. ``full_number``: no further cluster is allowed. ``clusters``: those of the rule. ``apart``:
    place → places that a pin keeps it away from; ``bound``: places that a pin ties to others.
    """

    found: Candidates
    records: ClusterRecords
    clusters: tuple[Cluster, ...]
    bases: tuple[Basis | None, ...]
    holds: Flags
    free: Flags
    total: tuple[int, ...]
    count: tuple[int, ...]
    free_total: tuple[int, ...]
    free_count: tuple[int, ...]
    full_number: bool
    apart: dict[int, frozenset[int]]
    bound: frozenset[int]

    @property
    def measure(self) -> str:
        """The name of the measure that the rule adds up."""
        total = self.found.rule.total
        return total.measure if total is not None else ""

    def bases_at(self, place: int) -> list[int]:
        """The bases that a candidate holds."""
        return [int(basis) for basis in np.flatnonzero(self.holds[place])]

    def missing(self, basis: int) -> int:
        """How far the free candidates of a basis are from the least total, in millionths; never below zero."""
        limits = self.found.limits
        least = limits.least if limits is not None and limits.least is not None else 0
        return max(0, least - self.free_total[basis])

    def free_members(self, basis: int, place: int) -> list[int]:
        """The candidate itself and the free ones that share the basis with it and may be with it.

        The largest come first, up to the greatest number of members; who makes nothing doesn't help.
        """
        most = self.found.rule.members.at_most or len(self.found.index)
        members = [place]
        if self.found.rule.kind == "own" and self.found.rule.own == "partner":
            return members
        others = np.flatnonzero(self.free & self.holds[:, basis])
        order = others[np.argsort(-self.found.weight[others], kind="stable")]
        for other in order.tolist():
            if len(members) >= most:
                break
            if (
                other != place
                and self.found.weight[other] > 0
                and not any(other in self.apart.get(member, ()) for member in members)
            ):
                members.append(other)
        return members

    def sum_of(self, members: Sequence[int]) -> int:
        """What candidates make together, in millionths."""
        return sum(self.found.weight[list(members)].tolist())

    def stands(self, members: Sequence[int], more: int = 0) -> bool:
        """Whether candidates that share a basis would be a valid cluster if they made ``more`` than today."""
        rule, limits = self.found.rule, self.found.limits
        total = self.sum_of(members) + more
        if limits is not None and limits.least is not None and total < limits.least:
            return False
        if limits is not None and limits.most is not None and total > limits.most:
            return False
        return (rule.members.at_least or 1) <= len(members) <= (rule.members.at_most or len(members))

    def nearest_cluster(self, place: int, kind: str) -> tuple[int, tuple[str, ...]] | None:
        """Return the cluster that a candidate could join with the fewest more trades or technologies, and which.

        Only clusters that stay valid with it count: upper bounds and pins included.
        """
        common = self.found.rule.common
        if common is None or kind not in common.any:
            return None
        traits = self.records.trades if kind == "trade" else self.records.technologies
        least = 1 if kind == "trade" else common.technologies_at_least
        partner = int(self.found.index[place])
        options = []
        for number, cluster in enumerate(self.clusters):
            shared = dict(cluster.common).get(kind, ())
            if len(shared) >= least and self._room(cluster, place):
                lacking = [name for name in shared if not _has(traits, partner, name)]
                options.append((len(lacking) - (len(shared) - least), number, tuple(lacking)))
        if not options:
            return None
        count, number, lacking_ = min(options)
        return (number, lacking_[:count]) if count > 0 else None

    def _room(self, cluster: Cluster, place: int) -> bool:
        members = np.searchsorted(self.found.index, np.array(cluster.members)).tolist()
        return self.stands([*members, place]) and not self.apart.get(place, frozenset()) & frozenset(members)


def _has(traits: Traits, partner: int, name: str) -> bool:
    return bool(traits.has[partner, traits.names.index(name)])


def admittance_of(
    found: Candidates, grouped: Grouped, records: ClusterRecords, clusters: Sequence[Cluster]
) -> Admittance:
    """Return the rule's sums per basis and its clusters."""
    holds, bases = found.holds, (*found.bases,)
    if found.rule.common is None:
        holds, bases = np.ones((len(found.index), 1), np.bool_), (None,)  # type: ignore[assignment] # None: no basis asked
    free = ~np.isin(found.index, np.concatenate([*grouped.groups, np.zeros(0, np.int64)]))
    most = found.rule.number.at_most
    return Admittance(
        found,
        records,
        tuple(cluster for cluster in clusters if cluster.rule == found.rule.cluster),
        bases,
        holds,
        free,
        _sums(found, holds),
        tuple(holds.sum(axis=0).tolist()),
        _sums(found, holds & free[:, None]),
        tuple((holds & free[:, None]).sum(axis=0).tolist()),
        most is not None and len(grouped.groups) >= most,
        _apart(grouped.pins.apart),
        grouped.pins.bound(),
    )


def _sums(found: Candidates, holds: Flags) -> tuple[int, ...]:
    # Python's whole numbers: the sum over a channel may pass 64 bits.
    return tuple(sum(found.weight[column].tolist()) for column in holds.T)


def _apart(pairs: Sequence[tuple[int, int]]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for left, right in pairs:
        found[left] = found.get(left, frozenset()) | {right}
        found[right] = found.get(right, frozenset()) | {left}
    return found
