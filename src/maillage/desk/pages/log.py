"""Who did what."""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.log.anchor import anchor
from maillage.actions.log.list import list_log
from maillage.actions.log.verify import verify
from maillage.actions.signing.key import list_keys
from maillage.desk.guard import attachment

_ANSWERS: Final = ("approved", "favour", "whole")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the latest entries, and that the chain holds."""
    entries = list_log(actor, shelf.book())
    shown = {"entries": entries, "verified": verify(shelf.book()), "people": names_of_accounts(),
             "keys": list_keys(shelf.book()), "answers": _ANSWERS, "short": _short}  # fmt: skip
    return render(request, "log.html", shown)


def anchored(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand out the head of the log, signed."""
    del request
    return attachment("log-anchor.jws.json", "application/jose+json", anchor(actor, shelf.book()))


def _short(value: str | int) -> str | int:
    """Cut a digest: who checks one does it by command, or by the API, where it is whole."""
    return f"{value[:12]}…" if isinstance(value, str) and _DIGEST.fullmatch(value) else value
