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


@dataclass
class Refusals:
    """Why lines are refused; a line may have several reasons, each is told once."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, table: pa.Table, where: Flags, code: str, column: str, values: pa.Array, **facts: Any) -> None:
        """Refuse the lines of the rows ``where``, for the cell that ``values`` has there."""
        at = np.flatnonzero(where)
        if not at.size:
            return
        lines = table[LINE].take(pa.array(at)).to_pylist()
        told = json.dumps(facts, ensure_ascii=False)
        for line, value in zip(lines, values.take(pa.array(at)).to_pylist(), strict=True):
            self.rows.append({"line": line, "code": code, "column": column, "value": value or "", "facts": told})

    def table(self) -> pa.Table:
        """Return the reasons by line."""
        once = {tuple(row.values()): row for row in self.rows}
        return pa.Table.from_pylist(
            sorted(once.values(), key=lambda row: (row["line"], row["code"], row["column"])), REFUSED
        )


def text_of(table: pa.Table, name: str) -> pa.Array:
    """Return a column as text without nulls."""
    column = table[name]
    return pc.fill_null(pc.cast(column, pa.string()), "").combine_chunks()


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
