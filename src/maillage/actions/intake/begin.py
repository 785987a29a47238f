"""Check a file, or take it in: at once where it is small, else by a job that can be watched."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Final, Literal

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book
from maillage.actions.intake.examine import examine
from maillage.actions.intake.inbox import Waiting, inbox_of
from maillage.actions.intake.load import load
from maillage.actions.jobs.ask import ask

SMALL: Final = 2 << 20
"""Bytes up to which a person waits for the answer."""
_NOTE: Final = "job.json"


def begin(
    actor: Actor, book: Book, waiting: Waiting, verb: Literal["check", "load"], mapping: str, *, batch: str = "",
    overlap: bool = False,
) -> bool:  # fmt: skip
    """Check a file that waits, or take it in; return whether that is done, and not by a job that was asked for.

    Raises:
        Denied: if the actor may not load files.
        MaillageError: as ``examine`` and ``load``, where it is done.
    """
    if waiting.size <= SMALL:
        if verb == "check":
            examine(actor, book, waiting, mapping)
        else:
            load(actor, book, waiting, mapping, batch=batch, overlap=overlap)
        return True
    arguments = {"delivery": waiting.delivery, "mapping": mapping, "batch": batch, "overlap": "yes" if overlap else ""}
    job = ask(actor, book, f"intake-{verb}", arguments)
    folder = inbox_of(book) / waiting.delivery
    (folder / f".{_NOTE}").write_text(json.dumps(job.number), encoding="ascii")
    (folder / f".{_NOTE}").replace(folder / _NOTE)
    return False


def job_of(book: Book, waiting: Waiting) -> int | None:
    """Return the number of the last job that was asked for this file; None where none was."""
    with suppress(FileNotFoundError):
        return int(json.loads((inbox_of(book) / waiting.delivery / _NOTE).read_text(encoding="ascii")))
    return None
