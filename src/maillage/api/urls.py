"""The addresses of the API: its description, which anybody may read, and its operations."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from pydantic_core import to_json

from maillage.api.problems import problem
from maillage.api.site import SITE, described
from maillage.engine.kernel.reason import Finding, Severity

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


def _told(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view that tells a method which its address does not take as a problem, as all others are told."""

    @wraps(view)
    def answered(request: HttpRequest, **place: Any) -> HttpResponse:
        answer = view(request, **place)
        if answer.status_code != 405:
            return answer
        allowed = ", ".join(sorted(answer["Allow"].split(", ")))
        finding = Finding(Severity.ERROR, "api-method", {"method": request.method or "", "allowed": allowed})
        return problem(request, 405, (finding,), {"Allow": allowed})

    return answered


app_name = "api"
# Its own pages are left out: what they show loads scripts from elsewhere.
_OPERATIONS: Final = [
    URLPattern(pattern.pattern, _told(pattern.callback), name=pattern.name)
    for pattern in SITE.urls[0]
    if isinstance(pattern, URLPattern) and pattern.name not in ("openapi-json", "api-root")
]
urlpatterns = [path("openapi.json", document, name="openapi"), *_OPERATIONS, path("<path:rest>", missing)]
