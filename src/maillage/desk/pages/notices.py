"""What publications change for the reader."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor, may
from maillage.actions import shelf
from maillage.actions.notices.list import Told, list_notices, read_notice, show_notice
from maillage.actions.notices.write import Letter, letter
from maillage.desk.language import language_of


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the reader's notices."""
    found = [(told, written(request, told)) for told in list_notices(actor, shelf.book())]
    return render(request, "notices.html", {"found": found})


def show(request: HttpRequest, actor: Actor, notice: str) -> HttpResponse:
    """Show what one publication changes for the reader, and why."""
    told = show_notice(actor, shelf.book(), notice)
    shown = {"told": told, "letter": written(request, told), "may_prepare": may(actor, "plans.read")}
    return render(request, "notice.html", shown)


def read(request: HttpRequest, actor: Actor, notice: str) -> HttpResponse:
    """Keep that the reader has read it."""
    read_notice(actor, shelf.book(), notice)
    return redirect("today" if request.POST.get("back") == "today" else "notices")


def written(request: HttpRequest, told: Told) -> Letter:
    """Return a notice as sentences in the reader's language."""
    glossary = shelf.draft(told.plan).opened.glossary
    return letter(told.concern, told.publication, told.effective, language_of(request), glossary)
