"""Partners: the list with its search and filters, and one of them."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from babel.dates import format_skeleton
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.decisions.about import about_partner
from maillage.actions.partners.find import ORDERS, Wanted, find_partners
from maillage.actions.partners.revenue import revenue_of
from maillage.actions.partners.show import show_partner
from maillage.desk.guard import page_of
from maillage.desk.language import language_of
from maillage.desk.plotting import plots_of
from maillage.engine.kernel.reason import Term
from maillage.messages.format import LOCALES
from maillage.messages.render import sentence


def find(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List partners: everything asked stands in the address, so that a list can be kept and sent to somebody."""
    asked = request.GET
    order = asked.get("order", "")
    words, tier, territory, cluster, person = (
        asked.get(name, "") for name in ("q", "tier", "territory", "cluster", "person")
    )
    wanted = Wanted(
        words, tier, territory, cluster, person, changed=asked.get("changed", "") == "yes",
        order=order if order in ORDERS else "revenue",
        page=page_of(request),
    )  # fmt: skip
    shown = {
        "wanted": wanted, "found": find_partners(actor, shelf.current(actor), wanted), "orders": ORDERS,
        "address": partial(_address, wanted), "cluster": Term("cluster", cluster), "person": Term("person", person),
    }  # fmt: skip
    if not getattr(request, "htmx", False):
        return render(request, "partners.html", shown)
    response = render(request, "partners_found.html", shown)
    response.headers["HX-Push-Url"] = reverse("partners") + _address(wanted)
    return response


def _address(wanted: Wanted, **other: str | int) -> str:
    """Return the end of the address of the same list but for ``other``; what is usual is left out."""
    asked = {"q": wanted.words, "tier": wanted.tier, "territory": wanted.territory, "cluster": wanted.cluster,
             "person": wanted.person, "changed": "yes" if wanted.changed else "",
             "order": "" if wanted.order == "revenue" else wanted.order, **other}  # fmt: skip
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def show(request: HttpRequest, actor: Actor, partner: str) -> HttpResponse:
    """Show one partner: where it is and why, who talks to it, what would change it."""
    directory = shelf.current(actor)
    found = show_partner(actor, directory, partner)
    about = about_partner(actor, directory, partner)
    return render(request, "partner.html", {"found": found, "line": found.line, "about": about})


def revenue(request: HttpRequest, actor: Actor, partner: str) -> HttpResponse:
    """Plot what the partner bought over time: a page of its own, or the part of the partner's page that asks for it."""
    language = language_of(request)

    def title(about: Term) -> str:
        """Return the words for what a series is about."""
        if about.name == "none" or not about.kind:
            code = "desk-revenue-others" if not about.kind else "desk-revenue-unknown"
            return sentence(code, {}, language)
        return directory.opened.glossary(about, language)

    directory = shelf.current(actor)
    shown = {
        "found": revenue_of(actor, directory, partner), "piece": bool(getattr(request, "htmx", False)),
        "plots_of": plots_of, "title": title,
        "month": lambda month: format_skeleton("yMMM", month.first, locale=LOCALES[language]),
    }  # fmt: skip
    return render(request, "partner_revenue.html", shown)
