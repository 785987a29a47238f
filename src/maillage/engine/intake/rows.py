"""Rows on their way: all-text columns, and the reasons for which lines are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.intake.mapping import Condition

LINE: Final = "#line"
REFUSED: Final = pa.schema(
    [("line", pa.int64()), *((name, pa.string()) for name in ("code", "column", "value", "facts"))]
)
Flags = NDArray[np.bool_]


Values = Any | Callable[[], Any]
"""The cells of a column (an Arrow array), or how to get them: asked for only where a line is refused."""


@dataclass
class Refusals:
    """Why lines are refused; a line may have several reasons, each is told once."""

    parts: list[pa.Table] = field(default_factory=list)

    def add(self, table: pa.Table, where: Flags, code: str, column: str, values: Values, **facts: Any) -> None:
        """Refuse the lines of the rows ``where``, for the cell that ``values`` has there."""
        at = pa.array(np.flatnonzero(where))
        if not len(at):
            return
        cells = pc.fill_null((values() if callable(values) else values).take(at), "")
        told = json.dumps(facts, ensure_ascii=False)
        code_, column_, told_ = (same(word, len(at)) for word in (code, column, told))
        lines = table[LINE].take(at)
        self.parts.append(pa.table([lines, code_, column_, cells, told_], names=REFUSED.names))

    def lines(self, column: str) -> pa.ChunkedArray:
        """Return the lines that are refused for a cell of ``column``."""
        table = pa.concat_tables([REFUSED.empty_table(), *self.parts])
        return table.filter(pc.equal(table["column"], column))["line"]

    def table(self) -> pa.Table:
        """Return the reasons by line."""
        table = pa.concat_tables([REFUSED.empty_table(), *self.parts])
        once = table.group_by(REFUSED.names).aggregate([]).select(REFUSED.names)
        return once.sort_by([(name, "ascending") for name in REFUSED.names])


def text_of(table: pa.Table, name: str) -> pa.Array:
    """Return a column as text without nulls."""
    return pc.fill_null(pc.cast(table[name], pa.string()), "").combine_chunks()


def bytes_of(texts: pa.Array) -> tuple[NDArray[np.int32], bytes]:
    """Return the bytes of all texts, one after the other, and where each begins, with the end of the last (n + 1,)."""
    if not len(texts):
        return np.zeros(1, np.int32), b""
    _, ends, data = texts.buffers()
    found = np.frombuffer(ends, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    first, last = int(found[0]), int(found[-1])
    return found - np.int32(first), data.slice(first, last - first).to_pybytes() if last > first else b""


def same(text: str, rows: int) -> pa.Array:
    """Return a column that holds ``text`` on every row."""
    return pa.repeat(pa.scalar(text, pa.string()), rows)


def mapped(values: pa.Array, change: Callable[[str], str | None]) -> pa.Array:
    """Return ``values`` changed, each distinct one worked out once; None marks what cannot be changed."""
    encoded = pc.dictionary_encode(values)
    changed = pa.array([change(word) for word in encoded.dictionary.to_pylist()], pa.string())
    return changed.take(encoded.indices)


def flags(found: Any) -> Flags:
    """Return truth values as flags; what is unknown does not hold."""
    return np.asarray(pc.fill_null(found, False).to_numpy(zero_copy_only=False), np.bool_)


def holds(table: pa.Table, conditions: list[Condition]) -> Flags:
    """Return which rows meet all conditions."""
    met = np.ones(len(table), np.bool_)
    for condition in conditions:
        met &= meets(table, condition)
    return met


def meets(table: pa.Table, condition: Condition) -> Flags:
    """Return which rows meet one condition: all its words hold."""
    cell = pc.utf8_trim_whitespace(text_of(table, condition.column))
    met = np.ones(len(table), np.bool_)
    if condition.is_ is not None:
        met &= flags(pc.is_in(cell, value_set=pa.array(condition.is_, pa.string())))
    if condition.not_ is not None:
        met &= ~flags(pc.is_in(cell, value_set=pa.array(condition.not_, pa.string())))
    if condition.matches is not None:
        met &= flags(pc.match_substring_regex(cell, condition.matches))
    if condition.empty is not None:
        met &= flags(pc.equal(cell, "")) == condition.empty
    return met
