"""What is common to the requests of all operations: who asks, of which day, for which page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, Protocol, TypeVar

from django.core import signing
from django.http import HttpRequest
from ninja import Field, Schema
from pydantic import ConfigDict

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.intake.receive import Upload
from maillage.actions.plan.read import Opened
from maillage.api.problems import language_of, refused
from maillage.api.shapes import Writer

MOST: Final = 200
"""Lines of a page at most."""
_SALT: Final = "maillage.api.cursor"


class Numbered(Protocol):
    """What a list holds that goes on below a number."""

    @property
    def number(self) -> int:
        """Its own, greater than that of whatever was made before it."""


Row = TypeVar("Row", bound=Numbered)


class Asked(HttpRequest):
    """A request whose token was recognised; ``uploads`` are the files of one that brings some.

    Who answers says in ``deferred`` that what is asked is done by a job: the answer is 202 then.
    """

    auth: Actor
    uploads: tuple[Upload, ...]
    deferred: bool


class Strict(Schema):
    """What is given by a name that does not exist is refused, not overlooked."""

    model_config = ConfigDict(extra="forbid")


class OnDay(Strict):
    """Of which day."""

    on: date | None = Field(None, description="The day whose organisation in force is asked for; today if absent.")


class Paged(Strict):
    """Which page."""

    limit: int = Field(80, ge=1, le=MOST, description="Lines of a page at most.")
    cursor: str = Field("", max_length=2000, description="`next` of the page before; absent for the first page.")


class OnDayPaged(Paged, OnDay):
    """Of which day, and which page."""


def shown_to(request: Asked, on: date | None) -> shelf.Shown:
    """Return what is in force on a day."""
    return shelf.shown(request.auth, on)


def writer_of(request: Asked, opened: Opened | None = None) -> Writer:
    """Return what writes names and sentences in the language asked for, with the titles of a plan."""
    language = language_of(request)
    return Writer(language, opened.glossary) if opened is not None else Writer(language)


def cursor_of(request: Asked, place: Any) -> str:
    """Return the text that continues a list after ``place``: signed, and good for the account and the list alone."""
    return signing.dumps([request.auth.account, request.path, place], salt=_SALT)


def place_of(request: Asked, cursor: str) -> Any:
    """Return the place that a cursor continues after; None for the first page.

    Raises:
        Refused: if it is not one that this list gave this account (``api-cursor``).
    """
    if not cursor:
        return None
    try:
        account, path, place = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature:
        raise refused(422, "api-cursor") from None
    if (account, path) != (request.auth.account, request.path):
        raise refused(422, "api-cursor")
    return place


def page_below(request: Asked, asked: Paged, before: int | None, rows: Iterable[Row]) -> tuple[list[Row], str | None]:
    """Return the page of ``rows``, the last number first, that stands below ``before``, and the cursor of the next."""
    left = [one for one in rows if before is None or one.number < before]
    page = left[: asked.limit]
    return page, cursor_of(request, page[-1].number) if len(left) > len(page) else None
