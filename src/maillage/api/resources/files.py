"""Files: sent, checked by a mapping, taken in; what was taken in and what waits."""

from __future__ import annotations

from datetime import date

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.accounts.permissions import Denied, may
from maillage.actions import shelf
from maillage.actions.intake.batches import Delivery
from maillage.actions.intake.begin import begin, job_of
from maillage.actions.intake.check import Receipt
from maillage.actions.intake.deliveries import list_deliveries
from maillage.actions.intake.examine import receipt_of
from maillage.actions.intake.held import list_quarantines
from maillage.actions.intake.inbox import Waiting, list_waiting, waiting_of
from maillage.actions.intake.load import discard
from maillage.actions.intake.receive import receive
from maillage.actions.jobs.show import Shown, show_job
from maillage.api.asked import Asked, Strict, writer_of
from maillage.api.resources.jobs import Job, job_line
from maillage.api.resources.quarantine import CauseTold, Quarantined, cause_told, quarantined
from maillage.api.shapes import Told, Writer, instant


class FileWaiting(TypedDict):
    """A file that waits to be taken in: its name, bytes, SHA-256, who sent it; ``beside``: files that came with it."""

    delivery: str
    file: str
    size: int
    digest: str
    account: int
    received: str
    beside: list[str]


class FileTaken(TypedDict):
    """A file that was taken in; ``first`` and ``last`` are the days of its lines, None for records."""

    batch: str
    table: str
    file: str
    sender: str
    rows: int
    refused: int
    first: date | None
    last: date | None


class Files(TypedDict):
    """A page of the files taken in, the latest first; what waits for who may take it in; what waits in quarantine."""

    taken: list[FileTaken]
    total: int
    page: int
    pages: int
    waiting: list[FileWaiting]
    quarantines: list[Quarantined]


class FileReceipt(TypedDict):
    """What taking the file in would do. ``batch`` names it, and has to be given to take it in.

    ``read`` lines = those that became rows + ``quarantined`` + ``left_out``. Of the ``accepted`` rows ``fresh`` are
    new, ``replaced`` change a record, ``already`` are known, ``repeated`` stand before in the file, ``conflicts`` have
    the number of a line with other content; ``ended`` rows on record are not in the file. ``overlaps``: earlier files
    of the sender for the same days. ``totals``: by currency, of what was read, accepted and quarantined.
    """

    mapping: str
    table: str
    batch: str
    encoding: str
    read: int
    accepted: int
    quarantined: int
    left_out: int
    fresh: int
    replaced: int
    already: int
    repeated: int
    conflicts: int
    ended: int
    totals: dict[str, dict[str, str]]
    causes: list[CauseTold]
    overlaps: list[Told]
    findings: list[Told]


class FileChecked(TypedDict):
    """What was found when the file was checked last, None before; ``job`` is the last one asked for, if any was."""

    waiting: FileWaiting
    job: Job | None
    receipt: FileReceipt | None


class FileLoaded(TypedDict):
    """Whether the file is taken in; a large one is by the job, which can be looked after."""

    batch: str
    taken: bool
    job: Job | None


class FilesAsked(Strict):
    """Which page."""

    page: int = Field(1, ge=1, le=1_000_000)


class FileSent(Strict):
    """What is sent as the body itself."""

    name: str = Field("", max_length=255, description="What the file is called; absent for files sent as a form does.")


class CheckMade(Strict):
    """How the file is read."""

    mapping: str = Field(..., min_length=1, max_length=200, description="The name of a mapping of the book.")


class LoadMade(CheckMade):
    """What is taken in."""

    batch: str = Field(..., max_length=64, description="`batch` of the receipt that was read.")
    overlap: bool = Field(False, description="Whether it is meant to cover days of the sender's earlier files.")


def listed(request: Asked, asked: Query[FilesAsked]) -> Files:
    """List the files that were taken in, that wait, and whose lines wait in quarantine."""
    book, writer = shelf.book(), writer_of(request)
    found = list_deliveries(request.auth, book, page=asked.page)
    waiting = list_waiting(book) if may(request.auth, "files.load") else ()
    return {
        "taken": [_taken(one) for one in found.lines], "total": found.total, "page": found.page, "pages": found.pages,
        "waiting": [file_waiting(one) for one in waiting],
        "quarantines": [quarantined(one, writer) for one in list_quarantines(request.auth, book)],
    }  # fmt: skip


def sent(request: Asked, asked: Query[FileSent]) -> FileWaiting:
    """Send a file, and others that lie beside it, to wait until it is taken in."""
    del asked  # the door has named the file by it
    return file_waiting(receive(request.auth, shelf.book(), request.uploads))


def checked(request: Asked, delivery: str, made: Body[CheckMade]) -> FileChecked:
    """Check the whole file by a mapping of the book: at once, or by a job where it is large."""
    waiting = waiting_of(shelf.book(), delivery)
    request.deferred = not begin(request.auth, shelf.book(), waiting, "check", made.mapping)
    return findings(request, delivery)


def findings(request: Asked, delivery: str) -> FileChecked:
    """Show what taking the file in would do: lines, sums, causes with their remedies."""
    book, writer = shelf.book(), writer_of(request)
    waiting = waiting_of(book, delivery)
    job, receipt = _job(request, waiting), receipt_of(book, waiting)
    return {"waiting": file_waiting(waiting), "job": job_line(job, writer) if job else None,
            "receipt": _receipt(receipt, writer) if receipt else None}  # fmt: skip


def loaded(request: Asked, delivery: str, made: Body[LoadMade]) -> FileLoaded:
    """Take the file in, whole or not at all, as its receipt shows: at once, or by a job where it is large."""
    book = shelf.book()
    waiting = waiting_of(book, delivery)
    done = begin(request.auth, book, waiting, "load", made.mapping, batch=made.batch, overlap=made.overlap)
    request.deferred = not done
    job = None if done else _job(request, waiting)
    return {"batch": made.batch, "taken": done, "job": job_line(job, writer_of(request)) if job else None}


def discarded(request: Asked, delivery: str) -> FileWaiting:
    """Throw away a file that waits: nothing of it was taken in."""
    waiting = waiting_of(shelf.book(), delivery)
    discard(request.auth, shelf.book(), waiting)
    return file_waiting(waiting)


def file_waiting(one: Waiting) -> FileWaiting:
    """Write a file that waits."""
    return {"delivery": one.delivery, "file": one.file, "size": one.size, "digest": one.digest, "account": one.by,
            "received": instant(one.received), "beside": [*one.beside]}  # fmt: skip


def _job(request: Asked, waiting: Waiting) -> Shown | None:
    """Return the last job that was asked for this file, where the account may see it."""
    number = job_of(shelf.book(), waiting)
    try:
        return show_job(request.auth, shelf.book(), number) if number is not None else None
    except Denied:
        return None


def _taken(one: Delivery) -> FileTaken:
    return {"batch": one.batch, "table": one.table, "file": one.file, "sender": one.sender, "rows": one.rows,
            "refused": one.refused, "first": one.first, "last": one.last}  # fmt: skip


def _receipt(one: Receipt, writer: Writer) -> FileReceipt:
    return {
        "mapping": one.mapping, "table": one.table, "batch": one.batch, "encoding": one.encoding, "read": one.read,
        "accepted": one.accepted, "quarantined": one.quarantined, "left_out": one.left_out, "fresh": one.fresh,
        "replaced": one.replaced, "already": one.already, "repeated": one.repeated, "conflicts": one.conflicts,
        "ended": one.ended,
        "totals": {
            name: {unit: str(total) for unit, total in totals.items()} for name, totals in one.totals.items()
        },
        "causes": [cause_told(cause, writer) for cause in one.causes],
        "overlaps": [writer.told(finding) for finding in one.overlaps],
        "findings": [writer.told(finding) for finding in one.findings],
    }  # fmt: skip
