"""Decisions case by case and exceptions: what is awaited, a dossier, votes, the ruling."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor, may
from maillage.actions import shelf
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.decisions.judge import judge
from maillage.actions.decisions.list import list_dossiers
from maillage.actions.decisions.show import File, look_for, show_dossier
from maillage.actions.decisions.vote import vote
from maillage.actions.decisions.write import NO_CLUSTER, PERMISSIONS, Asked, write
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what is awaited, what waits for a ruling, what was ruled and what is in force."""
    found = list_dossiers(actor, shelf.current(actor).opened)
    return render(request, "decisions.html", {"found": found, "people": names_of_accounts()})


def ask(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the facts of a partner of whom something may be asked, and give the form."""
    asked = request.GET
    directory = shelf.current(actor)
    opened = directory.opened
    kinds = [kind for kind, permission in PERMISSIONS.items() if may(actor, permission)]
    kind = asked.get("kind", "")
    kind = (
        kind if kind in kinds else kinds[-1] if "decision" in kinds and not opened.plan.policy.decisions else kinds[0]
    )
    partner, subject = asked.get("partner", "").strip(), asked.get("subject", "")
    policy = opened.plan.policy
    known = {
        "decision": [("decision", one.decision) for one in policy.decisions],
        "tier": [("tier", one.tier) for one in policy.tiers],
        "cluster": [*(("cluster", one.cluster) for one in policy.clusters), ("none", NO_CLUSTER)],
        "contacts": [],
    }[kind]
    if kind == "decision" and not subject and known:
        subject = known[0][1]
    found = look_for(actor, directory, kind, subject, partner) if partner else None
    file, near = (found, None) if isinstance(found, File) else (None, found)
    shown = {"kinds": kinds, "asked": kind, "partner": partner, "subject": subject, "known": known, "file": file,
             "near": near, "today": datetime.now(UTC).date(), "portfolios": policy.portfolios}  # fmt: skip
    return render(request, "dossier_write.html", shown)


def keep(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep a dossier."""
    given = request.POST
    asked = Asked(
        given.get("kind", ""), given.get("partner", ""), given.get("subject", ""), given.get("grounds", ""),
        _day(given.get("from", "")) or datetime.now(UTC).date(), _day(given.get("to", "")),
        given.get("portfolio", ""), granted=given.get("granted", "yes") == "yes",
    )  # fmt: skip
    made = write(actor, shelf.current(actor).opened, asked)
    return redirect("dossier", number=made.number)


def show(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show a dossier: the facts, what is asked, what others think, the ruling."""
    found = show_dossier(actor, shelf.current(actor).opened, number)
    shown = {"found": found, "dossier": found.dossier, "file": found.file, "people": names_of_accounts(),
             "ruling": getattr(found.dossier, "ruling", None), "votes": [*found.dossier.votes.all()]}  # fmt: skip
    return render(request, "dossier.html", shown)


def voted(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Vote on a dossier."""
    given = request.POST
    vote(actor, shelf.current(actor).opened, number, favour=given.get("vote") == "for", note=given.get("note", ""))
    return redirect("dossier", number=number)


def judged(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Rule on a dossier."""
    given = request.POST
    judge(actor, shelf.current(actor).opened, number, approved=given.get("verdict") == "approve",
          content=given.get("content", ""), grounds=given.get("grounds", ""))  # fmt: skip
    return redirect("dossier", number=number)


def _day(text: str) -> date | None:
    """Return a day of a form, None where the field is empty.

    Raises:
        MaillageError: if it is none (``dossier-day``).
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MaillageError(Finding(Severity.ERROR, "dossier-day", {"value": text})) from None
