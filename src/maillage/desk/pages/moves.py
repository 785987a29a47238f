"""Moving a partner by hand in a scenario: the table, what a move would do at once, keeping it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor, Denied
from maillage.actions import shelf
from maillage.actions.partners.find import Directory, Wanted, find_partners
from maillage.actions.scenarios.draft import editable
from maillage.actions.scenarios.move import KINDS, Kind, keep_move, places_of, plan_of, try_move
from maillage.desk.guard import page_of, revision_of
from maillage.records.models import Scenario


def table(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """List the partners of the scenario's plan, each with a way to move it."""
    scenario, directory = _basis(actor, number)
    words, cluster = request.GET.get("q", ""), request.GET.get("cluster", "")
    found = find_partners(actor, directory, Wanted(words, cluster=cluster, page=page_of(request)))
    shown = {
        "scenario": scenario, "found": found, "words": words, "cluster": cluster, "plan": plan_of(scenario),
        "clusters": directory.opened.plan.clusters.clusters, "address": partial(_address, words, cluster),
    }  # fmt: skip
    return render(request, "moves_found.html" if getattr(request, "htmx", False) else "moves.html", shown)


def _address(words: str, cluster: str, page: int = 1) -> str:
    return "?" + urlencode({name: text for name, text in (("q", words), ("cluster", cluster), ("page", page)) if text})


def one(request: HttpRequest, actor: Actor, number: int, partner: str) -> HttpResponse:
    """Show where a partner could go and what a choice would do; keep it where that is asked."""
    scenario, directory = _basis(actor, number)
    book, asked = shelf.book(), request.POST if request.method == "POST" else request.GET
    kind = "cluster" if asked.get("cluster") else "person" if asked.get("person") else ""
    target = asked.get(kind, "")
    if request.method == "POST":
        if kind not in KINDS:
            raise Denied(kind)
        keep_move(
            actor, book, number, directory.opened, partner, kind, target, reason=asked.get("reason", ""),
            revision=revision_of(request), today=datetime.now(UTC).date(),
        )  # fmt: skip
        return redirect("scenario", number=number)
    place = places_of(actor, book, number, directory, partner)
    tried = try_move(actor, book, number, directory.opened, partner, cast(Kind, kind), target) if kind else None
    shown = {"scenario": scenario, "place": place, "line": place.line, "tried": tried, "plan": plan_of(scenario),
             "cluster": target if kind == "cluster" else "", "person": target if kind == "person" else ""}  # fmt: skip
    return render(request, "move_tried.html" if getattr(request, "htmx", False) else "move.html", shown)


def _basis(actor: Actor, number: int) -> tuple[Scenario, Directory]:
    scenario = editable(actor, shelf.book(), number)
    return scenario, shelf.draft(plan_of(scenario))
