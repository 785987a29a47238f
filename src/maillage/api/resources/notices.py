"""What publications change for the account."""

from __future__ import annotations

from datetime import date

from ninja import Query
from typing_extensions import TypedDict

from maillage.actions import shelf
from maillage.actions.notices.list import Told, list_notices, read_notice, show_notice
from maillage.actions.notices.write import letter
from maillage.api.asked import Asked, Strict
from maillage.api.problems import language_of
from maillage.api.shapes import instant


class Passage(TypedDict):
    """What changes about one partner: a heading, and sentences that say what and why."""

    heading: str
    sentences: list[str]


class Notice(TypedDict):
    """What a publication changes for the account from a day on; ``read`` says when it was read first."""

    name: str
    publication: int
    effective: date
    recorded: str
    read: str | None
    subject: str
    summary: str
    passages: list[Passage]
    rest: str


class Notices(TypedDict):
    """The latest notices, the last one first."""

    notices: list[Notice]


class NoticesAsked(Strict):
    """Which notices."""

    unread: bool = False


def listed(request: Asked, asked: Query[NoticesAsked]) -> Notices:
    """List what publications change for the account."""
    found = list_notices(request.auth, shelf.book(), unread=asked.unread)
    return {"notices": [_notice(request, told) for told in found]}


def show(request: Asked, notice: str) -> Notice:
    """Show what one publication changes for the account, and why."""
    return _notice(request, show_notice(request.auth, shelf.book(), notice))


def read(request: Asked, notice: str) -> Notice:
    """Keep that the account has read a notice; the first time counts."""
    read_notice(request.auth, shelf.book(), notice)
    return show(request, notice)


def _notice(request: Asked, told: Told) -> Notice:
    glossary = shelf.draft(told.plan).opened.glossary
    written = letter(told.concern, told.publication, told.effective, language_of(request), glossary)
    passages: list[Passage] = [
        {"heading": passage.heading, "sentences": [*passage.sentences]} for passage in written.passages
    ]
    return {
        "name": told.name, "publication": told.publication, "effective": told.effective,
        "recorded": instant(told.recorded), "read": instant(told.read) if told.read else None,
        "subject": written.subject, "summary": written.summary, "passages": passages, "rest": written.rest,
    }  # fmt: skip
