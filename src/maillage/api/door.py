"""What stands before every operation: whose token it is, whether it allows the act, how often one may fail."""

from __future__ import annotations

import hashlib
import inspect
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any, Final, Protocol, cast, get_args, get_origin

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from ninja.params.models import Query as QueryParam
from ninja.security import HttpBearer
from pydantic_core import to_json

from maillage.accounts.permissions import Actor, Denied, may
from maillage.actions import shelf
from maillage.actions.alarms.refuse import refuse
from maillage.actions.idempotency.once import Answer, once, once_apart
from maillage.actions.intake.arrive import Arriving, upload_of_body, uploads_of
from maillage.actions.intake.receive import Upload
from maillage.actions.tokens.recognise import recognise
from maillage.api.asked import Asked
from maillage.api.problems import CONTENT, UNKEPT, Refused, of_error, refused
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
    ``files``: it brings files, as a form does in its field ``file``, or one as the body itself.
    ``deferring``: a job does it where it takes long, and the answer is 202 then.
    ``hands``: it answers with a file to keep, of one of these media types.
    """

    method: str
    path: str
    name: str
    permission: str
    answer: Callable[..., Any]
    status: int = 200
    apart: bool = False
    files: bool = False
    deferring: bool = False
    hands: tuple[str, ...] = ()


class Handed(Protocol):
    """A file to be handed out."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def type(self) -> str:
        """Its media type."""

    @property
    def content(self) -> bytes:
        """Its bytes."""


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
    known = _asked_by(signature)

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
                if operation.hands:
                    return handed(request, operation.answer(request, **given))
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
    shapes = [given.annotation for given in signature.parameters.values() if get_origin(given.annotation) is Annotated]
    return frozenset(
        name for model, kind in map(get_args, shapes) if isinstance(kind, QueryParam) for name in model.model_fields
    )


def _once(operation: Operation, request: Asked, given: dict[str, Any]) -> HttpResponse:
    key = request.headers.get(KEY, "")
    if not 0 < len(key) <= _LONGEST_KEY:
        raise refused(400, "api-key")
    request.deferred = False

    def act() -> Answer:
        try:
            body = to_json(operation.answer(request, **given)).decode()
            return Answer(202 if request.deferred else operation.status, body)
        except MaillageError as error:
            return Answer(409, of_error(request, error).content.decode())

    with _content(request) if operation.files else nullcontext(request.body.decode("utf-8", "replace")) as content:
        asked = digest_of([request.method, request.get_full_path(), content])
        found = (once_apart if operation.apart else once)(request.auth, shelf.book(), key, asked, act)
    if found is None:
        raise refused(422, "api-key-reused")
    return _response(found.status, found.body.encode())


@contextmanager
def _content(request: Asked) -> Iterator[list[list[str]]]:
    """Have the files of a request written to the inbox; yields what they are: names and digests.

    Raises:
        Refused: if they are not sent as a form sends them (400), the body does not say how long it is (411), it has no
            name or a form has one too (422), or it is more than is taken (413).
        MaillageError: if one was not kept for another reason (``upload-no-room``, ``upload-cut``).
    """
    with ExitStack() as kept:
        try:
            request.uploads = _uploads(request, kept)
        except MultiPartParserError as error:
            raise refused(400, "api-malformed", reason=str(error)) from None
        except MaillageError as error:
            if error.findings[0].code == "upload-big":
                raise Refused(413, *error.findings) from None
            raise
        yield [[one.name, one.digest] for one in request.uploads]


def _uploads(request: Asked, kept: ExitStack) -> tuple[Upload, ...]:
    name, handler = request.GET.get("name", ""), FromPrograms(request)
    if request.content_type == "multipart/form-data":
        if name:
            raise refused(422, "api-file-named")
        request.upload_handlers = [handler]
        return uploads_of(request, "file")
    if request.content_type == "application/json":
        return ()
    if not name:
        raise refused(422, "api-file-unnamed")
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        raise refused(411, "api-file-length")
    return (kept.enter_context(upload_of_body(request, handler, name, int(length))),)


def _response(status: int, body: bytes) -> HttpResponse:
    content = "application/json" if status < 400 else CONTENT
    return HttpResponse(body, status=status, content_type=content, headers=UNKEPT)


def handed(request: HttpRequest, file: Handed) -> HttpResponse:
    """Return a file to be kept, never shown, with the digest of its content; 304 for who names that digest."""
    digest = hashlib.sha256(file.content)
    found = HttpResponse(file.content, content_type=file.type, headers=UNKEPT)
    found.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    found.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    found.headers["Content-Digest"] = f"sha-256=:{b64encode(digest.digest()).decode()}:"
    found.headers["ETag"] = quote_etag(digest.hexdigest())
    answer = get_conditional_response(request, etag=found.headers["ETag"], response=found)
    assert answer is not None, "it was given one"
    return answer
