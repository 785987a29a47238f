"""Tokens by which programs act in the reader's name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.tokens.list import list_tokens
from maillage.actions.tokens.make import LONGEST, Made, actions_of, make_token
from maillage.actions.tokens.revoke import revoke_token
from maillage.desk.language import language_of
from maillage.messages.render import sentence

_USUAL: Final = 90


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the reader's tokens, and how to make another."""
    return _page(request, actor)


def made(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make a token, and show its secret: the answer is the only place where it ever stands."""
    given = request.POST
    days = given.get("days", "")
    new = make_token(actor, shelf.book(), given.get("label", ""), frozenset(given.getlist("may")),
                     int(days) if days.isdecimal() and len(days) < 6 else 0)  # fmt: skip
    return _page(request, actor, new)


def revoked(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Have a token end now."""
    del request
    revoke_token(actor, shelf.book(), number)
    return redirect("tokens")


def _page(request: HttpRequest, actor: Actor, new: Made | None = None) -> HttpResponse:
    language = language_of(request)

    def words(action: str) -> str:
        return sentence(f"desk-action-{action.replace('.', '-')}", {}, language)

    shown = {"tokens": list_tokens(actor, shelf.book()), "now": datetime.now(UTC), "new": new, "words": words,
             "actions": actions_of(actor), "usual": _USUAL, "longest": LONGEST}  # fmt: skip
    return render(request, "tokens.html", shown)
