"""CSV: from UTF-8 text to a table of text with the line of each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
from numpy.typing import NDArray

from maillage.adapters.files.fault import BadLine, Fault, shown
from maillage.adapters.files.header import named
from maillage.adapters.files.limits import Limits
from maillage.adapters.files.quotes import are_odd, check_quotes

LINE: Final = "#line"
_OTHERS: Final = ";,\t|"
_BLOCK: Final = 1 << 24
_SMALL_BLOCK: Final = 1 << 22
"""Bytes at a time. The smaller ones stay in the processor's cache; a row must fit, and one in quotes may be long."""
_MOST_BAD: Final = 5
"""One bad line in this many is a file read wrongly, not a few bad lines."""


@dataclass(frozen=True)
class Form:
    """The form of the file, as the mapping gives it."""

    delimiter: str
    quote: str | None
    header: int
    skip: int


def read(data: bytes, form: Form, limits: Limits) -> tuple[pa.Table, list[BadLine]]:
    """Return all cells as text, columns named as in the header, with ``#line``; and the lines that are no rows.

    Lines without any cell are no rows. The line of a row is that on which it starts.

    Raises:
        Fault: if the file is not in this form, or beyond a limit.
    """
    for name, mark in (("delimiter", form.delimiter), ("quote", form.quote)):
        if mark is not None and not (mark.isascii() and mark not in "\r\n\0"):
            raise Fault("files-mark", value=mark, facts={"name": name, "mark": mark})
    longest = _check_lines(data, limits)
    names, lines_before, start = _header(data, form, limits)
    if start >= len(data) or (data[start : start + 4096].isspace() and data[start:].isspace()):
        return _empty(names), []
    quoted = _has(data, form.quote, start)
    table, ragged = _parsed(memoryview(data)[start:], names, form, quoted)
    one_line_each = len(table) + len(ragged) == _count_lines(data, start)
    table, bad = _numbered(table, ragged, lines_before, one_line_each)
    quote = form.quote if _has(data, form.quote) else None
    if quote is not None and (bad or _spans(table) or are_odd(data, form.delimiter, quote)):
        check_quotes(data, form.delimiter, quote, limits)
    _check_bad(table, bad, data)
    if len(table) > limits.rows:
        raise Fault("files-rows", facts={"most": limits.rows})
    if longest > limits.cell or not one_line_each:
        _check_cells(table, limits)
    return table, bad


def _has(data: bytes, quote: str | None, start: int = 0) -> bool:
    return quote is not None and data.find(quote.encode(), start) >= 0


def _check_lines(data: bytes, limits: Limits) -> int:
    """Return a length in bytes that no line exceeds."""
    start = longest = 0
    for end in _ends(data):
        if end - start > limits.line:
            line = data.count(b"\n", 0, start) + 1
            value = shown(data[start : start + 100].decode("utf-8", "replace"))
            raise Fault("files-line-long", line, 0, value, {"most": limits.line})
        longest = max(longest, end - start)
        start = end
    return longest


def _ends(data: bytes) -> Iterator[int]:
    """Some ends of lines, in order, at most a step apart where lines are shorter than that; then the end."""
    at, step = 0, 1 << 13
    while True:
        found = data.find(b"\n", min(at + step, len(data)))
        back = data.rfind(b"\n", at, at + step)
        if found < 0:
            if back > at:
                yield back
            yield len(data)
            return
        if back > at:
            yield back
        yield found
        at = found


def _header(data: bytes, form: Form, limits: Limits) -> tuple[list[str], int, int]:
    """Return the column names, and how many lines and bytes stand before the first row."""
    wanted = max(form.header, 1) if form.header else 1
    head = _head(data, form.header + form.skip + 1)
    reader = csv.reader(head, delimiter=form.delimiter, quotechar=form.quote,
                        quoting=csv.QUOTE_MINIMAL if form.quote else csv.QUOTE_NONE)  # fmt: skip
    rows, line = [], []
    try:
        for row in islice(reader, form.header + form.skip if form.header else form.skip + 1):
            rows.append(row)
            line.append(reader.line_num)
    except csv.Error:
        raise Fault("files-quote-open", line[-1] + 1 if line else 1) from None
    if len(rows) < wanted:
        raise Fault("files-no-header", facts={"row": form.header, "rows": len(rows)})
    if not form.header:
        before = line[form.skip - 1] if form.skip else 0
        return [str(at + 1) for at in range(len(rows[-1]))], before, _offset(head, before)
    at = line[form.header - 2] + 1 if form.header > 1 else 1
    names = named(rows[form.header - 1], at, limits)
    if len(names) == 1:
        other = max(_OTHERS.replace(form.delimiter, ""), key=names[0].count)
        if other in names[0]:
            facts: dict[str, str | int | list[str]] = {"delimiter": _word(form.delimiter), "other": _word(other)}
            raise Fault("files-delimiter", at, 1, shown(names[0]), facts)
    return names, line[-1], _offset(head, line[-1])


def _word(mark: str) -> str:
    return {"\t": "\\t"}.get(mark, mark)


def _head(data: bytes, rows: int) -> list[str]:
    """Physical lines enough for ``rows`` rows, with their ends."""
    size = 1 << 16
    while True:
        lines = data[:size].decode("utf-8", "ignore")
        found = list(io.StringIO(lines, newline=""))
        if size >= len(data) or len(found) > 50 * rows:
            return found
        size *= 16


def _offset(head: list[str], lines: int) -> int:
    return sum(len(line.encode()) for line in head[:lines])


def _empty(names: list[str]) -> pa.Table:
    columns: dict[str, pa.Array] = {name: pa.array([], pa.string()) for name in names}
    return pa.table(columns | {LINE: pa.array([], pa.int64())})


def _count_lines(data: bytes, start: int) -> int:
    """Count lines as Arrow ends them: by LF, CR or both."""
    ends = data.count(b"\n", start)
    if data.find(b"\r", start) >= 0:
        ends += data.count(b"\r", start) - data.count(b"\r\n", start)
    return ends + (not data.endswith((b"\n", b"\r")))


def _parsed(
    body: memoryview, names: list[str], form: Form, quoted: bool
) -> tuple[pa.Table, list[tuple[int, int, str]]]:
    """Return the rows, and (row from 1, cells, text) of those that have another number of cells.

    Several threads read; they cannot tell the number of a row, so one thread reads again where a row is bad.
    """
    bad: list[tuple[int, int, str]] = []
    block = _BLOCK if quoted else _SMALL_BLOCK

    def note(row: Any) -> str:
        bad.append((row.number or 0, row.actual_columns, row.text))
        return "skip"

    def read(threads: bool) -> pa.Table:
        return arrow_csv.read_csv(
            pa.py_buffer(body),
            read_options=arrow_csv.ReadOptions(use_threads=threads, column_names=names, block_size=block),
            parse_options=arrow_csv.ParseOptions(
                delimiter=form.delimiter, quote_char=form.quote or False, newlines_in_values=quoted,
                ignore_empty_lines=False, invalid_row_handler=note,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )  # fmt: skip

    try:
        table = read(True)
        if bad:
            bad.clear()
            table = read(False)
    except pa.ArrowInvalid:
        raise Fault("files-quote-open") from None
    return table, bad


def _numbered(
    table: pa.Table, bad: list[tuple[int, int, str]], before: int, one_line_each: bool
) -> tuple[pa.Table, list[BadLine]]:
    """Give each row its line: rows before it, and the line ends inside their cells."""
    places = np.array([row - 1 for row, _, _ in bad], np.int64)
    good = np.ones(len(table) + len(bad), np.bool_)
    good[places] = False
    lines = np.arange(before + 1, before + 1 + len(good))
    if not one_line_each:
        heights = np.ones(len(good), np.int64)
        heights[good] += _inner_ends(table)
        heights[places] = [1 + _line_ends(text.rstrip("\r\n")) for _, _, text in bad]
        lines = before + 1 + np.cumsum(heights) - heights
    full = _not_blank(table)
    # Not pa.array, nor to_numpy: where pandas is installed they load it, which takes longer than the file.
    column = pa.Array.from_buffers(pa.int64(), len(table), [None, pa.py_buffer(lines[good])])
    numbered = table.append_column(LINE, column)
    numbered = numbered if full.all() else numbered.filter(pa.array(full))
    expected = len(table.schema)
    told = [
        BadLine(int(lines[place]), "files-ragged", "", shown(text), text.rstrip("\r\n"),
                {"expected": expected, "actual": actual})
        for place, (_, actual, text) in zip(places, bad, strict=True)
    ]  # fmt: skip
    return numbered, told


def _inner_ends(table: pa.Table) -> NDArray[np.int64]:
    total = np.zeros(len(table), np.int64)
    for column in table.columns:
        for mark, sign in (("\n", 1), ("\r", 1), ("\r\n", -1)):
            if pc.any(pc.match_substring(column, mark)).as_py():
                total += sign * pc.count_substring(column, mark).to_numpy().astype(np.int64)
    return total


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _not_blank(table: pa.Table) -> NDArray[np.bool_]:
    full = np.zeros(len(table), np.bool_)
    for column in table.columns:
        full |= np.concatenate([_sizes(chunk) > 0 for chunk in column.chunks])
        if full.all():
            break
    return full


def _sizes(texts: pa.StringArray) -> NDArray[np.int32]:
    """Return the bytes of each text, from Arrow's own offsets."""
    offsets = np.frombuffer(texts.buffers()[1], np.int32)
    return np.diff(offsets[texts.offset : texts.offset + len(texts) + 1])


def _spans(table: pa.Table) -> bool:
    """Whether some row takes more than one line (or a blank line stands between two)."""
    lines = table[LINE]
    return len(lines) > 0 and lines[-1].as_py() - lines[0].as_py() != len(lines) - 1


def _check_bad(table: pa.Table, bad: list[BadLine], data: bytes) -> None:
    if not bad:
        return
    last = bad[-1]
    if not data.endswith((b"\n", b"\r")) and int(last.facts["actual"]) < int(last.facts["expected"]):
        end = table[LINE][-1].as_py() if len(table) else 0
        if last.line > end:
            raise Fault("files-truncated", last.line, 0, last.value, dict(last.facts))
    if len(bad) * _MOST_BAD > len(table) + len(bad):
        first = bad[0]
        rows = {"bad": len(bad), "rows": len(table) + len(bad)}
        raise Fault("files-mostly-ragged", first.line, 0, first.value, {**first.facts, **rows})


def _check_cells(table: pa.Table, limits: Limits) -> None:
    for at, name in enumerate(table.column_names[:-1], 1):
        sizes = pc.binary_length(table[name])
        if (pc.max(sizes).as_py() or 0) <= limits.cell:
            continue
        sizes = pc.utf8_length(table[name])
        row = pc.index(pc.greater(sizes, limits.cell), True).as_py()
        if row >= 0:
            value = shown(table[name][row].as_py())
            raise Fault("files-cell-long", table[LINE][row].as_py(), at, value, {"most": limits.cell, "name": name})
