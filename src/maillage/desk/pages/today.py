"""The organisation on one page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor, may
from maillage.actions import shelf
from maillage.actions.notices.list import list_notices
from maillage.actions.organisation.soon import list_soon
from maillage.actions.organisation.today import show_today
from maillage.actions.publication.export import FORMS
from maillage.desk.guard import page_of
from maillage.desk.pages.notices import written
from maillage.report.map.drawing import drawing_of
from maillage.report.page import histograms_of

_PAGES = {"call-nobody": "partners", "call-vacant": "workload", "call-open": "workload", "call-overloaded": "workload",
          "call-refused": "clusters"}  # fmt: skip
"""Where a call for a decision is looked into; the others are told where they are."""
_UNREAD = 5
"""So many notices that were not read yet stand on the first page."""


def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the organisation as far as the reader may see it; an account without it gets its own first page."""
    if not may(actor, "organisation.read"):
        return redirect("accounts") if may(actor, "accounts.read") else render(request, "waiting.html")
    on = _day(request.GET.get("on", ""))
    shown = shelf.shown(actor, on)
    opened, plan = shown.opened, shown.opened.plan
    today = show_today(actor, opened)
    unread = [(told, written(request, told)) for told in list_notices(actor, shelf.book(), unread=True, most=_UNREAD)]
    more: dict[str, Any] = {}
    if today.whole is not None:
        if "drawn" not in opened.kept:
            opened.kept["drawn"] = {
                "drawing": drawing_of([*plan.policy.territories]),
                "histograms": histograms_of(plan),
            }
        more = {"head": today.whole.head, "levels": today.whole.levels, "regions": today.whole.regions,
                **opened.kept["drawn"]}  # fmt: skip
    more |= {"may_export": may(actor, "publication.export"), "forms": FORMS}
    more |= {"unread": unread, "publication": shown.publication, "compared": plan.comparison, "call_pages": _PAGES}
    return render(request, "today.html", {"today": today, "plan": plan, "header": plan.header, "on": on, **more})


def soon(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what changes within a quarter, the next first."""
    on = _day(request.GET.get("on", ""))
    current = shelf.shown(actor, on)
    shown = {
        "found": list_soon(actor, current.opened, page_of(request)),
        "header": current.opened.plan.header,
        "on": on,
    }
    return render(request, "soon.html", shown)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
