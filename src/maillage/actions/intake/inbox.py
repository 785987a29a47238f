"""Files that wait in a book's inbox until a person has said how they are read, and takes them in."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from maillage.accounts.permissions import Denied
from maillage.actions.book import Book
from maillage.engine.kernel.reason import Fact, Finding, MaillageError

FILES: Final = "files"
"""The folder of a delivery's files: nothing of ours stands beside what others named."""
_NOTE: Final = "upload.json"
_NAME: Final = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Waiting:
    """A file that waits: its name as sent (made harmless), bytes, SHA-256; who sent it (an account), and when (UTC).

    ``beside`` are the names of the files that came with it, for mappings that look into others.
    """

    delivery: str
    file: str
    size: int
    digest: str
    by: int
    received: datetime
    beside: tuple[str, ...] = ()


def inbox_of(book: Book) -> Path:
    """Return the folder in which files wait, made where there is none."""
    folder = book.folder / "inbox"
    folder.mkdir(exist_ok=True)
    return folder


def waiting_of(book: Book, delivery: str) -> Waiting:
    """Return a file that waits.

    Raises:
        Denied: if there is none of that name, or it has been taken in meanwhile.
    """
    if not _NAME.fullmatch(delivery):
        raise Denied(delivery)
    try:
        return _read(inbox_of(book) / delivery)
    except FileNotFoundError:
        raise Denied(delivery) from None


def list_waiting(book: Book) -> tuple[Waiting, ...]:
    """Return the files that wait, the latest first."""
    found = []
    for folder in inbox_of(book).iterdir():
        # Another person may discard it while we look.
        with suppress(FileNotFoundError, NotADirectoryError):
            if _NAME.fullmatch(folder.name):
                found.append(_read(folder))
    return tuple(sorted(found, key=lambda one: (one.received, one.delivery), reverse=True))


def place_of(book: Book, waiting: Waiting) -> Path:
    """Return where the file itself lies."""
    return inbox_of(book) / waiting.delivery / FILES / waiting.file


def note(folder: Path, waiting: Waiting) -> None:
    """Write down in a delivery's folder what it is."""
    text = json.dumps(asdict(waiting) | {"received": waiting.received.isoformat()}, ensure_ascii=False)
    (folder / _NOTE).write_text(text, encoding="utf-8")


def clear(book: Book, waiting: Waiting) -> None:
    """Take a file out of the inbox: at once, whatever becomes of the process."""
    folder = inbox_of(book) / waiting.delivery
    gone = folder.with_name(f".gone-{folder.name}")
    with suppress(FileNotFoundError):
        folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


@contextmanager
def by_name(folder: Path) -> Iterator[None]:
    """Have problems tell files by their names: where the book lies on the server is nobody's business."""
    try:
        yield
    except MaillageError as error:
        raise MaillageError(*(bare(finding, folder) for finding in error.findings)) from None


def bare(finding: Finding, folder: Path) -> Finding:
    """Return a finding in which files below ``folder`` are told by their names."""
    source = finding.source
    if source is not None:
        source = replace(source, file=_bare(source.file, folder))
    facts: dict[str, Fact] = {
        name: _bare(fact, folder) if isinstance(fact, str) else fact for name, fact in finding.facts.items()
    }
    return replace(finding, facts=facts, source=source)


def _bare(text: str, folder: Path) -> str:
    return Path(text).name if text.startswith(f"{folder}/") else text


def _read(folder: Path) -> Waiting:
    values = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
    received = datetime.fromisoformat(values.pop("received"))
    return Waiting(**values | {"received": received, "beside": tuple(values["beside"])})
