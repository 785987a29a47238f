"""Somebody is to be told something when it was logged, when its time has come, and not otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from maillage.actions.book import Book
from maillage.actions.webhooks.deliver import deliver
from maillage.actions.webhooks.due import is_due
from maillage.actions.webhooks.end import end_webhook
from maillage.actions.webhooks.subscribe import subscribe
from tests.actions.webhooks.test_deliver import (
    ADMINISTRATOR,
    EVERY,
    URL,
    Receiver,
    book,
    database,
    postgres_template,
    sqlite_template,
    walk,
)

__all__ = ["book", "database", "postgres_template", "sqlite_template"]


def test_what_was_logged_is_due_until_it_was_told_and_again_when_a_pause_is_over(book: Book) -> None:
    now = datetime.now(UTC)
    assert not is_due(book, now)
    number = subscribe(ADMINISTRATOR, book, URL, EVERY, near=True).number
    assert not is_due(book, now)
    walk(book)
    now = datetime.now(UTC)
    assert is_due(book, now)
    deliver(book, now, call=Receiver([500]), near=True)
    assert not is_due(book, now)
    assert is_due(book, now + timedelta(hours=1))
    end_webhook(ADMINISTRATOR, book, number)
    assert not is_due(book, now + timedelta(hours=1))
