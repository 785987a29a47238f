"""Put on record what a published plan supposed, so that the next plan starts from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from maillage.actions.book import Book
from maillage.actions.decisions.write import signature_of
from maillage.adapters.plans.store import load
from maillage.adapters.plans.supposed import kept
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

_APPROVER = "approver"


@dataclass(frozen=True)
class Recorded:
    """Rows of a table that were put on record, and rows that ended."""

    table: str
    rows: int
    ended: int


def record_supposed(book: Book, plan: str, approver: int, publication: int) -> tuple[Recorded, ...]:
    """Post the rows by which the records that a plan was made of differ from those on record, table by table.

    ``approver``: the account that approved the plan, and by that each row of it: who signs for it takes the place of
    the mark that stands for the approval that a scenario lacks. Nothing is done for a plan that supposes nothing.

    Raises:
        MaillageError: if such a record has changed since the scenario was cloned (``publication-overtaken``).
    """
    over = kept(book.supposed, load(book.plans, plan).header.records)
    if over is None:
        return ()
    signed = signature_of(book.alias, approver)
    base, now, found = book.records_state(over[0]), book.records_state(), []
    for name in sorted(over[1]):
        before, supposed, present = (_rows(name, table) for table in (base.table(name), over[1][name], now.table(name)))
        new = {key: _signed(row, signed) for key, row in supposed.items() if before.get(key) != row}
        gone = [key for key in before if key not in supposed]
        for key in (*new, *gone):
            if present.get(key) not in (before.get(key), new.get(key)):
                facts = {"table": name, "row": " / ".join(str(part) for part in key if part is not None)}
                raise MaillageError(Finding(Severity.ERROR, "publication-overtaken", facts))
        found.append(_post(book, name, [*new.values()], [key for key in gone if key in present], publication, signed))
    return tuple(one for one in found if one.rows or one.ended)


def _rows(name: str, table: pa.Table) -> dict[tuple[Any, ...], dict[str, Any]]:
    key = TABLES[name].key
    return {tuple(row[column] for column in key): row for row in table.to_pylist()}


def _signed(row: dict[str, Any], signed: str) -> dict[str, Any]:
    return row | {_APPROVER: signed} if _APPROVER in row else row


def _post(
    book: Book, name: str, rows: list[dict[str, Any]], gone: list[tuple[Any, ...]], publication: int, sender: str
) -> Recorded:
    from maillage.records.store import RecordsBatch, row_key

    store, table = book.records(), TABLES[name]
    proposal = store.propose(name, pa.Table.from_pylist(rows, arrow_schema(table)))
    ended = tuple(sorted(row_key(table, dict(zip(table.key, key, strict=True))) for key in gone))
    store.post(replace(proposal, ended=ended), RecordsBatch(f"publication-{publication}", sender))
    return Recorded(name, len(proposal.new) + len(proposal.replaced), len(ended))
