"""A state of the records: every canonical table but the ledger's, as columns, with one digest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.records.columns import CanonicalTable, ColumnType
from maillage.engine.records.tables import TABLES

ARROW_TYPES: Final[Mapping[ColumnType, pa.DataType]] = {
    ColumnType.INTEGER: pa.int64(),
    ColumnType.DECIMAL: pa.decimal128(18, 4),
    ColumnType.DATE: pa.date32(),
    ColumnType.BOOLEAN: pa.bool_(),
}


def arrow_schema(table: CanonicalTable, *, nullable: bool = False) -> pa.Schema:
    """Return the columns of ``table`` as an Arrow schema; everything that has no type of its own is text.

    With ``nullable`` even what is required may be null: rows on their way, which have not been held to it yet.
    """
    return pa.schema(
        [
            pa.field(
                column.name,
                ARROW_TYPES.get(column.type, pa.string()),
                nullable=nullable or not column.required,
            )
            for column in table.columns
        ]
    )


@dataclass(frozen=True)
class RecordsState:
    """The records as known at one moment.

    ``tables``: canonical name → Arrow table in the canonical schema, rows sorted by key; a table that has no row
    may be absent. ``digest`` names the content.
    """

    tables: Mapping[str, pa.Table]
    digest: str

    def table(self, name: str) -> pa.Table:
        """Return a table by canonical name, empty where nothing was recorded.

        Raises:
            KeyError: if there is no such canonical table.
        """
        found = self.tables.get(name)
        return found if found is not None else arrow_schema(TABLES[name]).empty_table()

    def of_first(self, name: str, value: str) -> list[dict[str, Any]]:
        """Return the rows of a table whose first column of the key has a value, without reading the others.

        Raises:
            KeyError: if there is no such canonical table.
        """
        column = TABLES[name].key[0]
        if name not in self._ordered:
            self._ordered[name] = in_order(self.table(name), column)
        return rows_of(self._ordered[name], column, value)

    @cached_property
    def _ordered(self) -> dict[str, pa.Table]:
        """The tables that were asked by their first column, as they are if they are in its order."""
        return {}


def in_order(table: pa.Table, column: str) -> pa.Table:
    """Return a table in ascending order of a column of texts: as it is where it is so already."""
    texts = table[column]
    if len(texts) < 2 or pc.all(pc.less_equal(texts.slice(0, len(texts) - 1), texts.slice(1))).as_py():
        return table
    return table.take(pc.sort_indices(table, [(column, "ascending")]))


def rows_of(table: pa.Table, column: str, value: str) -> list[dict[str, Any]]:
    """Return the rows of a table in ascending order of ``column`` (``in_order``) that have ``value`` there.

    They are taken cell by cell: a part of a table takes longer to cut out than a few rows to read.
    """
    texts = table[column]

    def text(at: int) -> str:
        found: str = texts[at].as_py()
        return found

    start = bisect_left(range(len(texts)), value, key=text)
    # Few rows of very many have the value: the end is looked for near the start, twice as far each time.
    beyond = 1
    while start + beyond < len(texts) and text(start + beyond) == value:
        beyond *= 2
    end = bisect_right(range(len(texts)), value, lo=start, hi=min(start + beyond, len(texts)), key=text)
    columns = [(name, table[name]) for name in table.column_names] if end > start else []
    return [{name: cells[at].as_py() for name, cells in columns} for at in range(start, end)]
