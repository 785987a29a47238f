"""A state of the records: every canonical table but the ledger's, as columns, with one digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

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
