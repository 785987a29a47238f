"""Settle lines in quarantine: with other values, or by giving them up."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.intake.accept import one_at_a_time, post
from maillage.actions.intake.check import Checked, check
from maillage.actions.intake.escape import safe
from maillage.actions.intake.held import file_of, read_refused
from maillage.actions.intake.inbox import by_name
from maillage.actions.intake.mapping import find
from maillage.actions.intake.mappings import mapping_of, require_beside
from maillage.actions.intake.origin import Origin, beside_of, forget, origin_of, remember
from maillage.actions.intake.quarantine import TITLES, Refused, write
from maillage.actions.log.append import alone, append
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

Mended = Mapping[int, Mapping[int, str]]
"""Line of the file as it came → number of a column, from 0 → its new value; the others stay as they are."""


@dataclass(frozen=True)
class Settled:
    """What became of lines: taken in (new, or changing a record), in the book already, still refused, given up.

    ``left`` wait in the quarantine, the refused among them.
    """

    taken: int
    already: int
    refused: int
    dropped: int
    left: int


def settle(actor: Actor, book: Book, batch: str, mended: Mended, dropped: Collection[int] = ()) -> Settled:
    """Take in lines of a quarantine with other values, by the mapping that refused them, and give up others.

    What is still refused stays with its new values and reasons. A death leaves lines in the quarantine that the book
    holds already: settled again, they change nothing.

    Raises:
        Denied: if the actor may not settle lines, or none waits.
        MaillageError: if a line is not there any more (``quarantine-gone``), nobody kept by which mapping the file was
            read (``quarantine-origin``), or as ``check``.
    """
    reach(actor, "quarantine.settle")
    with one_at_a_time(book), tempfile.TemporaryDirectory(prefix="maillage-") as folder, by_name(Path(folder)):
        file_of(actor, book, batch)
        held, origin = read_refused(book, batch), origin_of(book.quarantine, batch)
        if origin is None:
            raise _refused("quarantine-origin", {"batch": batch[:12]})
        gone = sorted({*mended, *dropped} - {*held.cells})
        if gone:
            raise _refused("quarantine-gone", {"count": len(gone), "first": gone[0]})
        checked, still = _checked(book, batch, origin, held, mended, Path(folder))
        receipt = checked.receipt if checked is not None else None
        taken = receipt.fresh + receipt.replaced if receipt is not None else 0
        with alone(book) as alias:
            facts: dict[str, str | int] = {
                "batch": batch,
                "mended": len(mended),
                "taken": taken,
                "dropped": len(dropped),
            }
            append(alias, actor.account, "settle", facts)
            if checked is not None:
                post(book, checked, origin.file)
        left = _rest(held, still, {*mended, *dropped})
        _keep(book, batch, origin, left)
    already = receipt.already if receipt is not None else 0
    return Settled(taken, already, len(still.cells), len(dropped), len(left.cells))


def _with(held: Refused, mended: Mended) -> dict[int, tuple[str, ...]]:
    """Return the cells of the mended lines, in the order of the header."""
    found = {}
    for line, values in sorted(mended.items()):
        cells = (*held.cells[line], *[""] * len(held.header))[: len(held.header)]
        found[line] = tuple(values.get(at, cell) for at, cell in enumerate(cells))
    return found


def _checked(
    book: Book, batch: str, origin: Origin, held: Refused, mended: Mended, folder: Path
) -> tuple[Checked | None, Refused]:
    """Check mended lines as a corrected quarantine file; return what is still refused under the lines' own numbers."""
    if not mended:
        return None, Refused(origin.file, held.header, held.why.slice(0, 0), {})
    beside = beside_of(book.quarantine, batch)
    for file in beside:
        shutil.copyfile(file, folder / file.name)
    place = folder / origin.file
    numbers = _write(place, held.header, _with(held, mended), book)
    mapping = mapping_of(book, origin.mapping)
    loaded, _ = find(book.mappings, str(mapping))
    require_beside(loaded.mapping, tuple(file.name for file in beside))
    checked = check(book, place, str(mapping))
    refused = checked.refused
    lines = pa.array([numbers[line] for line in refused.why["line"].to_pylist()], pa.int64())
    why = refused.why.set_column(0, "line", lines)
    return checked, Refused(origin.file, held.header, why, {numbers[line]: row for line, row in refused.cells.items()})


def _write(place: Path, header: tuple[str, ...], cells: Mapping[int, tuple[str, ...]], book: Book) -> dict[int, int]:
    """Write lines as the quarantine does; return the line on which each stands → its own number."""
    pieces = [_row([*TITLES[book.settings.language], *(safe(name) for name in header)])]
    numbers, at = {}, 1 + _lines(pieces[0])
    for line, row in cells.items():
        pieces.append(_row([line, "", *(safe(cell) for cell in row)]))
        numbers[at] = line
        at += _lines(pieces[-1])
    place.write_bytes("".join(pieces).encode())
    return numbers


def _row(cells: Sequence[object]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _lines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _rest(held: Refused, still: Refused, settled: Collection[int]) -> Refused:
    """Return what goes on waiting: the lines that nobody touched, and those that are refused again."""
    cells = {line: row for line, row in held.cells.items() if line not in settled} | dict(still.cells)
    touched = pa.array(sorted(settled), pa.int64())
    why = held.why.filter(pc.invert(pc.is_in(held.why["line"], value_set=touched)))
    if still.cells:
        why = pa.concat_tables([why, still.why.cast(why.schema)]).sort_by("line")
    return Refused(held.file, held.header, why, cells)


def _keep(book: Book, batch: str, origin: Origin, left: Refused) -> None:
    if left.cells:
        remember(book.quarantine, batch, origin, left.why, anew=True)
        write(book.quarantine, batch, left, book.settings.language)
        return
    (book.quarantine / f"{batch}.csv").unlink(missing_ok=True)
    forget(book.quarantine, batch)


def _refused(code: str, facts: dict[str, str | int]) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, dict(facts)))
