"""Many refusals in a short time raise one alarm; few, or slow ones, none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maillage.accounts.permissions import Actor, Denied, Held
from maillage.actions.alarms.list import list_alarms
from maillage.actions.alarms.refuse import MANY, ONCE, SHORT, refuse
from maillage.actions.alarms.see import see_alarm
from maillage.actions.book import Book
from maillage.actions.init.create import create
from maillage.actions.log.verify import verify
from tests.databases import database, postgres_template, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
CURIOUS = Actor(3, "Cur", "", (Held("field"),))
ADMINISTRATOR = Actor(9, "Adm", "", (Held("administrator"),))


@pytest.fixture
def book(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", database)
    made = create(tmp_path / "book")
    made.records()
    yield made
    made.records().close()


def test_the_twentieth_refusal_raises_an_alarm_and_the_next_ones_none(book: Book) -> None:
    token = replace(CURIOUS, only=frozenset({"partners.read"}))
    raised = [refuse(token if at % 4 == 0 else CURIOUS, book, NOW + timedelta(seconds=at)) for at in range(MANY + 30)]
    assert raised.index(True) == MANY - 1
    assert sum(raised) == 1
    (found,) = list_alarms(ADMINISTRATOR, book)
    assert (found.account, found.refusals, found.by_token) == (3, MANY, MANY // 4)
    assert verify(book).entries == 1
    later = NOW + ONCE + timedelta(minutes=1)
    assert sum(refuse(CURIOUS, book, later) for _ in range(MANY)) == 1


def test_slow_refusals_and_those_of_several_accounts_raise_none(book: Book) -> None:
    slow = SHORT / (MANY - 1) + timedelta(seconds=1)
    assert not any(refuse(CURIOUS, book, NOW + at * slow) for at in range(3 * MANY))
    for at in range(2 * (MANY - 1)):
        assert not refuse(Actor(4 + at % 2, "", "", ()), book, NOW)
    assert list_alarms(ADMINISTRATOR, book) == ()


def test_an_alarm_is_put_away_by_an_administrator_whom_it_is_not_about(book: Book) -> None:
    for actor in (CURIOUS, ADMINISTRATOR):
        for _ in range(MANY):
            refuse(actor, book, NOW)
    about = {one.account: one.number for one in list_alarms(ADMINISTRATOR, book)}
    for actor, account in ((CURIOUS, 3), (ADMINISTRATOR, 9), (ADMINISTRATOR, 77)):
        with pytest.raises(Denied):
            see_alarm(actor, book, about.get(account, 77))
    with pytest.raises(Denied):
        list_alarms(CURIOUS, book)
    see_alarm(ADMINISTRATOR, book, about[3])
    see_alarm(ADMINISTRATOR, book, about[3])
    assert [one.account for one in list_alarms(ADMINISTRATOR, book)] == [9]
    assert verify(book).entries == 3
