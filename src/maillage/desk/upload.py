"""Files that a browser sends: taken on one page, from nobody who may not load files."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from maillage.accounts.permissions import actor_of, may
from maillage.actions.intake.arrive import Arriving
from maillage.desk.factor import led

PAGE: Final = "drop"
"""The only page that takes files."""


class InboxHandler(Arriving):
    """Takes what a person sends who signed in, and who may."""

    def takes(self, request: HttpRequest) -> bool:
        """Whether the request is for the page that takes files, by somebody who may."""
        try:
            is_page = resolve(request.path_info).url_name == PAGE
        except Resolver404:
            return False
        if not (is_page and request.user.is_authenticated):
            return False
        actor = actor_of(request.user)
        return may(actor, "files.load") and not led(request, actor)
