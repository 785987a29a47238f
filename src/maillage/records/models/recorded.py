"""Recorded rows: each canonical table becomes one model, so that the description stays the only one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from django.db import models

from maillage.engine.records.columns import CanonicalTable, Column, ColumnType
from maillage.engine.records.tables import TABLES
from maillage.records.models.batch import Batch


class Recorded(models.Model):
    """A row as some batch brought it, until another batch supersedes it.

    ``row_key`` is the canonical JSON of the key columns; ``row_digest`` names the row's whole content.
    A row is never changed but for ``superseded_by``, once.
    """

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+")
    superseded_by = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="+")
    row_key = models.TextField()
    row_digest = models.CharField(max_length=64)

    class Meta:
        """No table of its own."""

        abstract = True


_FIELDS: Final[Mapping[ColumnType, Callable[[], models.Field[Any, Any]]]] = MappingProxyType(
    {
        ColumnType.INTEGER: lambda: models.BigIntegerField(null=True),
        ColumnType.DECIMAL: lambda: models.DecimalField(max_digits=18, decimal_places=4, null=True),
        ColumnType.DATE: lambda: models.DateField(null=True),
        ColumnType.BOOLEAN: lambda: models.BooleanField(null=True),
    }
)


def _field(column: Column) -> models.Field[Any, Any]:
    make = _FIELDS.get(column.type, lambda: models.TextField(null=True))
    field = make()
    field.null = not column.required
    return field


def _model(table: CanonicalTable) -> type[Recorded]:
    meta = type(
        "Meta",
        (),
        {
            "app_label": "records",
            "db_table": f"records_{table.name}",
            "constraints": [
                models.UniqueConstraint(
                    fields=["row_key"],
                    condition=models.Q(superseded_by__isnull=True),
                    name=f"{table.name}_current_once",
                )
            ],
        },
    )
    # A canonical column may bear any name, "id" or "batch" too: its field has a prefix, the database has not.
    columns = {f"c_{column.name}": _named(column) for column in table.columns}
    name = "".join(part.capitalize() for part in table.name.split("_"))
    attributes = {"__module__": __name__, "__doc__": table.meaning["en"], "Meta": meta, **columns}
    made: type[Recorded] = type(name, (Recorded,), attributes)
    return made


def _named(column: Column) -> models.Field[Any, Any]:
    field = _field(column)
    field.db_column = column.name
    return field


MODELS: Final[Mapping[str, type[Recorded]]] = MappingProxyType(
    {name: _model(table) for name, table in TABLES.items() if not table.ledger}
)
"""The model of each canonical table by the table's name; columns are fields with the prefix ``c_``."""
