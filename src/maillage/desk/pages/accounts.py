"""Who signs in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from maillage.accounts.permissions import Actor
from maillage.actions.accounts.list import list_accounts


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the accounts and the roles that they hold."""
    return render(request, "accounts.html", {"accounts": list_accounts(actor)})
