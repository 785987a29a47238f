"""What is taken out to be kept elsewhere: a published organisation as a file, the head of the log."""

from __future__ import annotations

import json
from base64 import b64encode

from ninja import Body
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.log.anchor import anchor
from maillage.actions.publication.export import Form, export
from maillage.api.asked import Asked, Strict
from maillage.api.problems import language_of


class ExportMade(Strict):
    """As what file."""

    form: Form


class Exported(TypedDict):
    """A publication as a file: its name, media type and content in base64; ``partners``: how many it holds."""

    name: str
    type: str
    partners: int
    content: str


class LogAnchor(TypedDict):
    """The head of the log, signed: a JSON Web Signature in flattened form, to be kept elsewhere as it is."""

    payload: str
    protected: str
    signature: str


def exported(request: Asked, number: int, made: Body[ExportMade]) -> Exported:
    """Take a publication out as a file, as far as the account may see it; that it was is logged."""
    found = export(request.auth, shelf.book(), number, made.form, language_of(request))
    return {"name": found.name, "type": found.type, "partners": found.rows,
            "content": b64encode(found.content).decode()}  # fmt: skip


def anchored(request: Asked) -> LogAnchor:
    """Give the head of the log as it is now, signed by the book's key."""
    found: LogAnchor = json.loads(anchor(request.auth, shelf.book()))
    return found
