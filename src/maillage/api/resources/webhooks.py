"""Whom other people's programs are told what happens."""

from __future__ import annotations

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.webhooks.end import end_webhook
from maillage.actions.webhooks.list import Listed, list_deliveries, list_webhooks, show_secret
from maillage.actions.webhooks.subscribe import subscribe
from maillage.api.asked import Asked, Paged, Strict, cursor_of, place_of
from maillage.api.shapes import instant


class Webhook(TypedDict):
    """An address that is told events, and how many messages wait, were told, were given up."""

    number: int
    url: str
    events: list[str]
    account: int
    active: bool
    waiting: int
    delivered: int
    given_up: int


class Webhooks(TypedDict):
    """All subscriptions, the latest first."""

    webhooks: list[Webhook]


class Secret(TypedDict):
    """The secret by which a receiver checks signatures (Standard Webhooks)."""

    secret: str


class Delivered(TypedDict):
    """A message: the entry of the log that it tells, how often it was tried, what was answered last (0: nothing)."""

    entry: int
    tries: int
    status: int
    due: str
    delivered: str | None
    given_up: str | None


class Deliveries(TypedDict):
    """A page of messages, the last one first."""

    deliveries: list[Delivered]
    next: str | None


class WebhookMade(Strict):
    """Whom to tell what."""

    url: str = Field(..., max_length=500, description="HTTPS, in the public network.")
    events: list[str] = Field(
        ..., min_length=1, max_length=20, description="publication.published, proposal.made, verdict.given."
    )


def listed(request: Asked) -> Webhooks:
    """List who is told what."""
    return {"webhooks": [_webhook(one) for one in list_webhooks(request.auth, shelf.book())]}


def subscribed(request: Asked, made: Body[WebhookMade]) -> Webhooks:
    """Have an address told what happens from now on."""
    subscribe(request.auth, shelf.book(), made.url, frozenset(made.events))
    return listed(request)


def secret(request: Asked, number: int) -> Secret:
    """Show the secret by which the receiver of a subscription checks signatures."""
    return {"secret": show_secret(request.auth, shelf.book(), number)}


def ended(request: Asked, number: int) -> Webhooks:
    """Have an address told no more."""
    end_webhook(request.auth, shelf.book(), number)
    return listed(request)


def deliveries(request: Asked, number: int, asked: Query[Paged]) -> Deliveries:
    """List the messages to an address, the last one first."""
    before = place_of(request, asked.cursor)
    found = list_deliveries(request.auth, shelf.book(), number, asked.limit + 1, before=before)
    page = found[: asked.limit]
    told: list[Delivered] = [
        {"entry": one.entry, "tries": one.tries, "status": one.status, "due": instant(one.due),
         "delivered": instant(one.delivered) if one.delivered else None,
         "given_up": instant(one.given_up) if one.given_up else None}
        for one in page
    ]  # fmt: skip
    return {"deliveries": told, "next": cursor_of(request, page[-1].pk) if len(found) > len(page) else None}


def _webhook(one: Listed) -> Webhook:
    row = one.subscription
    return {"number": row.number, "url": row.url, "events": row.events.split(), "account": row.account,
            "active": row.ended is None, "waiting": one.waiting, "delivered": one.delivered,
            "given_up": one.given_up}  # fmt: skip
