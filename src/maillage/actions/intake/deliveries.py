"""The files that were taken in, for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.intake.batches import Delivery, batches

_PAGE: Final = 30


@dataclass(frozen=True)
class Deliveries:
    """A page of the files that were taken in, those of the ledger before those of the records, the latest first."""

    lines: tuple[Delivery, ...]
    total: int
    page: int
    pages: int


def list_deliveries(actor: Actor, book: Book, page: int = 1) -> Deliveries:
    """Return a page of the files that were taken in.

    Raises:
        Denied: if the actor may not read files.
    """
    reach(actor, "files.read")
    found = batches(book)[::-1]
    pages = max(1, -(-len(found) // _PAGE))
    page = min(page, pages)
    return Deliveries(found[(page - 1) * _PAGE : page * _PAGE], len(found), page, pages)
