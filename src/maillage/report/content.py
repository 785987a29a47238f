"""What a report shows of a plan, in numbers and names: no words, no drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.engine.comparison.types import ClusterMove, PrimaryMove, Shape, TierMove
from maillage.engine.kernel.quantity import MILLIONTHS, Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.plan import Plan
from maillage.engine.tiers.types import Basis

Names = Mapping[tuple[str, str], str]
MOST_MOVES = 40
"""A table of moves names so many partners, the largest by revenue; the total is said beside it."""
MOST_CONTACTS = 6
"""Histograms end with "so many or more"."""


@dataclass(frozen=True)
class SeatLoad:
    """A seat's work: ``load`` and ``capacity`` in hours a year (None where nothing limits it)."""

    seat: str
    role: Term
    person: str
    partners: int
    load: int
    capacity: int | None
    proposed: bool

    @property
    def overloaded(self) -> bool:
        """Whether it has more work than hours."""
        return self.capacity is not None and self.load > self.capacity

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.person


@dataclass(frozen=True)
class Move:
    """What becomes of a partner: ``old`` and ``new`` are names, "" for none; ``why`` a code."""

    partner: str
    name: str
    revenue: Quantity
    old: Term
    new: Term
    why: str


@dataclass(frozen=True)
class ClusterBar:
    """A cluster against the least total of its rule (None where the rule has none)."""

    name: str
    rule: Term
    label: str
    members: int
    common: tuple[tuple[str, tuple[Term, ...]], ...]
    total: Quantity | None
    least: Quantity | None
    seats: int


def tiers(plan: Plan) -> list[tuple[Term, int]]:
    """Return the tiers from the highest with how many partners each has; those without tier come last."""
    ladder = plan.tiers.overall
    found = [(Term("tier", name), int(np.sum(ladder.tier == rank))) for rank, name in enumerate(ladder.names)][::-1]
    none = int(np.sum(ladder.tier < 0))
    return [*found, (Term("tier", "none"), none)] if none else found


def histogram(before: Shape, after: Shape) -> list[tuple[int, int, int]]:
    """Return (contacts, partners before, partners after); the last row has so many contacts or more."""

    def counted(shape: Shape) -> list[int]:
        listed = [*shape.histogram, *[0] * MOST_CONTACTS][: max(len(shape.histogram), MOST_CONTACTS + 1)]
        return [*listed[:MOST_CONTACTS], sum(listed[MOST_CONTACTS:])]

    return [(number, was, now) for number, (was, now) in enumerate(zip(counted(before), counted(after), strict=True))]


def clusters(plan: Plan) -> list[ClusterBar]:
    """Return the clusters in the order of the plan."""
    rules = {rule.cluster: rule for rule in plan.policy.clusters}
    kinds = {"trade": "trade", "technologies": "technology"}
    return [
        ClusterBar(
            item.name, Term("cluster", item.rule), item.label, len(item.members),
            tuple((what, tuple(Term(kinds.get(what, what), name) for name in shared)) for what, shared in item.common),
            item.total, getattr(rules[item.rule].total, "at_least", None), len(item.seats),
        )
        for item in plan.clusters.clusters
    ]  # fmt: skip


def seats(plan: Plan, names: Names) -> list[SeatLoad]:
    """Return the seats with their work, those above their capacity first, then by work."""
    coverage = plan.coverage
    found = [
        SeatLoad(
            names.get(("seat", seat.seat), seat.seat), Term("role", seat.role),
            names.get(("person", seat.person), seat.person), int(coverage.partners_of[at]),
            int(coverage.load_of[at]) // MILLIONTHS,
            seat.capacity // MILLIONTHS if seat.capacity is not None and seat.capacity_unit == "hours" else None,
            seat.proposed,
        )
        for at, seat in enumerate(coverage.seats)
    ]  # fmt: skip
    return sorted(found, key=lambda item: (not item.overloaded, not item.vacant, -item.load, item.seat))


def tier_moves(plan: Plan, names: Names) -> list[Move]:
    """Return whose tier differs from the published one, and on what basis."""
    ladder = plan.tiers.overall
    moved = np.flatnonzero(plan.comparison.tier_move != TierMove.SAME)
    words = (*ladder.names, "none")
    return [
        _move(plan, names, at, Term("tier", words[ladder.held[at]]), Term("tier", words[ladder.tier[at]]),
              f"basis-{Basis(int(ladder.basis[at])).name.lower().replace('_', '-')}")
        for at in moved.tolist()
    ]  # fmt: skip


def cluster_moves(plan: Plan, names: Names) -> list[Move]:
    """Return who joins, changes or leaves a cluster."""
    compared, table = plan.comparison, plan.clusters
    moved = np.flatnonzero((compared.cluster_move != ClusterMove.NONE) & (compared.cluster_move != ClusterMove.KEPT))
    before, after = (*compared.clusters_before, ""), (*(item.name for item in table.clusters), "")
    return [
        _move(plan, names, at, Term("cluster", before[compared.cluster_before[at]]),
              Term("cluster", after[table.cluster_of[at]]),
              f"cluster-{ClusterMove(int(compared.cluster_move[at])).name.lower().replace('_', '-')}")
        for at in moved.tolist()
    ]  # fmt: skip


def contact_moves(plan: Plan, names: Names) -> list[Move]:
    """Return whose primary contact changes, and why."""
    compared = plan.comparison
    moved = np.flatnonzero(compared.primary_move != PrimaryMove.SAME)
    people = (*compared.people, "")
    return [
        _move(plan, names, at, Term("person", people[compared.primary_before[at]]),
              Term("person", people[compared.primary_after[at]]),
              f"primary-{PrimaryMove(int(compared.primary_move[at])).name.lower()}")
        for at in moved.tolist()
    ]  # fmt: skip


def largest(moves: list[Move]) -> list[Move]:
    """Return the moves that a page shows: of the largest partners by revenue."""
    return sorted(moves, key=lambda move: (-move.revenue.micro, move.partner))[:MOST_MOVES]


def counts(moves: list[Move]) -> Iterator[tuple[str, int]]:
    """Yield how many moves have which reason, the most frequent first."""
    reasons = [move.why for move in moves]
    for why in sorted(set(reasons), key=lambda word: (-reasons.count(word), word)):
        yield why, reasons.count(why)


def revenue_of(plan: Plan) -> tuple[NDArray[np.int64], str]:
    """Return each partner's revenue in millionths, and the currency; zero where the policy measures none."""
    column = plan.measures.columns.get(plan.comparison.revenue)
    if column is None:
        return np.zeros(len(plan.measures.partners), np.int64), plan.policy.currency
    return column.micro, column.unit


def _move(plan: Plan, names: Names, at: int, old: Term, new: Term, why: str) -> Move:
    micro, unit = revenue_of(plan)
    partner = plan.measures.partners[at]
    return Move(partner, names.get(("partner", partner), partner), Quantity(int(micro[at]), unit), old, new, why)
