"""What the plan changes, and for whom, among those that somebody may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from maillage.accounts.permissions import Actor
from maillage.actions.organisation.reach import reached
from maillage.actions.plan.read import Opened
from maillage.report.content.moves import Move, cluster_moves, counts, primary_moves, tier_moves

Kind = Literal["tier", "cluster", "primary"]
KINDS: Final[tuple[Kind, ...]] = ("tier", "cluster", "primary")
PAGE: Final = 40
"""Changes of a page: each is told with its reasons."""
_MOVES: Final = {"tier": tier_moves, "cluster": cluster_moves, "primary": primary_moves}


@dataclass(frozen=True)
class Changes:
    """A page of the changes of one kind, the largest partners first, and how many there are of each kind and reason."""

    kind: Kind
    moves: tuple[Move, ...]
    total: int
    page: int
    pages: int
    kinds: tuple[tuple[Kind, int], ...]
    why: tuple[tuple[str, int], ...]
    reason: str


def list_changes(actor: Actor, opened: Opened, kind: Kind = "tier", *, reason: str = "", page: int = 1) -> Changes:
    """Return a page of who moves; ``reason`` is one of the codes of ``why``, "" for all.

    Raises:
        Denied: if the actor may see no changes at all.
    """
    seen = reached(actor, "changes.read", opened.plan).partners
    of = {name: [move for move in moves(opened.plan) if seen[move.index]] for name, moves in _MOVES.items()}
    chosen = [move for move in of[kind] if reason in ("", move.why)]
    chosen.sort(key=lambda move: (-(move.revenue.micro if move.revenue else 0), move.index))
    pages = max(1, -(-len(chosen) // PAGE))
    page = min(max(1, page), pages)
    return Changes(
        kind, tuple(chosen[(page - 1) * PAGE : page * PAGE]), len(chosen), page, pages,
        tuple((name, len(of[name])) for name in KINDS), tuple(counts(of[kind])), reason,
    )  # fmt: skip
