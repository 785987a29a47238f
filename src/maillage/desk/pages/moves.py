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
from maillage.actions.scenarios.move import KINDS, Kind, keep_move, places_of, plan_of, try_move, try_territory
from maillage.desk.guard import page_of, revision_of
from maillage.records.models import Scenario
from maillage.report.map.drawing import drawing_of


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


def atlas(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show the territories as a map and the partners of one of them; of a partner chosen, who could take it elsewhere.

    Every step is a field of one form, so that it works by keyboard; dragging a partner fills the same fields.
    """
    scenario, directory = _basis(actor, number)
    opened, asked = directory.opened, request.GET
    names = [one.territory for one in opened.plan.policy.territories]
    territory, to = (asked.get(name, "") if asked.get(name, "") in names else "" for name in ("territory", "to"))
    territory = territory or names[0] if names else ""
    found = find_partners(actor, directory, Wanted(asked.get("q", ""), territory=territory, page=page_of(request)))
    partner = next((line for line in found.lines if line.partner == asked.get("partner", "")), None)
    if "atlas" not in opened.kept:
        opened.kept["atlas"] = drawing_of([*opened.plan.policy.territories])
    given = {"territory": territory, "q": asked.get("q", "")}
    shown = {
        "scenario": scenario, "found": found, "plan": plan_of(scenario), "drawing": opened.kept["atlas"],
        "names": names, "territory": territory, "to": to, "words": given["q"], "partner": partner,
        "takers": try_territory(actor, shelf.book(), number, opened, partner.partner, to) if partner and to else (),
        "address": lambda page: "?" + urlencode(given | {"page": page}),
    }  # fmt: skip
    return render(request, "move_seats.html" if getattr(request, "htmx", False) else "move_map.html", shown)


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
