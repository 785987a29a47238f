"""Two plans side by side."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.scenarios.compare import compare_plans
from maillage.actions.scenarios.list import list_scenarios
from maillage.desk.guard import page_of


def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Lay two plans side by side; which two stands in the address."""
    found = list_scenarios(actor, shelf.book())
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    compared = (
        compare_plans(actor, old, new, lambda name: shelf.draft(name).opened, page=page_of(request))
        if old and new
        else None
    )

    def address(page: int = 1) -> str:
        return "?" + urlencode({"old": old, "new": new, "page": page})

    shown = {"found": found, "old": old, "new": new, "compared": compared, "address": address}
    return render(request, "compare.html", shown)
