"""What the plan changes, and for whom."""

from __future__ import annotations

from ninja import Field, Query
from typing_extensions import TypedDict

from maillage.actions.organisation.changes import Kind, list_changes
from maillage.api.asked import Asked, OnDay, shown_to, writer_of
from maillage.api.resources.organisation import InForce, in_force
from maillage.api.shapes import Amount, Count, Named, Why, amount, counts


class ChangesAsked(OnDay):
    """Which changes."""

    kind: Kind = "tier"
    reason: str = Field("", description="One of the codes of `why`; absent for all.")
    page: int = Field(1, ge=1, le=1_000_000, description="A plan never changes: its pages are numbered.")


class Change(TypedDict):
    """What becomes of a partner, and why; ``keeps`` is the smallest change that would keep it where it was."""

    partner: Named | None
    revenue: Amount | None
    old: Named | None
    new: Named | None
    reason: str
    why: list[Why]
    keeps: Why | None


class Changes(TypedDict):
    """A page of the changes of a kind, and how many there are of each kind and for each reason."""

    shown: InForce
    kind: str
    total: int
    page: int
    pages: int
    kinds: list[Count]
    why: list[Count]
    changes: list[Change]


_TOLD = {"tier": "tier_told", "cluster": "cluster_told", "primary": "primary_told"}


def listed(request: Asked, asked: Query[ChangesAsked]) -> Changes:
    """List the changes of one kind, each with its reasons, the largest partners first."""
    shown = shown_to(request, asked.on)
    found = list_changes(request.auth, shown.opened, asked.kind, reason=asked.reason, page=asked.page)
    reasons, writer = shown.opened.material.reasons, writer_of(request, shown.opened)
    why = getattr(reasons, _TOLD[found.kind])
    changes: list[Change] = []
    for move in found.moves:
        keeps = reasons.change(move.index) if move.down else None
        changes.append({
            "partner": writer.named(move.partner), "revenue": amount(move.revenue), "old": writer.named(move.old),
            "new": writer.named(move.new), "reason": move.why, "why": [writer.why(one) for one in why(move.index)],
            "keeps": writer.why(keeps) if keeps else None,
        })  # fmt: skip
    return {
        "shown": in_force(shown), "kind": found.kind, "total": found.total, "page": found.page, "pages": found.pages,
        "kinds": counts(found.kinds), "why": counts(found.why), "changes": changes,
    }  # fmt: skip
