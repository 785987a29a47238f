"""The book that this process serves, and its plans laid out for reading.

A plan never changes, so what was laid out once is right until it is put away.
"""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from maillage.actions.book import Book
from maillage.actions.partners.find import Directory
from maillage.actions.plan.read import open_plan
from maillage.adapters.plans.store import find

_KEPT = 4
"""Plans that stay laid out at once."""


@lru_cache(maxsize=1)
def book() -> Book:
    """Return the book that the settings name."""
    return Book(settings.BOOK)


def current() -> Directory:
    """Return the latest plan of the book.

    Raises:
        MaillageError: if the book has none (``plan-none``).
    """
    return _laid_out(find(book().plans).name)


@lru_cache(maxsize=_KEPT)
def _laid_out(plan: str) -> Directory:
    return Directory(open_plan(book(), plan))
