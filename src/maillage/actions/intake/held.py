"""The quarantine as a worklist: which lines wait, why, and their cells."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.book import Book
from maillage.actions.intake.escape import restored
from maillage.actions.intake.origin import Origin, origin_of, why_of
from maillage.actions.intake.quarantine import TITLES, Cause, Refused, causes_of, finding_of
from maillage.adapters.files.raw import BAD
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_NAME: Final = re.compile(r"[0-9a-f]{64}")
_PAGE: Final = 20
_FIELDS: Final = 800
"""Cells that one page can be sent back with."""
_CELL: Final = 1 << 22
"""Characters of the longest cell: a line that could not be split stands whole in one."""


@dataclass(frozen=True)
class Quarantine:
    """The lines of one delivery that wait. ``origin`` is None where nobody kept it: then only the file can be had."""

    batch: str
    origin: Origin | None
    lines: int
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Held:
    """A line that waits: its number in the file as it came, its cells (one for each column), why it is refused."""

    line: int
    cells: tuple[str, ...]
    why: tuple[Finding, ...]

    @property
    def wrong(self) -> frozenset[str]:
        """The columns that are named by the reasons."""
        return frozenset(str(finding.facts.get("column") or "") for finding in self.why) - {""}


@dataclass(frozen=True)
class Worklist:
    """One page of the lines of a delivery that wait: those of one cause where ``cause`` (from 0) is given."""

    quarantine: Quarantine
    header: tuple[str, ...]
    lines: tuple[Held, ...]
    total: int
    page: int
    pages: int
    cause: int | None


def list_quarantines(actor: Actor, book: Book) -> tuple[Quarantine, ...]:
    """Return what waits in quarantine, the latest delivery first.

    Raises:
        Denied: if the actor may not read files.
    """
    reach(actor, "files.read")
    found = []
    for file in book.quarantine.glob("*.csv") if book.quarantine.is_dir() else ():
        with suppress(FileNotFoundError):
            if _NAME.fullmatch(file.stem):
                found.append((file.stat().st_mtime_ns, _quarantine(book, file.stem)))
    return tuple(one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].batch)))


def file_of(actor: Actor, book: Book, batch: str) -> Path:
    """Return the file of the lines of a delivery that wait.

    Raises:
        Denied: if the actor may not read files, or none waits.
    """
    reach(actor, "files.read")
    file = book.quarantine / f"{batch}.csv"
    if not _NAME.fullmatch(batch) or not file.is_file():
        raise Denied(batch)
    return file


def show_quarantine(actor: Actor, book: Book, batch: str, *, cause: int | None = None, page: int = 1) -> Worklist:
    """Return a page of the lines of a delivery that wait.

    Raises:
        Denied: if the actor may not read files, or none waits.
        MaillageError: if somebody gave the file another form (``quarantine-form``).
    """
    file_of(actor, book, batch)
    refused = read_refused(book, batch)
    quarantine = _quarantine(book, batch)
    why: dict[int, list[Finding]] = defaultdict(list)
    for row in refused.why.to_pylist():
        why[row["line"]].append(finding_of(refused, row))
    lines = sorted(refused.cells)
    if cause is not None and cause < len(quarantine.causes):
        example = quarantine.causes[cause].example
        same = (example.code, example.facts.get("column"))
        lines = [at for at in lines if any((one.code, one.facts.get("column")) == same for one in why[at])]
    most = max(1, min(_PAGE, _FIELDS // max(1, len(refused.header))))
    pages = max(1, -(-len(lines) // most))
    page = min(page, pages)
    shown = tuple(
        Held(line, _padded(refused.cells[line], len(refused.header)), tuple(why[line]))
        for line in lines[(page - 1) * most : page * most]
    )
    return Worklist(quarantine, refused.header, shown, len(lines), page, pages, cause)


def read_refused(book: Book, batch: str) -> Refused:
    """Return the lines of a delivery that wait, as they were refused.

    Raises:
        MaillageError: if somebody gave the file another form (``quarantine-form``).
    """
    origin = origin_of(book.quarantine, batch)
    name = origin.file if origin is not None else f"{batch}.csv"
    header, cells = _cells(book.quarantine / f"{batch}.csv")
    try:
        why = why_of(book.quarantine, batch)
    except FileNotFoundError:
        why = BAD.empty_table()
    return Refused(name, header, why, cells)


def _cells(file: Path) -> tuple[tuple[str, ...], Mapping[int, tuple[str, ...]]]:
    csv.field_size_limit(_CELL)
    own = {",".join(titles) for titles in TITLES.values()}
    found: dict[int, tuple[str, ...]] = {}
    with file.open(encoding="utf-8-sig", newline="") as source:
        rows = csv.reader(source)
        try:
            titles = next(rows, [])
            if ",".join(titles[:2]) not in own:
                raise ValueError
            for row in rows:
                found[int(row[0])] = tuple(restored(cell) for cell in row[2:])
        except (ValueError, IndexError, csv.Error):
            raise MaillageError(Finding(Severity.ERROR, "quarantine-form", {"file": file.name})) from None
    return tuple(restored(title) for title in titles[2:]), found


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *("" for _ in range(width - len(cells))))


def _quarantine(book: Book, batch: str) -> Quarantine:
    origin = origin_of(book.quarantine, batch)
    if origin is None:
        return Quarantine(batch, None, 0, ())
    why = why_of(book.quarantine, batch)
    causes = causes_of(Refused(origin.file, (), why, {}))
    return Quarantine(batch, origin, len(set(why["line"].to_pylist())), causes)
