"""Groups of candidates on the way to clusters, and what each may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.candidates import Candidates
from maillage.engine.clusters.records import ClusterRecords, Traits
from maillage.engine.policy.types.clusters import ClusterRule

Members = NDArray[np.int64]


@dataclass(frozen=True)
class Pins:
    """Pins among candidates: places in their list. ``cluster``: candidate → cluster of today (index)."""

    together: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    cluster: Mapping[int, int] = field(default_factory=dict)

    def bound(self) -> frozenset[int]:
        """The candidates that are tied to others."""
        return frozenset(place for pair in self.together for place in pair) | frozenset(self.cluster)


@dataclass(frozen=True)
class Grouped:
    """A rule's candidates and the groups made of them: partner indices, each ascending.

    ``total`` of each group in millionths of the rule's measure. ``anchors``: group → cluster of today that a pin
    says it continues. ``value`` and ``bound`` in points of likeness.
    """

    found: Candidates
    groups: tuple[Members, ...]
    anchors: dict[int, str]
    value: int
    bound: int | None
    pins: Pins = Pins()

    @property
    def rule(self) -> ClusterRule:
        """The rule."""
        return self.found.rule

    def totals(self) -> tuple[int, ...]:
        """What each group makes on the rule's measure."""
        return tuple(total_of(self.found, group) for group in self.groups)


def total_of(found: Candidates, members: Members) -> int:
    """Return what members (partner indices) make on the rule's measure, in millionths; whole numbers, any size."""
    places = np.searchsorted(found.index, members)
    return sum(found.weight[places].tolist())


def common_kinds(rule: ClusterRule, records: ClusterRecords) -> Iterator[tuple[str, Traits, int]]:
    """Yield the kinds of traits that a rule lets members share, who has them, and how many make a common one."""
    common = rule.common
    if common is None:
        return
    for kind, traits, least in (
        ("trade", records.trades, 1),
        ("technologies", records.technologies, common.technologies_at_least),
    ):
        if kind in common.any:
            yield kind, traits, least


def common_of(
    rule: ClusterRule, records: ClusterRecords, members: Sequence[int] | Members
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what all members share, as far as the rule's ``any`` counts it: trades, enough technologies."""
    if len(members) == 0:
        return ()
    chosen = np.asarray(members, dtype=np.int64)
    found = []
    for kind, traits, least in common_kinds(rule, records):
        shared = np.flatnonzero(traits.has[chosen].all(axis=0))
        if len(shared) >= least:
            found.append((kind, tuple(traits.names[place] for place in shared)))
    return tuple(found)


def may_be(found: Candidates, records: ClusterRecords, members: Members) -> bool:
    """Whether members (partner indices) make a valid cluster of the rule: total, number, something in common."""
    rule, limits, total = found.rule, found.limits, total_of(found, members)
    if limits is not None and limits.least is not None and total < limits.least:
        return False
    if limits is not None and limits.most is not None and total > limits.most:
        return False
    if not max(rule.members.at_least or 1, 1) <= len(members) <= (rule.members.at_most or len(members)):
        return False
    return rule.common is None or bool(common_of(rule, records, members))
