"""What is in force on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from maillage.actions.book import Book
from maillage.adapters.plans.store import content_digest
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.records.models import Publication

# Asked at every request: to put it together from the model each time takes longer than to answer it.
_IN_FORCE: Final = """
SELECT * FROM records_publication WHERE effective <= %s ORDER BY effective DESC, number DESC LIMIT 1
"""


def in_force(book: Book, day: date, *, known: datetime | None = None) -> Publication | None:
    """Return what is in force on ``day``; as it was known at an instant, where one is given. None where nothing is.

    Of the publications that are effective by then it is the one that came into force last; of several of one day the
    last one published, which corrects the others.
    """
    from maillage.records.models import Publication

    book.records()
    publications = Publication.objects.using(book.alias)
    if known is None:
        return next(iter(publications.raw(_IN_FORCE, [day])), None)
    return publications.filter(effective__lte=day, recorded__lte=known).order_by("-effective", "-number").first()


def check_content(book: Book, plan: str, number: int, content: str) -> None:
    """See that a plan's files are those that were published with a number and a digest.

    Raises:
        MaillageError: if they are not (``publication-altered``).
    """
    if content_digest(book.plans / plan) != content:
        raise MaillageError(Finding(Severity.ERROR, "publication-altered", {"number": number, "plan": plan}))
