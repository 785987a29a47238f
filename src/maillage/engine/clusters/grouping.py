"""A cluster rule in the solver's words: nodes, bounds, features; and its answer in partners again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.candidates import Candidates
from maillage.engine.clusters.groups import Pins
from maillage.engine.clusters.records import ClusterRecords, Pin
from maillage.engine.kernel.quantity import Integers
from maillage.engine.measures.types import Flags

if TYPE_CHECKING:
    from maillage.solver.clustering.problem import Problem

MOST_PAIRED: Final = 4000
"""Up to so many candidates each pair is looked at for the bound."""
POINT: Final = 1000
"""The solver counts likeness in thousandths of a point, so that its rounding is negligible."""

Labels = NDArray[np.int32]


def problem_of(found: Candidates, records: ClusterRecords, territory: Labels | None, pins: Pins) -> Problem:
    """Return the grouping of ``found`` as the solver's problem.

    A node is a partner, its weight what it makes on the rule's measure (less than nothing counts as nothing for the
    search, and is looked at again by the validator). Features: trades, technologies, ``territory`` (m,) where the
    rule weighs it. Placing a partner is worth more than any likeness that it can have with others.
    """
    rule = found.rule
    features, points, basis = _features(found, records, territory)
    indptr, indices = _rows(features)
    most_alike = int((features * points).sum(axis=1).max(initial=0))
    outside = np.full(len(found.index), 4 * (most_alike + rule.moving * POINT) + POINT, np.int64)
    limits = found.limits
    from maillage.solver.clustering.problem import Problem  # numba takes long to import: see ``gather``

    return Problem(
        weights=np.maximum(found.weight, 0),
        lower=max(limits.least or 0, 0) if limits else 0,
        upper=limits.most if limits else None,
        clusters=(0, rule.number.at_most),
        min_members=max(rule.members.at_least or 1, 1),
        max_members=rule.members.at_most,
        indptr=indptr,
        indices=indices,
        feature_weights=points,
        basis=basis if rule.common is not None else None,
        leave_out_price=outside,
        pinned=_pinned(pins, len(found.index)),
        together=pins.together,
        apart=pins.apart,
        current=renumbered(records.today[found.index]),
        move_price=rule.moving * POINT,
    )


def _features(found: Candidates, records: ClusterRecords, territory: Labels | None) -> tuple[Flags, Integers, Flags]:
    """Return who has which feature (m, f), what sharing it is worth (f,), and which may be a cluster's basis (f,)."""
    common = found.rule.common
    weights = common.weights if common is not None else {}
    parts: list[Flags] = []
    points: list[int] = []
    for kind, traits in (("trade", records.trades), ("technologies", records.technologies)):
        parts.append(traits.has[found.index])
        points.extend([weights.get(kind, 0) * POINT] * len(traits.names))  # type: ignore[call-overload] # both words are keys
    if territory is not None and weights.get("territory"):
        names = np.unique(territory[territory >= 0])
        parts.append(territory[:, None] == names[None, :])
        points.extend([weights["territory"] * POINT] * len(names))
    basis = [False] * len(points) + [True] * len(found.bases)
    features = np.concatenate([*parts, found.holds], axis=1)
    return features, np.array(points + [0] * len(found.bases), np.int64), np.array(basis, np.bool_)


def _rows(features: Flags) -> tuple[Integers, Labels]:
    rows, columns = np.nonzero(features)
    indptr = np.searchsorted(rows, np.arange(features.shape[0] + 1))
    return indptr.astype(np.int64), columns.astype(np.int32)


def likeness_bound(problem: Problem, placed: int) -> int | None:
    """Return what no grouping of so many nodes can be worth more than; None beyond ``MOST_PAIRED`` nodes.

    A member's mean affinity with its cluster of m is at most (m - 1) / m of its largest affinity with any node.
    """
    if problem.size > MOST_PAIRED:
        return None
    assert problem.indptr is not None
    assert problem.indices is not None
    assert problem.feature_weights is not None
    has = np.zeros((problem.size, len(problem.feature_weights)), np.int64)
    has[np.repeat(np.arange(problem.size), np.diff(problem.indptr)), problem.indices] = 1
    # Whole numbers below 2**53 are exact as floats, and their product is many times faster.
    pairs = (has * problem.feature_weights).astype(np.float64) @ has.T.astype(np.float64)
    np.fill_diagonal(pairs, 0)
    largest = np.sort(pairs.max(axis=1).astype(np.int64))[::-1][:placed]
    most = min(problem.max_members or problem.size, problem.size)
    return -(-int(largest.sum()) * (most - 1) // most)


def _pinned(pins: Pins, size: int) -> Labels:
    pinned = np.full(size, -1, np.int32)
    for number, cluster in enumerate(sorted(set(pins.cluster.values()))):
        for place, wanted in pins.cluster.items():
            if wanted == cluster:
                pinned[place] = number
    return pinned


def renumbered(labels: Labels) -> Labels:
    """Return the labels numbered from 0 without gaps, in their order; -1 stays."""
    names = np.unique(labels[labels >= 0])
    return np.where(labels >= 0, np.searchsorted(names, labels), -1).astype(np.int32)


def pins_among(
    found: Candidates, records: ClusterRecords, partners: tuple[str, ...]
) -> tuple[Pins, tuple[tuple[Pin, str], ...]]:
    """Return the pins that concern the candidates only, and those that cannot be honoured with the code that says why.

    A pin is impossible when its target is no candidate or is no cluster of today, in conflict when it contradicts one
    before it.
    """
    place_of = {int(partner): place for place, partner in enumerate(found.index)}
    partner_of = {partners[partner]: place for partner, place in place_of.items()}
    cluster_of = {name: number for number, name in enumerate(records.clusters)}
    kept = _Kept(len(found.index))
    failed: list[tuple[Pin, str]] = []
    for pin in sorted((pin for pin in records.pins if pin.partner in place_of), key=_pin_order):
        place = place_of[pin.partner]
        target = cluster_of.get(pin.target) if pin.kind == "cluster" else partner_of.get(pin.target)
        if target is None:
            # With a stranger to the rule nobody can be together; apart from it everybody is.
            if pin.kind != "apart":
                failed.append((pin, "cluster-pin-impossible"))
        elif not kept.add(pin.kind, place, target):
            failed.append((pin, "cluster-pin-conflict"))
    return Pins(tuple(kept.together), tuple(kept.apart), dict(kept.cluster)), tuple(failed)


def _pin_order(pin: Pin) -> tuple[int, str]:
    # Who must stay apart does, whatever is asked of others.
    return ("apart", "cluster", "together").index(pin.kind), pin.pin


class _Kept:
    """Pins accepted so far: groups that must share a cluster, each at most in one cluster of today."""

    def __init__(self, size: int) -> None:
        self.group = list(range(size))
        self.cluster: dict[int, int] = {}
        self.together: list[tuple[int, int]] = []
        self.apart: list[tuple[int, int]] = []

    def add(self, kind: str, place: int, target: int) -> bool:
        """Accept a pin unless it contradicts the others."""
        if kind == "cluster":
            if place in self.cluster:
                return self.cluster[place] == target
            self.cluster[place] = target
            if self._contradicts():
                del self.cluster[place]
                return False
            return True
        if place == target:
            return kind == "together"
        pairs = self.together if kind == "together" else self.apart
        pairs.append((place, target))
        if self._contradicts():
            pairs.pop()
            return False
        return True

    def _contradicts(self) -> bool:
        group = joined(len(self.group), [*self.together, *self._clustered()])
        wanted: dict[int, int] = {}
        for place, cluster in self.cluster.items():
            if wanted.setdefault(group[place], cluster) != cluster:
                return True
        return any(group[left] == group[right] for left, right in self.apart)

    def _clustered(self) -> Iterable[tuple[int, int]]:
        first: dict[int, int] = {}
        for place, cluster in self.cluster.items():
            yield place, first.setdefault(cluster, place)


def joined(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return the smallest member of each element's group, when the pairs are held together."""
    group = list(range(size))
    for left, right in pairs:
        low, high = sorted((group[left], group[right]))
        if low != high:
            group = [low if root == high else root for root in group]
    return group
