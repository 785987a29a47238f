"""What is taken out to be kept elsewhere: a published organisation as a file, the head of the log."""

from __future__ import annotations

import json
from typing import Final, Literal

from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.log.anchor import anchor
from maillage.actions.publication.export import ENDINGS, TYPES, Export, export
from maillage.api.asked import Asked
from maillage.api.problems import language_of

KINDS: Final = tuple(TYPES.values())
_FORMS: Final = {ending: form for form, ending in ENDINGS.items()}


class LogAnchor(TypedDict):
    """The head of the log, signed: a JSON Web Signature in flattened form, to be kept elsewhere as it is."""

    payload: str
    protected: str
    signature: str


def exported(request: Asked, number: int, ending: Literal["xlsx", "csv", "json", "jws.json"]) -> Export:
    """Take a publication out as a file, as far as the account may see it; that it was is logged."""
    return export(request.auth, shelf.book(), number, _FORMS[ending], language_of(request))


def anchored(request: Asked) -> LogAnchor:
    """Give the head of the log as it is now, signed by the book's key."""
    found: LogAnchor = json.loads(anchor(request.auth, shelf.book()))
    return found
