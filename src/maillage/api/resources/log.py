"""Who did what."""

from __future__ import annotations

from typing import Any

from ninja import Query
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.log.list import list_log
from maillage.actions.log.verify import verify
from maillage.api.asked import Asked, Paged, cursor_of, place_of
from maillage.api.shapes import instant


class Entry(TypedDict):
    """An entry of the log: which account did what, when, with which facts."""

    number: int
    action: str
    account: int
    facts: dict[str, Any]
    recorded: str


class Log(TypedDict):
    """A page of entries, the last one first; ``next`` continues it, None at the end."""

    entries: list[Entry]
    next: str | None


class Verified(TypedDict):
    """The chain holds: how many entries, and the digest of the last, to be kept elsewhere."""

    entries: int
    head: str


def listed(request: Asked, asked: Query[Paged]) -> Log:
    """List the log, the last entry first; what is added meanwhile does not shift the pages."""
    before = place_of(request, asked.cursor)
    found = list_log(request.auth, shelf.book(), asked.limit + 1, before=before)
    entries: list[Entry] = [
        {"number": one.number, "action": one.action, "account": one.actor, "facts": dict(one.facts),
         "recorded": instant(one.recorded)}
        for one in found[: asked.limit]
    ]  # fmt: skip
    return {"entries": entries, "next": cursor_of(request, entries[-1]["number"]) if len(found) > asked.limit else None}


def verified(request: Asked) -> Verified:
    """Follow the log from its beginning: no entry was changed, taken out or cut off."""
    del request
    found = verify(shelf.book())
    return {"entries": found.entries, "head": found.head}
