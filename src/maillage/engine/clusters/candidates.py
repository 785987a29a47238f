"""Who stands for which cluster rule, and what two partners may have in common under it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Final

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.kernel.quantity import Integers
from maillage.engine.measures.conditions import Scene, converted, evaluate
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import ClusterRule, Total
from maillage.engine.tiers.types import TierTable

NO_CLUSTER: Final = "none"
"""The exception that frees a partner from every cluster rule."""
MOST_BASES: Final = 4096
"""More sets of technologies than that are not tried: those with the most candidates are."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What all members of a cluster share: ``kind`` is trade or technologies, ``names`` ascending."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Limits:
    """A rule's bounds on the total, in millionths of ``unit``; None where there is none."""

    unit: str
    least: int | None
    most: int | None


@dataclass(frozen=True)
class Candidates:
    """The partners that a rule has to place.

    ``index`` (m,) partner indices, ascending; ``weight`` (m,) millionths of the rule's measure, 0 where unknown;
    ``forced`` (m,) those whose tier requires a cluster (the others came by exception). ``bases`` and ``holds``
    (m, bases): who could share what; no bases where the rule asks for nothing in common. ``kept_out``: partner
    indices whose tier requires this rule but who fail its ``when``.
    """

    rule: ClusterRule
    clause: str
    index: NDArray[np.int64]
    weight: Integers
    forced: Flags
    limits: Limits | None
    bases: tuple[Basis, ...]
    holds: Flags
    kept_out: tuple[int, ...]


def candidates_of(
    policy: Policy, rule: ClusterRule, scene: Scene, tiers: TierTable, records: ClusterRecords
) -> Candidates:
    """Return the partners whose tier forms ``rule`` and who meet its ``when``, with those granted it by exception.

    An exception to another rule, or to none, takes a partner out.
    """
    ladder = tiers.overall
    forming = [rank for rank, tier in enumerate(policy.tiers) if tier.forms == rule.cluster]
    required = np.isin(ladder.tier, forming)
    for partner in records.exceptions:
        required[partner] = False
    meets = required if rule.when is None else required & evaluate(rule.when, scene).holds
    stands = meets.copy()
    for partner, granted in records.exceptions.items():
        if granted == rule.cluster:
            stands[partner] = True
            required[partner] = bool(np.isin(ladder.tier[partner], forming))
    index = np.flatnonzero(stands)
    bases, holds = _bases(rule, records, index)
    return Candidates(
        rule,
        f"clusters/{rule.cluster}",
        index,
        weights_of(rule.total, scene.table, index),
        required[index],
        limits_of(rule.total, scene.table),
        bases,
        holds,
        tuple(int(partner) for partner in np.flatnonzero(required & ~stands)),
    )


def weights_of(total: Total | None, table: MeasureTable, index: NDArray[np.int64]) -> Integers:
    """Return what the partners at ``index`` make on the measure of the total, (m,) millionths; zero where unknown."""
    if total is None:
        return np.zeros(len(index), np.int64)
    column = table.column(total.measure)
    return np.asarray(np.where(column.known, column.micro, 0)[index], np.int64)


def limits_of(total: Total | None, table: MeasureTable) -> Limits | None:
    """Return the bounds of a total in the unit of its measure, other currencies converted at the table's rates."""
    if total is None:
        return None
    unit = table.column(total.measure).unit
    least, most = (
        None if bound is None else converted(bound, unit, table) for bound in (total.at_least, total.at_most)
    )
    return Limits(unit, least, most)


def _bases(rule: ClusterRule, records: ClusterRecords, index: NDArray[np.int64]) -> tuple[tuple[Basis, ...], Flags]:
    """List what the candidates may share: every trade, and every set of so many technologies, that one of them has."""
    bases: list[Basis] = []
    holds: list[Flags] = []
    common = rule.common
    if common is not None and "trade" in common.any:
        bases.extend(Basis("trade", (name,)) for name in records.trades.names)
        holds.extend(records.trades.has[index].T)
    if common is not None and "technologies" in common.any:
        has = records.technologies.has[index]
        for chosen in _sets(has, common.technologies_at_least):
            bases.append(Basis("technologies", tuple(records.technologies.names[place] for place in chosen)))
            holds.append(np.logical_and.reduce(has[:, list(chosen)], axis=1))
    matrix = np.array(holds, np.bool_).reshape(len(bases), len(index)).T
    held: Flags = np.logical_or.reduce(matrix, axis=0)
    return tuple(basis for basis, any_ in zip(bases, held.tolist(), strict=True) if any_), matrix[:, held]


def _sets(has: Flags, size: int) -> list[tuple[int, ...]]:
    """Return the sets of ``size`` technologies, from the most widespread ones only where there are too many."""
    order = sorted(range(has.shape[1]), key=lambda place: (-int(has[:, place].sum()), place))
    while comb(len(order), size) > MOST_BASES:
        order.pop()
    return sorted(combinations(sorted(order), size))
