"""What stands before every page: who asks, whether the page is theirs, and what is said where it is not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from maillage.accounts.permissions import Actor, Denied, actor_of, may
from maillage.actions.alarms.refuse import refuse
from maillage.actions.shelf import book, one_look
from maillage.desk.factor import led
from maillage.engine.kernel.reason import Finding, MaillageError

_DIGITS: Final = 7
"""No list has a page of so many digits."""
_REFUSED: Final = logging.getLogger("maillage.refused")
Page = Callable[..., HttpResponse]
"""Answers a request of an actor who may ask it; it is given what the address names."""
SIGNED_IN: Final = "signed-in"
"""A page for every account, whatever its roles."""


@dataclass(frozen=True)
class Route:
    """An address: its pattern, its name, who may open it (a permission or ``SIGNED_IN``), the page.

    What is ``posted`` changes something: following a link to it does not.
    """

    path: str
    name: str
    permission: str
    page: Page
    posted: bool = False


def guarded(route: Route) -> Callable[..., HttpResponse]:
    """Return the view of a route.

    What somebody may not see, and what does not exist, are answered alike. Nothing of it may be kept by a cache that
    others share.
    """

    def view(request: HttpRequest, **place: str) -> HttpResponse:
        if not request.user.is_authenticated:
            # What was sent cannot be sent again by a link: whoever signs in goes on where it was written.
            return redirect_to_login(page_before(request) if request.method == "POST" else request.get_full_path())
        actor = actor_of(request.user)
        onward = led(request, actor)
        if onward:
            return redirect_to_login(request.get_full_path(), onward)
        request.actor = actor  # type: ignore[attr-defined] # pages find it there for their menu
        with one_look():
            response = _answer(route, request, actor, place)
        patch_cache_control(response, private=True, no_store=True)
        return response

    view.__name__ = route.name
    return view


def _answer(route: Route, request: HttpRequest, actor: Actor, place: dict[str, Any]) -> HttpResponse:
    try:
        if route.permission != SIGNED_IN and not may(actor, route.permission):
            raise Denied(route.permission)
        if route.posted and request.method != "POST":
            return HttpResponseNotAllowed(["POST"], missing(request).content)
        return route.page(request, actor, **place)
    except Denied:
        # Who asks again and again for what is not theirs is worth somebody's look.
        _REFUSED.warning("account %s was refused %s", actor.account, route.name)
        refuse(actor, book())
        return missing(request)
    except MaillageError as error:
        shown = {"findings": [_without_place(one) for one in error.findings], "before": page_before(request)}
        return render(request, "problem.html", shown, status=409)


def _without_place(finding: Finding) -> Finding:
    """Return a finding without where the book lies on the server: that is nobody's business on a page."""
    place = f"{book().folder}/"
    facts = {name: fact.replace(place, "") if isinstance(fact, str) else fact for name, fact in finding.facts.items()}
    return replace(finding, facts=facts)


def page_before(request: HttpRequest) -> str:
    """Return the page of the desk from which this one was asked, "" where it is not known to be one."""
    address = request.headers.get("Referer", "")
    host = request.get_host()
    near = url_has_allowed_host_and_scheme(address, {host}, require_https=request.is_secure())
    # A form that was sent to its own page is there again.
    return address if near and (request.method == "POST" or address != request.build_absolute_uri()) else ""


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page: the same for what is not there and for what is not theirs."""
    del exception
    if request.user.is_authenticated and not hasattr(request, "actor"):
        request.actor = actor_of(request.user)  # type: ignore[attr-defined] # as above
    return render(request, "missing.html", status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """Say that somebody tried too often and has to wait."""
    return render(request, "too_many.html", status=429)


def revision_of(request: HttpRequest) -> int:
    """Return which edit of something the reader has seen, 0 where the form does not say."""
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdecimal() and len(seen) <= _DIGITS else 0


def attachment(name: str, kind: str, content: bytes) -> HttpResponse:
    """Return a file to be kept, never shown: nothing in it can act in the desk's name."""
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def page_of(request: HttpRequest) -> int:
    """Return the page of a list that the address asks for, 1 where it asks for none that could be."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < _DIGITS else 1
