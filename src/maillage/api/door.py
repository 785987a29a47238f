"""What stands before every operation: whose token it is, whether it allows the act, how often one may fail."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, cast, get_args

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja.security import HttpBearer
from pydantic_core import to_json

from maillage.accounts.permissions import Actor, Denied, may
from maillage.actions import shelf
from maillage.actions.alarms.refuse import refuse
from maillage.actions.idempotency.once import Answer, once, once_apart
from maillage.actions.intake.arrive import Arriving, uploads_of
from maillage.actions.tokens.recognise import recognise
from maillage.api.asked import Asked
from maillage.api.problems import CONTENT, UNKEPT, of_error, refused
from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.reason import MaillageError

ANY: Final = "any"
"""An operation for every token, whatever it allows."""
KEY: Final = "Idempotency-Key"
_LONGEST_KEY: Final = 255
MOST_FAILURES: Final = 20
PAUSE: Final = 60
"""An address that shows so many tokens that are none has to wait so many seconds from the last of them on."""


@dataclass(frozen=True)
class Operation:
    """A request that the API answers: method, address, name, what it needs (an action or ``ANY``), who answers.

    ``apart``: what it does is kept in files too, under locks of its own, and in no transaction of the caller's.
    ``files``: it brings files, as a form does in its field ``file``.
    """

    method: str
    path: str
    name: str
    permission: str
    answer: Callable[..., Any]
    status: int = 200
    apart: bool = False
    files: bool = False


class FromPrograms(Arriving):
    """Takes what programs send: the door has let them in before the first byte is read."""

    def takes(self, request: HttpRequest) -> bool:
        """Whether the request has come through the door."""
        return isinstance(getattr(request, "auth", None), Actor)


class Bearer(HttpBearer):
    """Recognises who acts by the token of ``Authorization: Bearer``."""

    def __call__(self, request: HttpRequest) -> Actor:
        """Return who acts.

        Raises:
            Refused: if there is no token that holds (401), or this address showed too many that do not (429).
        """
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != self.openapi_scheme or not secret:
            raise refused(401, "api-token-none", headers={"WWW-Authenticate": "Bearer"})
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """Return who acts by a token.

        Those who fail are counted, those who do not pay nothing for it; nobody guesses 256 bits meanwhile.
        """
        actor = recognise(token)
        if actor is not None:
            return actor
        failures = f"maillage.api.failures.{request.META.get('REMOTE_ADDR', '')}"
        failed: int = cache.get(failures, 0)
        if failed >= MOST_FAILURES:
            raise refused(429, "api-failures", headers={"Retry-After": str(PAUSE)}, seconds=PAUSE)
        cache.set(failures, failed + 1, PAUSE)
        raise refused(401, "api-token", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})


def guarded(operation: Operation) -> Callable[..., HttpResponse]:
    """Return the view of an operation; what changes something is done once for each key that the caller gives."""
    signature = inspect.signature(operation.answer, eval_str=True)
    known = _asked_by(signature) if operation.method == "GET" else frozenset()

    @wraps(operation.answer)
    def view(request: Asked, **given: Any) -> HttpResponse:
        if operation.permission != ANY and not may(request.auth, operation.permission):
            refuse(request.auth, shelf.book())
            raise refused(403, "api-scope", action=operation.permission)
        # What is asked by a name that does not exist would be overlooked: another list than the one meant.
        for name in request.GET.keys() - known:
            raise refused(422, "api-name", name=name, allowed=", ".join(sorted(known)) or "–")
        try:
            with shelf.one_look():
                if operation.method == "GET":
                    return _response(operation.status, to_json(operation.answer(request, **given)))
                return _once(operation, request, given)
        except Denied:
            refuse(request.auth, shelf.book())
            raise refused(404, "api-missing") from None

    cast(Any, view).__signature__ = signature
    return view


def _asked_by(signature: inspect.Signature) -> frozenset[str]:
    """Return the names by which an operation can be asked in the address."""
    models = [get_args(given.annotation)[0] for given in signature.parameters.values() if get_args(given.annotation)]
    return frozenset(name for model in models for name in model.model_fields)


def _once(operation: Operation, request: Asked, given: dict[str, Any]) -> HttpResponse:
    key = request.headers.get(KEY, "")
    if not 0 < len(key) <= _LONGEST_KEY:
        raise refused(400, "api-key")

    content = _content(request) if operation.files else request.body.decode("utf-8", "replace")

    def act() -> Answer:
        try:
            return Answer(operation.status, to_json(operation.answer(request, **given)).decode())
        except MaillageError as error:
            return Answer(409, of_error(request, error).content.decode())

    asked = digest_of([request.method, request.get_full_path(), content])
    found = (once_apart if operation.apart else once)(request.auth, shelf.book(), key, asked, act)
    if found is None:
        raise refused(422, "api-key-reused")
    return _response(found.status, found.body.encode())


def _content(request: Asked) -> list[list[str]]:
    """Have the files of a request written to the inbox, and return what they are: names and digests.

    Raises:
        Refused: if they are not sent as a form sends them (400).
        MaillageError: if one was not kept (``upload-big``, ``upload-no-room``).
    """
    request.upload_handlers = [FromPrograms(request)]
    try:
        request.uploads = uploads_of(request, "file")
    except MultiPartParserError as error:
        raise refused(400, "api-malformed", reason=str(error)) from None
    return [[one.name, one.digest] for one in request.uploads]


def _response(status: int, body: bytes) -> HttpResponse:
    content = "application/json" if status < 400 else CONTENT
    return HttpResponse(body, status=status, content_type=content, headers=UNKEPT)
