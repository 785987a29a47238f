"""What the plan changes, and for whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.organisation.changes import KINDS, list_changes
from maillage.desk.guard import page_of

_TOLD = {"tier": "tier_told", "cluster": "cluster_told", "primary": "primary_told"}


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the changes of one kind, each with its reasons."""
    current = shelf.shown(actor)
    opened = current.opened
    kind = request.GET.get("kind", "tier")
    found = list_changes(
        actor, opened, kind if kind in KINDS else "tier", reason=request.GET.get("why", ""),
        page=page_of(request),
    )  # fmt: skip
    reasons = opened.material.reasons
    why = getattr(reasons, _TOLD[found.kind])
    told = [(move, [*why(move.index)], reasons.change(move.index) if move.down else None) for move in found.moves]
    shown = {"found": found, "told": told, "header": opened.plan.header, "publication": current.publication}
    return render(request, "changes.html", shown)
