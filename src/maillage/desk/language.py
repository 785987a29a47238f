"""The reader's language: the account's; before anybody signed in a cookie, then what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from maillage.messages.format import Language

COOKIE: Final = "language"
KNOWN: Final = ("fr", "en")


def language_of(request: HttpRequest) -> Language:
    """Return the language to speak to whoever asks."""
    user = getattr(request, "user", None)
    chosen = (
        getattr(user, "language", "")
        or request.COOKIES.get(COOKIE, "")
        or translation.get_language_from_request(request)
    )
    return cast(Language, chosen if chosen in KNOWN else settings.LANGUAGE_CODE)


class LanguageMiddleware:
    """Has everything that a request does speak its language, also Django's own forms and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before the rest."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's language, and say in which."""
        with translation.override(language_of(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response
