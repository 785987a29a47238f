"""XLSX: from a checked archive to a table of text with the row of the sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice, pairwise
from typing import Any, Final

import defusedxml
import openpyxl
import pyarrow as pa
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml import DEFUSEDXML

from maillage.adapters.files import archive
from maillage.adapters.files.delimited import LINE
from maillage.adapters.files.fault import BadLine, Fault, shown
from maillage.adapters.files.header import named
from maillage.adapters.files.limits import Limits

_DIGITS: Final = Decimal(10) ** 15
_LAST_ROW: Final = 1 << 20
"""No spreadsheet has more rows."""
Cells = list[tuple[str, str]]
"""Text of each cell, and what kind it is (openpyxl's letter)."""


def read(data: bytes, source: dict[str, Any], limits: Limits, first: int = 0) -> tuple[pa.Table, list[BadLine]]:
    """Return all cells (of the ``first`` rows) as text, named as in the header, with ``#line``; and rows with errors.

    Dates are written in ISO form (with the time only where there is one), numbers as the shortest decimal that is
    the stored one, with the decimal mark of the mapping's ``numbers``; formulas are never evaluated. Rows without any
    cell are no rows.

    Raises:
        Fault: if the file is no table of values in an XLSX file, or beyond a limit.
    """
    archive.check(data, limits)
    if not (DEFUSEDXML and defusedxml):  # pragma: no cover - a broken installation
        raise RuntimeError("openpyxl reads without defusedxml")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = _sheet(book, source["sheet"])
        rows = list(islice(_rows(sheet, source["numbers"]["decimal"], limits), first or None))
    except Fault:
        raise
    except MemoryError:
        raise
    except Exception as error:  # openpyxl fails in any way on a crafted file; the reason is the same
        raise Fault("files-workbook-broken", value=type(error).__name__) from None
    return _table(rows, source, limits)


def _sheet(book: Any, wanted: str) -> Any:
    """Return the sheet by name, else the first one that a person sees; a hidden one only where it is named."""
    names = [sheet.title for sheet in book.worksheets]
    if wanted and wanted not in names:
        raise Fault("files-sheet", value=wanted, facts={"sheet": wanted, "known": names})
    if wanted:
        return book[wanted]
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not seen:
        raise Fault("files-empty")
    return seen[0]


def _rows(sheet: Any, mark: str, limits: Limits) -> Iterator[tuple[int, Cells]]:
    """Every row that holds a value, with its number: openpyxl's own rows leave out what stands in a wrong order."""
    cells = last = 0
    for at, found in _parsed(sheet):
        places = [cell["column"] for cell in found]
        in_order = all(left < right for left, right in pairwise(places))
        if not last < at <= _LAST_ROW or not in_order or any(cell["row"] != at for cell in found):
            raise Fault("files-workbook-order", at)
        last = at
        if at > limits.rows:
            raise Fault("files-rows", facts={"most": limits.rows})
        made = {cell["column"]: (_text(cell["value"], mark), _kind(cell)) for cell in found}
        width = max((column for column, (text, _) in made.items() if text), default=0)
        cells += max(width, len(found))
        if cells > limits.cells:
            raise Fault("files-cells", facts={"most": limits.cells})
        if width > limits.columns:
            raise Fault("files-columns", at, limits.columns + 1, "", {"columns": width, "most": limits.columns})
        for column, (text, _) in made.items():
            if len(text) > limits.cell:
                raise Fault("files-cell-long", at, column, shown(text), {"most": limits.cell, "name": str(column)})
        if width:
            yield at, [made.get(column, ("", "n")) for column in range(1, width + 1)]


def _parsed(sheet: Any) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    book = sheet.parent
    # A dictionary, not a list: a string of number -1 is not the last one.
    strings: Any = dict(enumerate(sheet._shared_strings))
    with sheet._get_source() as source:
        parser = WorkSheetParser(source, strings, data_only=False, epoch=book.epoch, date_formats=book._date_formats,
                                 timedelta_formats=book._timedelta_formats)  # fmt: skip
        yield from parser.parse()


def _kind(cell: dict[str, Any]) -> str:
    value, kind = cell["value"], str(cell["data_type"])
    if isinstance(value, str) and kind == "d":
        return "e"
    if kind == "n" and not isinstance(value, bool) and isinstance(value, int | float):
        return "long" if abs(Decimal(repr(value))) >= _DIGITS else "n"
    return kind


def _text(value: Any, mark: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        whole = number == number.to_integral_value()
        return format(number.quantize(Decimal(1)) if whole and abs(number) < _DIGITS else number, "f").replace(
            ".", mark
        )
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    # An array formula is an object that has its text.
    return str(getattr(value, "text", None) or value)


def _table(rows: list[tuple[int, Cells]], source: dict[str, Any], limits: Limits) -> tuple[pa.Table, list[BadLine]]:
    header, skip = source["header"], source["skip"]
    if not rows:
        raise Fault("files-empty")
    by_line = dict(rows)
    if header:
        if header > rows[-1][0]:
            raise Fault("files-no-header", facts={"row": header, "rows": rows[-1][0]})
        names = named([text for text, _ in by_line.get(header, [])], header, limits)
    else:
        names = [str(at + 1) for at in range(max(len(cells) for _, cells in rows))]
    body = [(line, cells) for line, cells in rows if line > header + skip]
    _check_values(body)
    good, bad = [], []
    for line, cells in body:
        reason = _bad(line, cells, names)
        if reason is None:
            good.append((line, [text for text, _ in cells] + [""] * (len(names) - len(cells))))
        else:
            bad.append(reason)
    columns = [pa.array([cells[at] for _, cells in good], pa.string()) for at in range(len(names))]
    lines = pa.array([line for line, _ in good], pa.int64())
    return pa.table([*columns, lines], names=[*names, LINE]), bad


def _check_values(body: list[tuple[int, Cells]]) -> None:
    """Refuse the file where a cell's value is not in it: a formula, a number whose last digits are lost."""
    for line, cells in body:
        for at, (text, kind) in enumerate(cells, 1):
            if kind == "f":
                raise Fault("files-formula", line, at, shown(text))
            if kind == "long":
                raise Fault("files-number-long", line, at, shown(text))


def _bad(line: int, cells: Cells, names: list[str]) -> BadLine | None:
    texts = [text for text, _ in cells]
    if len(cells) > len(names):
        facts: dict[str, str | int] = {"expected": len(names), "actual": len(cells)}
        return BadLine(line, "files-ragged", "", shown(";".join(texts)), ";".join(texts), facts)
    for name, (text, kind) in zip(names, cells, strict=False):
        if kind == "e":
            return BadLine(line, "files-error-cell", name, shown(text), ";".join(texts), {})
    return None
