"""The deliveries that a book holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maillage.actions.book import Book


@dataclass(frozen=True)
class Delivery:
    """A file that was taken in. ``first`` and ``last`` are the days of its lines, None for records."""

    batch: str
    table: str
    file: str
    sender: str
    rows: int
    refused: int
    first: date | None = None
    last: date | None = None


def batches(book: Book) -> tuple[Delivery, ...]:
    """Return all deliveries: those of the records by number, then those of the ledger, each the first one first."""
    records = [
        Delivery(str(item.number), item.table, item.file, item.sender, item.new + item.replaced, item.quarantined)
        for item in book.records().batches()
    ]
    lines = [
        Delivery(
            item.batch.batch, "sell_through", item.batch.file, item.batch.sender, item.posted,
            item.batch.counts.get("quarantined", 0), item.batch.period.start, item.batch.period.last_day,
        )
        for item in book.ledger().batches()
    ]  # fmt: skip
    return (*records, *lines)
