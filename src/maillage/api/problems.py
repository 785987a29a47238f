"""Problems as RFC 9457 has them: a status, a code, and what a person should know in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from pydantic_core import to_json
from typing_extensions import TypedDict

from maillage.api.shapes import Told, Writer
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.messages.format import Language
from maillage.messages.render import sentence

CONTENT: Final = "application/problem+json"
UNKEPT: Final = {"Cache-Control": "private, no-store"}
"""No cache keeps what is answered to a token."""
_KNOWN: Final = ("fr", "en")


class Problem(TypedDict):
    """What went wrong: ``type`` names the kind of problem, ``title`` says it, ``findings`` say what to do."""

    type: str
    title: str
    status: int
    findings: list[Told]


class Refused(Exception):
    """A request that is not answered as asked: becomes a problem with ``status``."""

    def __init__(self, status: int, *findings: Finding, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status)
        self.status, self.findings, self.headers = status, findings, headers or {}


_TITLES: Final = {400: "malformed", 401: "token", 403: "scope", 404: "missing", 405: "method", 409: "refused",
                  411: "malformed", 413: "size", 422: "input", 429: "failures", 500: "fault"}  # fmt: skip


def refused(status: int, code: str, *, headers: Mapping[str, str] | None = None, **facts: str | int) -> Refused:
    """Return a refusal for one reason."""
    return Refused(status, Finding(Severity.ERROR, code, facts), headers=headers)


def language_of(request: HttpRequest) -> Language:
    """Return the language that the request asks for."""
    found = translation.get_language_from_request(request)
    return cast(Language, found if found in _KNOWN else settings.LANGUAGE_CODE)


def problem(
    request: HttpRequest, status: int, findings: tuple[Finding, ...] = (), headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Return the answer to a request that cannot be fulfilled."""
    language = language_of(request)
    writer, kind = Writer(language), _TITLES[status]
    told: Problem = {
        "type": f"urn:maillage:problem:{kind}", "title": sentence(f"api-problem-{kind}", {}, language),
        "status": status, "findings": [writer.told(finding) for finding in findings],
    }  # fmt: skip
    more = {"Content-Language": language, **UNKEPT, **(headers or {})}
    return HttpResponse(to_json(told), status=status, content_type=CONTENT, headers=more)


def of_error(request: HttpRequest, error: MaillageError) -> HttpResponse:
    """Return the answer where an action refuses: nothing was changed."""
    return problem(request, 409, error.findings)
