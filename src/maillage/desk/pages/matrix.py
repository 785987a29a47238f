"""The matrix of units and roles, and the customers' own coverage laid over the partners'."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor, may
from maillage.actions import shelf
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.matrix.acknowledge import acknowledge
from maillage.actions.matrix.customers import overlay, take_in
from maillage.actions.matrix.show import show_matrix
from maillage.engine.kernel.reason import Finding, MaillageError


def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who reports where, who has acknowledged what, and where units depart from the policy."""
    opened = shelf.current(actor).opened
    shown = {"matrix": show_matrix(actor, opened, _today()), "people": names_of_accounts()}
    return render(request, "matrix.html", shown)


def acknowledged(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep a unit's word."""
    given = request.POST
    acknowledge(actor, shelf.current(actor).opened, given.get("unit", ""), given.get("version", ""),
                given.get("digest", ""), _today())  # fmt: skip
    return redirect("matrix")


def customers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show where both sides see the same customers, and where nobody does."""
    return _customers(request, actor, "", ())


def taken_in(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take a sheet in; one that cannot be read comes back with what is wrong."""
    text = request.POST.get("text", "")
    try:
        take_in(actor, shelf.current(actor).opened, text)
    except MaillageError as error:
        return _customers(request, actor, text, error.findings)
    return redirect("matrix_customers")


def _customers(request: HttpRequest, actor: Actor, text: str, findings: Sequence[Finding]) -> HttpResponse:
    opened = shelf.current(actor).opened
    shown = {"found": overlay(actor, opened), "people": names_of_accounts(), "may_write": may(actor, "matrix.write"),
             "policy": opened.plan.policy, "text": text, "findings": findings}  # fmt: skip
    return render(request, "matrix_customers.html", shown, status=409 if findings else 200)


def _today() -> date:
    return datetime.now(UTC).date()
