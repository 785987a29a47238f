"""Lending one's right to approve for a while."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.accounts.delegate import LONGEST, delegate, end_delegation, list_delegations, may_lend
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what the reader lent, what was lent to him, and how to lend."""
    return _page(request, actor)


def given(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Lend; what is wrong with it is said beside the form."""
    try:
        first, last = (_day(request.POST.get(name, "")) for name in ("first", "last"))
        delegate(actor, shelf.book(), request.POST.get("email", "").strip(), first, last)
    except MaillageError as error:
        return _page(request, actor, error.findings)
    return redirect("delegations")


def ended(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Take back what was lent."""
    del request
    end_delegation(actor, shelf.book(), number)
    return redirect("delegations")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MaillageError(Finding(Severity.ERROR, "delegation-days", {"most": LONGEST})) from None


def _page(request: HttpRequest, actor: Actor, findings: tuple[Finding, ...] = ()) -> HttpResponse:
    lent, borrowed = list_delegations(actor)
    asked = {name: request.POST.get(name, "") for name in ("email", "first", "last")}
    shown = {"lent": lent, "borrowed": borrowed, "may_lend": may_lend(actor), "findings": findings, "asked": asked,
             "today": datetime.now(UTC).date()}  # fmt: skip
    return render(request, "delegations.html", shown, status=409 if findings else 200)
