"""Rows that a scenario supposes: read from what a person wrote, laid over the records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from maillage.actions.book import Book
from maillage.adapters.plans.supposed import keep
from maillage.engine.kernel.digest import canonical_json, digest_of
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity
from maillage.engine.records.columns import CanonicalTable, Column, ColumnType
from maillage.engine.records.state import RecordsState, arrow_schema
from maillage.engine.records.tables import TABLES

if TYPE_CHECKING:
    from maillage.records.models import ScenarioChange

CHANGED: Final = ("seats", "holdings", "pins", "decisions", "exceptions")
"""The tables that a scenario may change: people decide them, no file of somebody else's brings them."""
FILLED: Final = ("author", "approver")
"""Columns that nobody fills in by hand."""
_PLACES: Final = 4
_DIGITS: Final = 18


def read_row(table: str, given: Mapping[str, str], *, ends: bool = False) -> dict[str, str]:
    """Return the columns of a row as text; of one that ends only its key.

    Raises:
        MaillageError: for each value that is missing (``scenario-value-missing``) or is none of its column's
            (``scenario-value``).
    """
    known = TABLES[table]
    columns = [column for column in known.columns if not ends or column.name in known.key]
    texts = {column.name: given.get(column.name, "").strip() for column in columns}
    findings = [finding for column in columns if (finding := _wrong(table, column, texts[column.name]))]
    if findings:
        raise MaillageError(*findings)
    return texts


def _wrong(table: str, column: Column, text: str) -> Finding | None:
    if not text:
        facts: dict[str, Fact] = {"table": table, "column": column.name}
        return Finding(Severity.ERROR, "scenario-value-missing", facts) if column.required else None
    try:
        _value(column, text)
    except (ValueError, InvalidOperation):
        allowed = column.choices or {ColumnType.DATE: ("YYYY-MM-DD",)}.get(column.type, ("0.0000",))
        facts = {"table": table, "column": column.name, "value": text, "allowed": tuple(allowed)}
        return Finding(Severity.ERROR, "scenario-value", facts)
    return None


def _value(column: Column, text: str) -> Any:
    if not text:
        return None
    if column.type is ColumnType.DATE:
        return date.fromisoformat(text)
    if column.type is ColumnType.DECIMAL:
        number = Decimal(text.replace(",", "."))
        if not number.is_finite() or number != round(number, _PLACES) or abs(number) >= 10 ** (_DIGITS - _PLACES):
            raise ValueError(text)
        return number
    if column.choices and text not in column.choices:
        raise ValueError(text)
    return text


def suppose(book: Book, base: RecordsState, changes: Sequence[ScenarioChange]) -> RecordsState:
    """Return the records with the changes laid over them, and keep them for the plans made of them.

    The same changes over the same state have the same digest; none leave the state as it is.
    """
    if not changes:
        return base
    tables = {name: _changed(base, TABLES[name], changes) for name in sorted({one.table for one in changes})}
    told = sorted([one.table, one.ends, one.row] for one in _effective(changes))
    digest = digest_of({"records": base.digest, "changes": told})
    keep(book.supposed, digest, base.digest, tables)
    return RecordsState({**base.tables, **tables}, digest)


def _effective(changes: Sequence[ScenarioChange]) -> Iterator[ScenarioChange]:
    """Yield the last change of each row."""
    yield from {(one.table, _key(TABLES[one.table], json.loads(one.row))): one for one in changes}.values()


def _key(table: CanonicalTable, row: Mapping[str, Any]) -> bytes:
    """The canonical text of a row's key: what is not known is null, also where a form leaves it empty."""
    return canonical_json([row[name] or None for name in table.key])


def _changed(base: RecordsState, table: CanonicalTable, changes: Sequence[ScenarioChange]) -> pa.Table:
    rows = {_key(table, row): row for row in base.table(table.name).to_pylist()}
    for one in changes:
        if one.table != table.name:
            continue
        texts = json.loads(one.row)
        key = _key(table, texts)
        if one.ends:
            rows.pop(key, None)
        else:
            rows[key] = {column.name: _value(column, texts[column.name]) for column in table.columns}
    ordered = [rows[key] for key in sorted(rows)]
    return pa.Table.from_pylist(ordered, schema=arrow_schema(table))
