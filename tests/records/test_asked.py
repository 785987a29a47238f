"""A question put together once answers as the model does, on both kinds of database."""

from __future__ import annotations

from datetime import date
from typing import Final

from maillage.actions.book import Book
from maillage.actions.plan.read import Opened
from maillage.records.asked import Asked
from maillage.records.models import Publication

_ALL: Final = Asked(Publication, "WHERE effective <= %s ORDER BY number")


def test_rows_are_those_of_the_model(served: Opened) -> None:
    """Dates, instants and numbers are Python's own, whatever the database keeps them as."""
    book: Book = served.book
    book.records()
    asked = _ALL.rows(book.alias, [date.max])
    kept = [*Publication.objects.using(book.alias).order_by("number")]
    assert kept
    assert [one.__dict__ | {"_state": 0} for one in asked] == [one.__dict__ | {"_state": 0} for one in kept]
    assert {one._state.db for one in asked} == {book.alias}
    assert not any(one._state.adding for one in asked)


def test_nothing_is_no_row(served: Opened) -> None:
    served.book.records()
    assert _ALL.rows(served.book.alias, [date(1900, 1, 1)]) == []
