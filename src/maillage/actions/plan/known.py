"""What was known at an earlier moment: which batches of records and which version of the ledger a question sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from maillage.actions.book import Book
from maillage.adapters.plans.store import headers
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.ledger.query import LedgerState


@dataclass(frozen=True)
class Known:
    """The last batch of the records (0: before the first) and the version of the ledger; None for the latest."""

    batch: int | None = None
    version: int | None = None


def known_at(book: Book, wanted: str) -> Known:
    """Return what the book knew at a moment, now where ``wanted`` is empty.

    A moment is a civil date (its end, UTC), an instant (``2026-10-01T12:30Z``; UTC where it names no zone), a batch of
    the records (its number) or of the ledger (its name or the beginning of it): what was known when it had come in; or
    a plan of the book: what it was made from.

    Raises:
        MaillageError: if nothing is called so (``known-missing``), several are (``known-ambiguous``), or the book no
            longer has what a plan was made from (``known-gone``).
    """
    if not wanted:
        return Known()
    if wanted.isdecimal():
        return _records_batch(book, int(wanted))
    instant = _instant(wanted)
    if instant is not None:
        return _until(book, instant)
    versions = _versions(book)
    batches = [state for state in versions if state.detail["batch"].startswith(wanted)]
    plans = [header for header in headers(book.plans) if header.name.startswith(wanted)]
    named = [*(state.detail["batch"] for state in batches), *(header.name for header in plans)]
    if len(named) > 1:
        raise MaillageError(Finding(Severity.ERROR, "known-ambiguous", {"name": wanted, "named": tuple(named)}))
    if plans:
        return _plan(book, plans[0], versions)
    if batches:
        known = datetime.fromisoformat(batches[0].detail["known"])
        # The ledger keeps milliseconds: a batch of records of the same one came in with it.
        before = known + timedelta(milliseconds=1) - timedelta(microseconds=1)
        return Known(book.records().last(until=before), int(batches[0].detail["version"]))
    raise MaillageError(Finding(Severity.ERROR, "known-missing", {"name": wanted}))


def _instant(wanted: str) -> datetime | None:
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        pass
    else:
        return datetime.combine(day, time.max, UTC)
    try:
        instant = datetime.fromisoformat(wanted)
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)


def _until(book: Book, instant: datetime) -> Known:
    versions = [state for state in _versions(book) if datetime.fromisoformat(state.detail["known"]) <= instant]
    version = int(versions[-1].detail["version"]) if versions else 0
    return Known(book.records().last(until=instant), version)


def _records_batch(book: Book, number: int) -> Known:
    store = book.records()
    store.digest_after(number)
    recorded = store.batches().filter(number=number).values_list("recorded", flat=True).first()
    return Known(number, _until(book, recorded).version if recorded is not None else 0)


def _plan(book: Book, header: PlanHeader, versions: list[LedgerState]) -> Known:
    store = book.records()
    number = store.last(state=header.records)
    if store.digest_after(number) != header.records:
        raise _gone(header)
    return Known(number, _same(header, versions))


def sales_of(book: Book, header: PlanHeader) -> int:
    """Return the version of the ledger that a plan was made from.

    Raises:
        MaillageError: if the book no longer has it (``known-gone``).
    """
    return _same(header, _versions(book))


def _same(header: PlanHeader, versions: list[LedgerState]) -> int:
    same = [int(state.detail["version"]) for state in versions if state.digest == header.ledger]
    if not same:
        raise _gone(header)
    return same[-1]


def _gone(header: PlanHeader) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, "known-gone", {"plan": header.name}))


def _versions(book: Book) -> list[LedgerState]:
    """Every version of the ledger, the first one first."""
    ledger = book.ledger()
    latest = int(ledger.state().detail["version"])
    return [ledger.state(version) for version in range(latest + 1)]
