"""Lines that were refused: by cause for the screen, and whole in a file that a person corrects and sends again."""

from __future__ import annotations

import csv
import io
import json
import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, cast

import pyarrow as pa
import pyarrow.compute as pc

from maillage.actions.intake.escape import restored, safe
from maillage.adapters.files.raw import RawFile
from maillage.adapters.warehouse.log import sync
from maillage.engine.intake.mapping import Source as Form
from maillage.engine.intake.rows import mapped
from maillage.engine.kernel.reason import Fact, Facts, Finding, Severity, Source
from maillage.messages.format import Language
from maillage.messages.render import finding_sentence

LINE: Final = "#line"
TITLES: Final[Mapping[Language, tuple[str, str]]] = {
    "fr": ("maillage ligne", "maillage raisons"),
    "en": ("maillage line", "maillage reasons"),
}
"""The first two columns: plain letters that every encoding has, since the file is known again by them."""
_SHOWN: Final = 5


@dataclass(frozen=True)
class Cause:
    """Why lines are refused: how many, the first of them, and the finding of the very first."""

    lines: int
    first: tuple[int, ...]
    example: Finding


@dataclass(frozen=True)
class Refused:
    """Refused lines. ``why``: line, code, column, value, facts (JSON), one row a reason; ``cells`` by line."""

    file: str
    header: tuple[str, ...]
    why: pa.Table
    cells: Mapping[int, tuple[str, ...]]


def refused_of(file: str, raw: RawFile, quarantined: pa.Table) -> Refused:
    """Put together the lines that are no rows and those that the mapping could not read, with their cells."""
    why = pa.concat_tables([raw.bad, quarantined.select(raw.bad.schema.names).cast(raw.bad.schema)])
    why = why.sort_by([("line", "ascending"), ("column", "ascending"), ("code", "ascending")])
    wanted = pc.unique(quarantined["line"])
    rows = raw.table.filter(pc.is_in(raw.table[LINE], value_set=wanted))
    header = tuple(name for name in raw.table.column_names if name != LINE)
    values = zip(*(rows[name].to_pylist() for name in header), strict=True)
    cells = dict(zip(rows[LINE].to_pylist(), values, strict=True)) | {line: (text,) for line, text in raw.texts.items()}
    return Refused(file, header, why, cells)


def causes_of(refused: Refused) -> tuple[Cause, ...]:
    """Group reasons by code and column, the most frequent first."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in refused.why.to_pylist():
        groups[(row["code"], row["column"])].append(row)
    found = []
    for rows in groups.values():
        lines = sorted({row["line"] for row in rows})
        found.append(Cause(len(lines), tuple(lines[:_SHOWN]), finding_of(refused, rows[0])))
    return tuple(sorted(found, key=lambda cause: (-cause.lines, cause.example.code, cause.first)))


def write(folder: Path, batch: str, refused: Refused, language: Language) -> Path | None:
    """Write ``<batch>.csv``: line, reasons, then the cells as they were; whole or not at all. None without a line.

    A cell that a spreadsheet would run as a formula gets an apostrophe; a plain number, with its sign, does not. A
    corrected copy is read by the same mapping (``form_of``, ``settled``).
    """
    if not refused.cells:
        return None
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*TITLES[language], *(safe(name) for name in refused.header)])
    reasons: dict[int, list[str]] = defaultdict(list)
    sentences: dict[tuple[str, ...], str] = {}
    for row in refused.why.to_pylist():
        same = (row["code"], row["column"], row["value"], row["facts"])
        if same not in sentences:
            # A sentence takes longer than all else, and the same cell is often wrong on many lines.
            finding = finding_of(refused, row)
            told = finding_sentence(Finding(finding.severity, finding.code, finding.facts), language)
            sentences[same] = f"{row['column']}: {told}" if row["column"] else told
        reasons[row["line"]].append(sentences[same])
    for line, cells in sorted(refused.cells.items()):
        # A line that is no row stands in the first cell: whoever corrects it fills the others.
        rest = [""] * (len(refused.header) - len(cells))
        writer.writerow([line, safe(" | ".join(reasons[line])), *(safe(cell) for cell in cells), *rest])
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{batch}.csv"
    draft = folder / f".{batch}.{os.getpid()}"
    with draft.open("wb") as file:
        file.write(text.getvalue().encode("utf-8-sig"))
        file.flush()
        os.fsync(file.fileno())
    draft.rename(place)
    sync(folder)
    return place


def form_of(file: Path, form: Form) -> Form | None:
    """Return how a corrected quarantine file is to be read by a mapping for ``form``, None where it is none.

    It is known by the two columns that ``write`` puts first, in either language, whichever way a spreadsheet has saved
    it since: only the first bytes are looked at.
    """
    if not file.is_file():
        return None
    try:
        with file.open("rb") as start:
            first = start.read(200).removeprefix(b"\xef\xbb\xbf").decode("latin-1").replace('"', "")
    except OSError:  # who reads the whole file tells of it
        return None
    for titles in TITLES.values():
        for delimiter in ",;\t":
            if first.startswith(delimiter.join(titles)):
                own = {"format": "csv", "encoding": "detect", "delimiter": delimiter, "quote": '"', "header": 1}
                return form.model_copy(update={**own, "skip": 0})
    return None


def settled(raw: RawFile) -> RawFile:
    """Return a corrected quarantine file as the file that its lines came from: its cells, without the reasons."""
    own = {title for titles in TITLES.values() for title in titles}
    columns = {
        restored(name): column if name == LINE else mapped(column.combine_chunks(), restored)
        for name, column in zip(raw.table.column_names, raw.table.columns, strict=True)
        if name not in own
    }
    return replace(raw, table=pa.table(columns))


def finding_of(refused: Refused, row: Mapping[str, Any]) -> Finding:
    """Return a row of ``Refused.why`` as a finding."""
    facts = cast(Facts, {name: _fact(value) for name, value in json.loads(row["facts"] or "{}").items()})
    known: dict[str, Fact] = {"column": row["column"] or "", "value": row["value"] or ""}
    at = refused.header.index(row["column"]) + 1 if row["column"] in refused.header else 0
    place = Source(refused.file, row["line"], at, row["value"] or "")
    return Finding(Severity.ERROR, row["code"], known | dict(facts), source=place)


def _fact(value: Any) -> Fact:
    return tuple(_fact(item) for item in value) if isinstance(value, list) else cast(Fact, value)
