"""The API as Django's addresses, and its description as OpenAPI."""

from __future__ import annotations

import inspect
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from maillage.api.door import KEY, Bearer, guarded
from maillage.api.door import Operation as Declared
from maillage.api.operations import OPERATIONS
from maillage.api.problems import CONTENT, Problem, Refused, of_error, problem
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

REFUSALS: Final = (401, 403, 404, 409, 422, 429)
_DESCRIPTION: Final = """The desk for programs: each operation is the action behind a page, as far as the token allows.

Show a token as `Authorization: Bearer maillage_…`. What changes something needs an `Idempotency-Key`: the same key with
the same request gives the same answer, and nothing is done twice. Problems are `application/problem+json` (RFC 9457)
with sentences in the language of `Accept-Language`, French or English."""
_ONCE: Final = {
    "in": "header", "name": KEY, "required": True, "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    "description": "Chosen by the caller, a new one for each act: a UUID.",
}  # fmt: skip

_BYTES: Final = {"schema": {"type": "string", "format": "binary"}}
_FILES: Final = {
    "required": True,
    "content": {
        "multipart/form-data": {"schema": {
            "type": "object", "required": ["file"],
            "description": "The file to take in, then those that lie beside it.",
            "properties": {"file": {"type": "array", "minItems": 1, "items": {"type": "string", "format": "binary"}}},
        }},
        "application/octet-stream": _BYTES, "text/csv": _BYTES,
    },
}  # fmt: skip
_HEADERS: Final = {
    "Content-Disposition": {"schema": {"type": "string"}, "description": "What the file is called."},
    "Content-Digest": {"schema": {"type": "string"}, "description": "Its SHA-256, as RFC 9530 has it."},
    "ETag": {"schema": {"type": "string"},
             "description": "The same: give it back as `If-None-Match`, and 304 says that the file is still this one."},
}  # fmt: skip


def _site() -> NinjaAPI:
    site = NinjaAPI(title="Maillage", version="1", description=_DESCRIPTION, docs_url=None, urls_namespace="api",
                    auth=Bearer())  # fmt: skip
    for operation in OPERATIONS:
        _add(site, operation)
    for kind, answer in _HANDLERS.items():
        site.add_exception_handler(kind, answer)
    return site


def _add(site: NinjaAPI, operation: Declared) -> None:
    shape = inspect.signature(operation.answer, eval_str=True).return_annotation
    extra: dict[str, Any] = {"x-permission": operation.permission}
    refusals: tuple[int, ...] = REFUSALS
    if operation.method != "GET":
        extra["parameters"] = [_ONCE]
        refusals = (400, *REFUSALS, 413)
    if operation.files:
        extra["requestBody"] = _FILES
        refusals = (*refusals, 411)
    good: dict[int, Any] = {operation.status: shape, **({202: shape} if operation.deferring else {})}
    if operation.hands:
        good = {operation.status: None}
        kinds = dict.fromkeys(operation.hands, _BYTES)
        extra["responses"] = {operation.status: {"content": kinds, "headers": _HEADERS}}
    site.api_operation(
        [operation.method], operation.path, url_name=operation.name, operation_id=operation.name,
        summary=(operation.answer.__doc__ or "").strip().partition("\n")[0],
        description=f"Needs `{operation.permission}`.", tags=[operation.path.split("/")[1]],
        response={**good, **dict.fromkeys(refusals, Problem)}, openapi_extra=extra,
    )(guarded(operation))  # fmt: skip


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(request, error.status, error.findings, error.headers)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say of each value that cannot be used where it stands and what is wrong with it."""
    findings = tuple(
        Finding(
            Severity.ERROR, "api-input", {"place": ".".join(str(part) for part in one["loc"]), "reason": one["msg"]}
        )
        for one in error.errors
    )
    return problem(request, 422, findings)


def _malformed(request: HttpRequest, error: HttpError | SuspiciousOperation) -> HttpResponse:
    """Say why a request cannot be read; Django suspects what is larger, or has more parts, than it takes."""
    status = error.status_code if isinstance(error, HttpError) else 400
    return problem(request, status, (Finding(Severity.ERROR, "api-malformed", {"reason": str(error)}),))


def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """Say how much is taken at once; files have an address of their own."""
    del error
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return problem(request, 413, (Finding(Severity.ERROR, "api-large", {"most": most}),))


def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    del error
    return problem(request, 404)


# Django Ninja types a handler as if it got the class of what was raised.
_HANDLERS: Final[dict[type[Exception], Any]] = {
    Refused: _refused, MaillageError: of_error, ValidationError: _invalid, HttpError: _malformed,
    RequestDataTooBig: _too_large, SuspiciousOperation: _malformed, Http404: _missing,
}  # fmt: skip
SITE: Final = _site()


def described() -> dict[str, Any]:
    """Return the description of the API (OpenAPI 3.1); problems have a media type of their own."""
    found: dict[str, Any] = SITE.get_openapi_schema(path_prefix="/api/v1")
    for operations in found["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    answer["content"] = {CONTENT: answer["content"]["application/json"]}
    return found
