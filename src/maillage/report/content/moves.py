"""Who moves tier, cluster and primary contact, and by which kind of reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from maillage.engine.comparison.types import ClusterMove, PrimaryMove, TierMove
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.plan import Plan
from maillage.engine.tiers.types import Basis
from maillage.report.content.business import business_of

MOST_MOVES = 20
"""A page tells so many partners of each kind of move, the largest by revenue; the total is said beside it."""


@dataclass(frozen=True)
class Move:
    """What becomes of the partner at ``index``: ``old`` and ``new`` are terms, without name for none; ``why`` a code.

    ``down``: it loses a tier by its own measures, so that what would keep it there is worth telling.
    ``plain``: a first placement in the lowest tier, which is worth counting only.
    """

    index: int
    partner: Term
    revenue: Quantity | None
    old: Term
    new: Term
    why: str
    down: bool = False
    plain: bool = False


def tier_moves(plan: Plan) -> list[Move]:
    """Return whose tier differs from the published one, and on what basis."""
    ladder = plan.tiers.overall
    moved = np.flatnonzero(plan.comparison.tier_move != TierMove.SAME)
    words = (*ladder.names, "none")
    found = _moves(plan, [
        (at, Term("tier", words[ladder.held[at]]), Term("tier", words[ladder.tier[at]]),
         basis_code(int(ladder.basis[at])))
        for at in moved.tolist()
    ])  # fmt: skip
    # A refusal tells what would let the partner in: no second remedy beside it.
    down = (ladder.tier < ladder.held) & (ladder.basis != Basis.NO_CLUSTER)
    plain = (ladder.held < 0) & (ladder.tier == 0) & (ladder.basis == Basis.MEASURED)
    return [replace(move, down=bool(down[move.index]), plain=bool(plain[move.index])) for move in found]


def cluster_moves(plan: Plan) -> list[Move]:
    """Return who joins, changes or leaves a cluster."""
    compared, table = plan.comparison, plan.clusters
    moved = np.flatnonzero((compared.cluster_move != ClusterMove.NONE) & (compared.cluster_move != ClusterMove.KEPT))
    before, after = (*compared.clusters_before, ""), (*(item.name for item in table.clusters), "")
    return _moves(plan, [
        (at, Term("cluster", before[compared.cluster_before[at]]), Term("cluster", after[table.cluster_of[at]]),
         f"cluster-{_word(ClusterMove(int(compared.cluster_move[at])).name)}")
        for at in moved.tolist()
    ])  # fmt: skip


def primary_moves(plan: Plan) -> list[Move]:
    """Return whose primary contact changes, and why."""
    compared, coverage = plan.comparison, plan.coverage
    moved = np.flatnonzero(compared.primary_move != PrimaryMove.SAME)
    people = (*compared.people, "")
    # A seat that nobody holds stands for the person to come.
    seat = np.full(len(plan.measures.partners), -1, np.int64)
    seat[coverage.partner[coverage.primary]] = coverage.seat[coverage.primary]
    return _moves(plan, [
        (at, Term("person", people[compared.primary_before[at]]),
         Term("person", people[compared.primary_after[at]]) if compared.primary_after[at] >= 0
         else Term("seat", coverage.seats[seat[at]].seat if seat[at] >= 0 else ""),
         f"primary-{_word(PrimaryMove(int(compared.primary_move[at])).name)}")
        for at in moved.tolist()
    ])  # fmt: skip


def basis_code(basis: int) -> str:
    """Return the code of what a tier rests on."""
    return f"basis-{_word(Basis(basis).name)}"


def largest(moves: list[Move]) -> list[Move]:
    """Return the moves that a page tells: of the largest partners by revenue, those that go without saying left out."""
    told = [move for move in moves if not move.plain]
    return sorted(told, key=lambda move: (-(move.revenue.micro if move.revenue else 0), move.index))[:MOST_MOVES]


def counts(moves: list[Move]) -> list[tuple[str, int]]:
    """Return how many moves have which kind of reason, the most frequent first."""
    return _counted(move.why for move in moves)


def tier_counts(plan: Plan) -> list[tuple[str, int]]:
    """Return how many partners rise, fall, lose their tier, or are placed for the first time."""
    found = plan.comparison.tier_move
    return _counted(f"tier-{_word(TierMove(int(move)).name)}" for move in found[found != TierMove.SAME])


def _counted(codes: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(codes).items(), key=lambda item: (-item[1], item[0]))


def _moves(plan: Plan, found: list[tuple[int, Term, Term, str]]) -> list[Move]:
    business, partners = business_of(plan), plan.measures.partners
    return [Move(at, Term("partner", partners[at]), business.at(at), old, new, why) for at, old, new, why in found]


def _word(name: str) -> str:
    return name.lower().replace("_", "-")
