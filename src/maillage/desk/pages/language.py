"""The reader's language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from maillage.accounts.permissions import Actor
from maillage.actions.accounts.language import choose_language
from maillage.desk.language import COOKIE

_YEAR = 365 * 86400


def choose(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep the language that the reader chose, and go back to where it was chosen."""
    language = choose_language(actor, request.POST.get("language", ""))
    back = request.POST.get("next", "")
    response = redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "today")
    # The page for signing in speaks it too.
    response.set_cookie(COOKIE, language, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    return response
