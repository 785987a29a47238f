"""Who did what."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from maillage.accounts.permissions import Actor
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.log.list import list_log
from maillage.actions.log.verify import verify
from maillage.desk import shelf


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the latest entries, and that the chain holds."""
    entries = list_log(actor, shelf.book())
    shown = {"entries": entries, "verified": verify(shelf.book()), "people": names_of_accounts()}
    return render(request, "log.html", shown)
