"""The addresses of the API: its description, which anybody may read, and its operations."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import path
from pydantic_core import to_json

from maillage.api.problems import problem
from maillage.api.site import SITE, described

PREFIX: Final = "api/v1/"


@cache
def _document() -> bytes:
    return to_json(described())


def document(request: HttpRequest) -> HttpResponse:
    """Give the description."""
    del request
    return HttpResponse(_document(), content_type="application/json")


def missing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Say to a program that there is no such address."""
    del rest
    return problem(request, 404)


app_name = "api"
# Its own pages are left out: what they show loads scripts from elsewhere.
_OPERATIONS: Final = [
    pattern for pattern in SITE.urls[0] if getattr(pattern, "name", None) not in ("openapi-json", "api-root")
]
urlpatterns = [path("openapi.json", document, name="openapi"), *_OPERATIONS, path("<path:rest>", missing)]
