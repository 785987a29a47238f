"""What is in force on a day."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from maillage.actions.book import Book
from maillage.adapters.plans.store import content_digest
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.records.asked import Asked
    from maillage.records.models import Publication


@cache
def _latest() -> Asked[Publication]:
    from maillage.records.asked import Asked
    from maillage.records.models import Publication

    return Asked(Publication, "WHERE effective <= %s ORDER BY effective DESC, number DESC LIMIT 1")


def in_force(book: Book, day: date, *, known: datetime | None = None) -> Publication | None:
    """Return what is in force on ``day``; as it was known at an instant, where one is given. None where nothing is.

    Of the publications that are effective by then it is the one that came into force last; of several of one day the
    last one published, which corrects the others.
    """
    book.records()
    if known is None:
        return next(iter(_latest().rows(book.alias, [day])), None)
    from maillage.records.models import Publication

    publications = Publication.objects.using(book.alias)
    return publications.filter(effective__lte=day, recorded__lte=known).order_by("-effective", "-number").first()


def check_content(book: Book, plan: str, number: int, content: str) -> None:
    """See that a plan's files are those that were published with a number and a digest.

    Raises:
        MaillageError: if they are not (``publication-altered``).
    """
    if content_digest(book.plans / plan) != content:
        raise MaillageError(Finding(Severity.ERROR, "publication-altered", {"number": number, "plan": plan}))
