"""Columns of text as files: each sender has its own way of writing."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
import xlsxwriter

from maillage.demo.columns import Integers

Columns = Mapping[str, pa.Array]
"""Heading → cells as text; empty where there is nothing."""
_CREATED: Final = datetime(2026, 7, 1)


def words(column: pa.Array | pa.ChunkedArray, *, day: str = "%d/%m/%Y", decimal: str = ",") -> pa.Array:
    """Return a canonical column as text: days and decimals in the sender's way, nothing as an empty cell."""
    cells = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_date(cells.type):
        cells = pc.strftime(cells, format=day)
    elif pa.types.is_boolean(cells.type):
        cells = pc.if_else(cells, "oui", "non")
    elif pa.types.is_decimal(cells.type):
        # Two of the four decimals are always zero: amounts are in cents, quantities are whole.
        cells = pc.replace_substring_regex(pc.cast(cells, pa.string()), r"00$", "")
        cells = pc.replace_substring(pc.replace_substring_regex(cells, r"\.00$", ""), ".", decimal)
    return pc.fill_null(pc.cast(cells, pa.string()), "")


def taken(columns: Columns, at: Integers) -> dict[str, pa.Array]:
    """Return some rows, in the order asked for."""
    rows = pa.array(at)
    return {heading: cells.take(rows) for heading, cells in columns.items()}


def write_csv(
    file: Path, columns: Columns, *, delimiter: str = ";", encoding: str = "utf-8", line_end: str = "\n"
) -> None:
    """Write columns as a CSV file with one line of headings."""
    # Most senders write quotes only where a cell needs them; Arrow puts them around all cells of text, or around none.
    marks = f'[{delimiter}"\n]'
    quoted = any(pc.any(pc.match_substring_regex(cells, marks)).as_py() for cells in columns.values())
    made = io.BytesIO()
    style = "needed" if quoted else "none"
    options = csv.WriteOptions(delimiter=delimiter, include_header=False, quoting_style=style)
    csv.write_csv(pa.table(dict(columns)), made, options)
    content = delimiter.join(columns) + "\n" + made.getvalue().decode()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.replace("\n", line_end).encode(encoding))


def write_workbook(file: Path, sheet: str, columns: Columns, *, days: Sequence[str], numbers: Sequence[str]) -> None:
    """Write columns as a workbook with typed cells: ``days`` (yyyy-mm-dd) as dates, ``numbers`` as numbers."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"}) as book:
        # Without it the file would hold the time at which it was made, and be another one each time.
        book.set_properties({"created": _CREATED})
        page = book.add_worksheet(sheet)
        page.write_row(0, 0, list(columns))
        for place, (heading, cells) in enumerate(columns.items()):
            values = cells.to_pylist()
            for row, value in enumerate(values, start=1):
                if heading in days:
                    page.write_datetime(row, place, date.fromisoformat(value))
                elif heading in numbers:
                    page.write_number(row, place, float(value))
                else:
                    page.write_string(row, place, value)


def mixed_in(columns: Columns, more: Columns, places: Integers) -> dict[str, pa.Array]:
    """Return rows with more rows among them: row i of ``more`` before row ``places[i]``."""
    size = len(next(iter(columns.values())))
    order = np.argsort(np.concatenate([np.arange(size), places - 0.5]), kind="stable")
    return {
        heading: pa.concat_arrays([cells, more[heading]]).take(pa.array(order)) for heading, cells in columns.items()
    }
