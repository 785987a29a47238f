"""Take a file into the book: the whole delivery, or nothing."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from maillage.actions.book import Book
from maillage.actions.intake.check import Checked, Receipt, check
from maillage.actions.intake.origin import Origin, remember
from maillage.actions.intake.quarantine import write
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


@dataclass(frozen=True)
class Accepted:
    """What was taken in. ``quarantine`` is the file of the refused lines, None without one.

    ``changed`` tells whether the book is another one now; ``state`` is the digest of the ledger or of the records.
    """

    receipt: Receipt
    changed: bool
    state: str
    quarantine: Path | None


def accept(book: Book, file: Path, mapping: str, *, overlap: bool = False) -> Accepted:
    """Post what ``check`` shows, in one transaction, and write the refused lines to the book's quarantine.

    The quarantine is written first and is the same however often: a death between the two loses nothing, and the
    next try ends where this one would have. A file that is in the book already changes nothing.

    Raises:
        MaillageError: as ``check``; or if earlier batches of the sender cover the same days and ``overlap`` is not
            given (``delivery-overlap``).
    """
    with one_at_a_time(book):
        return take(book, check(book, file, mapping), file, mapping, overlap=overlap)


def take(book: Book, checked: Checked, file: Path, mapping: str, *, overlap: bool = False) -> Accepted:
    """Post what was checked, inside ``one_at_a_time``.

    Raises:
        MaillageError: as ``accept``, but for those of ``check``.
    """
    receipt = checked.receipt
    require_room(receipt, overlap=overlap)
    if checked.refused.cells:
        remember(book.quarantine, receipt.batch, Origin(file.name, mapping, receipt.table), checked.refused.why)
    place = write(book.quarantine, receipt.batch, checked.refused, book.settings.language)
    state = post(book, checked, file.name)
    return Accepted(receipt, bool(receipt.fresh or receipt.replaced or receipt.ended), state, place)


def require_room(receipt: Receipt, *, overlap: bool) -> None:
    """Refuse a file whose sender's earlier files cover the same days, unless that is meant.

    Raises:
        MaillageError: ``delivery-overlap``, after the overlaps.
    """
    if receipt.overlaps and not overlap:
        raise MaillageError(*receipt.overlaps, Finding(Severity.ERROR, "delivery-overlap", {"file": receipt.file}))


def post(book: Book, checked: Checked, file: str) -> str:
    """Post what was checked to the ledger or the records; return the digest of its state after it."""
    if checked.records is not None:
        from maillage.records.store import RecordsBatch

        origin = RecordsBatch(file, quarantined=checked.receipt.quarantined)
        return str(book.records().post(checked.records, origin))
    ledger = book.ledger()
    return ledger.state().digest if checked.lines is None else ledger.post(checked.lines).digest


@contextmanager
def one_at_a_time(book: Book) -> Iterator[None]:
    """Let one file in at a time, so that what was checked is what is posted; a death lets the next one in."""
    with (book.folder / ".intake").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
