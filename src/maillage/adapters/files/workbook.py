"""XLSX: from a checked archive to a table of text with the row of the sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

import defusedxml
import openpyxl
import pyarrow as pa
from openpyxl.xml import DEFUSEDXML

from maillage.adapters.files import archive
from maillage.adapters.files.delimited import LINE
from maillage.adapters.files.fault import BadLine, Fault, shown
from maillage.adapters.files.header import named
from maillage.adapters.files.limits import Limits

_DIGITS: Final = Decimal(10) ** 15
Cells = list[tuple[str, str]]
"""Text of each cell, and what kind it is (openpyxl's letter)."""


def read(data: bytes, source: dict[str, Any], limits: Limits) -> tuple[pa.Table, list[BadLine]]:
    """Return all cells as text, columns named as in the header, with ``#line``; and the rows that hold errors.

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
        rows = list(_rows(sheet, source["numbers"]["decimal"], limits))
    except Fault:
        raise
    except MemoryError:
        raise
    except Exception as error:  # openpyxl fails in any way on a crafted file; the reason is the same
        raise Fault("files-workbook-broken", value=type(error).__name__) from None
    return _table(rows, source, limits)


def _sheet(book: Any, wanted: str) -> Any:
    names = [sheet.title for sheet in book.worksheets]
    if wanted and wanted not in names:
        raise Fault("files-sheet", value=wanted, facts={"sheet": wanted, "known": names})
    if not names:
        raise Fault("files-empty")
    sheet = book[wanted or names[0]]
    # What a file declares as its dimensions may be anything: only cells that are there count.
    sheet.reset_dimensions()
    return sheet


def _rows(sheet: Any, mark: str, limits: Limits) -> Iterator[tuple[int, Cells]]:
    cells = 0
    for at, row in enumerate(sheet.iter_rows(), 1):
        if at > limits.rows:
            raise Fault("files-rows", facts={"most": limits.rows})
        made = [(_text(cell.value, mark), _kind(cell)) for cell in row]
        while made and not made[-1][0]:
            made.pop()
        cells += len(row)
        if cells > limits.cells:
            raise Fault("files-cells", facts={"most": limits.cells})
        if len(made) > limits.columns:
            raise Fault("files-columns", at, limits.columns + 1, "",
                        {"columns": len(made), "most": limits.columns})  # fmt: skip
        for column, (text, _) in enumerate(made, 1):
            if len(text) > limits.cell:
                raise Fault("files-cell-long", at, column, shown(text), {"most": limits.cell, "name": str(column)})
        if made:
            yield at, made


def _kind(cell: Any) -> str:
    if isinstance(cell.value, str) and cell.data_type == "d":
        return "e"
    if cell.data_type == "n" and not isinstance(cell.value, bool) and isinstance(cell.value, int | float):
        return "long" if abs(Decimal(repr(cell.value))) >= _DIGITS else "n"
    return str(cell.data_type)


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
