"""Check a file that waits, and keep what was found for who decides about it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.intake.check import Receipt, Tell, check, silent
from maillage.actions.intake.inbox import Waiting, bare, by_name, inbox_of, place_of
from maillage.actions.intake.mapping import find
from maillage.actions.intake.mappings import mapping_of, require_beside
from maillage.actions.intake.quarantine import Cause
from maillage.adapters.plans.codec import Reader, Writer

_FOLDER: Final = "checked"


def examine(actor: Actor, book: Book, waiting: Waiting, mapping: str, tell: Tell = silent) -> Receipt:
    """Return what taking in a file that waits, by a mapping of the book, would do; it is kept beside the file.

    Raises:
        Denied: if the actor may not load files.
        MaillageError: as ``check``; if the book has no such mapping (``upload-no-mapping``), or it looks into a file
            that did not come along (``upload-beside``). Nothing is kept then.
    """
    reach(actor, "files.load")
    _forget(book, waiting)
    receipt = checked_of(book, waiting, mapping, tell)
    draft = inbox_of(book) / waiting.delivery / f".{_FOLDER}"
    draft.mkdir()
    Writer(draft).write("receipt", _values(receipt))
    draft.rename(draft.with_name(_FOLDER))
    return receipt


def checked_of(book: Book, waiting: Waiting, mapping: str, tell: Tell = silent) -> Receipt:
    """Return what ``check`` says of a file that waits, its files told by their names.

    Raises:
        MaillageError: as ``examine``.
    """
    file = place_of(book, waiting)
    with by_name(file.parent), by_name(book.mappings):
        place = mapping_of(book, mapping)
        loaded, _ = find(book.mappings, str(place))
        require_beside(loaded.mapping, waiting.beside)
        return told(check(book, file, str(place), tell).receipt, file.parent)


def told(receipt: Receipt, folder: Path) -> Receipt:
    """Return a receipt in which files below ``folder`` are told by their names."""
    return replace(
        receipt, file=Path(receipt.file).name,
        causes=tuple(replace(cause, example=bare(cause.example, folder)) for cause in receipt.causes),
        overlaps=tuple(bare(finding, folder) for finding in receipt.overlaps),
        findings=tuple(bare(finding, folder) for finding in receipt.findings),
    )  # fmt: skip


def receipt_of(book: Book, waiting: Waiting) -> Receipt | None:
    """Return what was found when a file was last checked; None where it was not."""
    with suppress(FileNotFoundError):
        values: dict[str, Any] = Reader(inbox_of(book) / waiting.delivery / _FOLDER).read("receipt")
        causes = tuple(Cause(*cause) for cause in values["causes"])
        return Receipt(**values | {"causes": causes})
    return None


def _values(receipt: Receipt) -> dict[str, Any]:
    found = {item.name: getattr(receipt, item.name) for item in fields(Receipt)}
    causes = [(cause.lines, cause.first, cause.example) for cause in receipt.causes]
    return found | {"causes": causes}


def _forget(book: Book, waiting: Waiting) -> None:
    for name in (_FOLDER, f".{_FOLDER}"):
        shutil.rmtree(inbox_of(book) / waiting.delivery / name, ignore_errors=True)
