"""What a mapping makes of the first rows of a file: nothing is changed, and nothing waits for the whole file."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.intake.check import joined_files
from maillage.actions.intake.columns import require
from maillage.actions.intake.inbox import Waiting, by_name, place_of
from maillage.actions.intake.mappings import require_beside
from maillage.actions.intake.quarantine import finding_of, refused_of
from maillage.adapters.files.limits import DEFAULT_LIMITS
from maillage.adapters.files.raw import RawFile, read_raw
from maillage.engine.intake.apply import apply
from maillage.engine.intake.check import check_mapping
from maillage.engine.intake.mapping import IntakeMapping
from maillage.engine.intake.mapping import Source as Form
from maillage.engine.intake.read import read_mapping
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

ROWS: Final = 200
"""Rows that are looked at."""
_SHOWN: Final = 12
_LIMITS: Final = replace(DEFAULT_LIMITS, cpu=30, wall=40)
"""A person waits for a preview; the check of the whole file may take longer."""
_HEAD: Final = 1 << 20
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_PACKED: Final = (b"PK", b"\x1f\x8b", b"\xd0\xcf")


@dataclass(frozen=True)
class Line:
    """A line of the file: its number, the values that it gets (None where it is refused), and why it is refused."""

    line: int
    values: tuple[Any, ...] | None
    why: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Preview:
    """The first lines under the columns that the mapping fills.

    ``header`` are the columns of the file; ``findings`` what keeps the mapping from being used, or is worth knowing.
    """

    table: str = ""
    header: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    refused: int = 0
    read: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the mapping reads the file."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def preview(actor: Actor, book: Book, waiting: Waiting, text: str, name: str) -> Preview:
    """Return what a mapping, as written, makes of the first rows of a file that waits.

    What is wrong with the mapping or with the file is part of the answer, with its place.

    Raises:
        Denied: if the actor may not load files.
    """
    reach(actor, "files.load")
    try:
        with by_name(place_of(book, waiting).parent):
            loaded = read_mapping(text, name)
            notes = check_mapping(loaded.mapping, loaded.sources)
            if any(finding.severity is Severity.ERROR for finding in notes):
                raise MaillageError(*notes)
            require_beside(loaded.mapping, waiting.beside)
            return replace(_made(book, waiting, loaded.mapping), findings=notes)
    except MaillageError as error:
        return Preview(findings=error.findings)


def first_rows(book: Book, waiting: Waiting, form: Form) -> RawFile:
    """Return the first rows of a file that waits, read in a form.

    Raises:
        MaillageError: if it cannot be read so.
    """
    with by_name(place_of(book, waiting).parent), _head(place_of(book, waiting)) as file:
        return read_raw(file, form, limits=_LIMITS, first=ROWS)


def _made(book: Book, waiting: Waiting, rules: IntakeMapping) -> Preview:
    file = place_of(book, waiting)
    raw = first_rows(book, waiting, rules.source)
    joined = joined_files(file, rules)
    require(str(file), rules, raw.table, joined)
    applied = apply(rules, raw.table, joined, file=str(file))
    refused = refused_of(waiting.file, raw, applied.quarantined)
    why: dict[int, list[Finding]] = defaultdict(list)
    for row in refused.why.to_pylist():
        why[row["line"]].append(finding_of(refused, row))
    columns = tuple(name for name in applied.accepted.column_names if name in rules.columns or name == "sender")
    lines = [Line(number, tuple(values)) for number, values in _rows(applied.accepted, applied.lines, columns)]
    lines += [Line(number, None, tuple(found)) for number, found in why.items()]
    lines.sort(key=lambda line: line.line)
    header = tuple(raw.table.column_names[:-1])
    return Preview(rules.table, header, columns, tuple(lines[:_SHOWN]), len(why), applied.read + len(raw.bad))


def _rows(table: pa.Table, lines: pa.Array, columns: Sequence[str]) -> Iterator[tuple[int, list[Any]]]:
    shown: Mapping[str, list[Any]] = table.slice(0, _SHOWN).select([*columns]).to_pydict()
    for at, line in enumerate(lines.slice(0, _SHOWN).to_pylist()):
        yield line, [shown[name][at] for name in columns]


@contextmanager
def _head(file: Path) -> Iterator[Path]:
    """Give the beginning of a large text file under its own name, made once; a small or a packed one as it is."""
    with file.open("rb") as source:
        data = source.read(_HEAD)
        more = source.read(1)
    if not more or data.startswith(_PACKED):
        yield file
        return
    head = file.parent.parent / "head" / file.name
    if not head.is_file():
        draft = head.with_name(f".{secrets.token_hex(8)}")
        draft.parent.mkdir(exist_ok=True)
        draft.write_bytes(_whole_lines(data))
        draft.replace(head)
    yield head


def _whole_lines(data: bytes) -> bytes:
    if data.startswith(_UTF16):
        text = data.decode("utf-16", "ignore")
        return text[: text.rfind("\n") + 1].encode("utf-16")
    return data[: data.rfind(b"\n") + 1] or data
