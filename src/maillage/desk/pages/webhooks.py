"""Other people's programs that are told what happens: whom, of what, what each answered."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.webhooks.deliver import PAUSES
from maillage.actions.webhooks.end import end_webhook
from maillage.actions.webhooks.events import EVENTS
from maillage.actions.webhooks.list import list_deliveries, list_webhooks, show_secret, show_webhook
from maillage.actions.webhooks.subscribe import subscribe
from maillage.engine.kernel.reason import MaillageError

PAGE: Final = 50


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the addresses that are told, and how to add one."""
    return _page(request, actor)


def added(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Have an address told what happens; what is wrong with it is said beside the form."""
    url, events = request.POST.get("url", "").strip(), frozenset(request.POST.getlist("event"))
    try:
        made = subscribe(actor, shelf.book(), url, events)
    except MaillageError as error:
        return _page(request, actor, url=url, events=events, findings=error.findings)
    return redirect("webhook", number=made.number)


def show(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show whom a subscription tells, its secret, and what each delivery was answered."""
    book = shelf.book()
    before = request.GET.get("before", "")
    rows = list_deliveries(actor, book, number, PAGE + 1,
                           before=int(before) if before.isdecimal() and len(before) < 16 else None)  # fmt: skip
    shown = {
        "found": show_webhook(actor, book, number), "secret": show_secret(actor, book, number),
        "people": names_of_accounts(), "deliveries": rows[:PAGE], "tries": len(PAUSES),
        "next": rows[PAGE - 1].pk if len(rows) > PAGE else None,
    }  # fmt: skip
    return render(request, "webhook.html", shown)


def ended(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Have an address told no more."""
    del request
    end_webhook(actor, shelf.book(), number)
    return redirect("webhook", number=number)


def _page(request: HttpRequest, actor: Actor, **given: object) -> HttpResponse:
    shown: dict[str, object] = {
        "webhooks": list_webhooks(actor, shelf.book()), "events": tuple(EVENTS.values()), "url_given": "",
        "chosen": frozenset(), "findings": (),
    }  # fmt: skip
    if given:
        shown |= {"url_given": given["url"], "chosen": given["events"], "findings": given["findings"]}
    return render(request, "webhooks.html", shown, status=409 if given else 200)
