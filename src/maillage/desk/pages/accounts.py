"""Who signs in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor, may
from maillage.actions import shelf
from maillage.actions.accounts.close import close_account
from maillage.actions.accounts.list import list_accounts, names_of_accounts
from maillage.actions.accounts.reset import reset_second_factor
from maillage.actions.alarms.list import list_alarms
from maillage.actions.alarms.see import see_alarm


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the accounts, the roles that they hold, and how they sign in."""
    book = shelf.book()
    shown = {
        "accounts": list_accounts(actor), "me": actor.account, "asked": book.settings.second_factor,
        "alarms": list_alarms(actor, book) if may(actor, "alarms.read") else (), "people": names_of_accounts(),
        "may_close": may(actor, "accounts.close"), "may_reset": may(actor, "accounts.reset"),
    }  # fmt: skip
    return render(request, "accounts.html", shown)


def seen(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Put away an alarm that one has looked at."""
    del request
    see_alarm(actor, shelf.book(), number)
    return redirect("accounts")


def closed(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Close an account, or open it again."""
    close_account(actor, shelf.book(), number, closed=request.POST.get("closed", "yes") == "yes")
    return redirect("accounts")


def reset(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Take a second factor away that was lost."""
    del request
    reset_second_factor(actor, shelf.book(), number)
    return redirect("accounts")
