"""The book that this process serves, and its plans laid out for reading.

A plan never changes, so what was laid out once is right until it is put away.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from django.conf import settings

from maillage.accounts.permissions import Actor, may
from maillage.actions.book import Book
from maillage.actions.partners.find import Directory
from maillage.actions.plan.read import Opened, open_plan
from maillage.actions.publication.in_force import check_content, in_force
from maillage.adapters.plans.store import find
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.records.models import Publication

_KEPT = 4
"""Plans that stay laid out at once."""
_published_once: set[tuple[Book, str]] = set()
_seen: ContextVar[dict[date, Publication | None] | None] = ContextVar("seen", default=None)


@lru_cache(maxsize=1)
def book() -> Book:
    """Return the book that the settings name."""
    return Book(settings.BOOK)


@dataclass(frozen=True)
class Shown:
    """A plan laid out for reading, and what it is: published and in force, or a draft that was not published."""

    directory: Directory
    publication: Publication | None

    @property
    def opened(self) -> Opened:
        """The plan and its book."""
        return self.directory.opened


def shown(actor: Actor, day: date | None = None) -> Shown:
    """Return what is in force on ``day``, today where none is given.

    Where nothing is, those who may read plans before they are published see the latest as a draft.

    Raises:
        MaillageError: if nothing is in force and the actor may not see drafts (``publication-none``), the book has no
            plan (``plan-none``), or the files of the plan are not those that were published (``publication-altered``).
    """
    publication = _in_force(day or datetime.now(UTC).date())
    if publication is not None:
        return Shown(_published(publication.plan, publication.number, publication.content), publication)
    if not may(actor, "plans.read"):
        raise MaillageError(Finding(Severity.ERROR, "publication-none"))
    return Shown(draft(), None)


@contextmanager
def one_look() -> Iterator[None]:
    """While one request is answered: what is in force on a day is looked up once, the first time it is asked."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def _in_force(day: date) -> Publication | None:
    seen = _seen.get()
    if seen is None:
        return in_force(book(), day)
    if day not in seen:
        seen[day] = in_force(book(), day)
    return seen[day]


def current(actor: Actor) -> Directory:
    """Return the plan of ``shown`` today."""
    return shown(actor).directory


def draft(plan: str = "") -> Directory:
    """Return a plan of the book by its name, the latest where it is empty, published or not.

    Raises:
        MaillageError: if there is none.
    """
    return _laid_out(find(book().plans, plan).name)


def was_published(plan: str) -> bool:
    """Whether a plan was published at some time: once it was, it always will have been."""
    key = book(), plan
    if key not in _published_once and Publication.objects.using(book().alias).filter(plan=plan).exists():
        _published_once.add(key)
    return key in _published_once


@lru_cache(maxsize=_KEPT)
def _published(plan: str, number: int, content: str) -> Directory:
    """Return a published plan; that its files are those of the publication is checked when it is first shown."""
    check_content(book(), plan, number, content)
    return _laid_out(plan)


@lru_cache(maxsize=_KEPT)
def _laid_out(plan: str) -> Directory:
    return Directory(open_plan(book(), plan))
