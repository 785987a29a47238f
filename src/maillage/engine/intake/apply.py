"""Apply a mapping: the rows of a file become rows of a canonical table, or are refused with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.intake.canonical import canonical_rows
from maillage.engine.intake.mapping import IntakeMapping
from maillage.engine.intake.rows import LINE, Flags, Refusals, flags, text_of
from maillage.engine.intake.shape import exploded, joined, kept, unpivoted
from maillage.engine.records.columns import CanonicalTable
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Applied:
    """What became of a file's rows.

    ``accepted``: canonical rows (text of sell-through that repeats is encoded), and ``lines`` the line of the file that
    each comes from. ``quarantined``: line, code, column (of the file), value and facts (JSON), one row a reason; none
    of these lines is accepted, not even in part. ``left_out`` lines the mapping does not want. ``read`` = lines that
    became rows + lines quarantined + ``left_out``.
    ``totals``: for sell-through, ``read``, ``accepted`` and ``quarantined`` amounts by currency, of rows whose amount
    could be read; ``counts`` the rows of each.
    """

    table: str
    accepted: pa.Table
    lines: pa.Array
    quarantined: pa.Table
    left_out: int
    read: int
    counts: Mapping[str, int]
    totals: Mapping[str, Mapping[str, Decimal]]


def apply(mapping: IntakeMapping, raw: pa.Table, others: Mapping[str, pa.Table], *, file: str) -> Applied:
    """Apply a mapping to a file.

    ``raw``: all-text columns named as in the file, and ``#line`` (int64, ascending). ``others``: joined files by the
    join's name, tables of words by their path as the mapping writes it, in the same form.

    Raises:
        MaillageError: if a joined file has a key twice (``intake-join-twice``).
        KeyError: if a column that the mapping names is not there; who reads the file tells of it before.
    """
    refusals = Refusals()
    table = _cleaned(raw, mapping)
    for join in mapping.joins:
        table = joined(table, join, _cleaned(others[join.join], mapping), file, refusals)
    chosen = kept(table, mapping)
    wanted = table if chosen.all() else table.filter(pa.array(chosen))
    shaped = exploded(wanted, mapping.explode) if mapping.explode is not None else wanted
    if mapping.unpivot is not None:
        shaped = unpivoted(shaped, mapping.unpivot)
    canonical = TABLES[mapping.table]
    made = canonical_rows(mapping, canonical, shaped, others, refusals)
    quarantined = refusals.table()
    if len(quarantined):
        # A line that the mapping leaves out is not refused for what a joined file lacks.
        quarantined = quarantined.filter(pc.is_in(quarantined["line"], value_set=pc.unique(wanted[LINE])))
    lines = shaped[LINE].combine_chunks()
    bad, accepted = np.zeros(len(made), np.bool_), made
    if len(quarantined):
        bad = flags(pc.is_in(lines, value_set=pc.unique(quarantined["line"])))
        accepted, lines = made.filter(pa.array(~bad)), lines.filter(pa.array(~bad))
    # A line of which nothing was made (every cell of an unpivot empty) is one that the mapping does not want.
    became, refused = (_distinct(column.to_numpy()) for column in (lines, quarantined["line"]))
    accepted = accepted.cast(_schema(canonical, accepted))
    if mapping.distinct:
        once = pa.array(_once(accepted))
        accepted, lines = accepted.take(once), lines.take(once)
    return Applied(
        mapping.table, accepted, lines, quarantined, len(table) - became - refused, len(table),
        {"read": len(made), "accepted": len(accepted), "quarantined": int(bad.sum())},
        _totals(made, bad) if canonical.ledger else {},
    )  # fmt: skip


def _schema(canonical: CanonicalTable, accepted: pa.Table) -> pa.Schema:
    schema = arrow_schema(canonical)
    if not canonical.ledger:
        return schema
    return pa.schema([field.with_type(accepted.schema.field(field.name).type) for field in schema])


def _cleaned(raw: pa.Table, mapping: IntakeMapping) -> pa.Table:
    """Make cells that stand for nothing empty."""
    if not mapping.source.empty:
        return raw
    nothing = pa.array(mapping.source.empty, pa.string())
    columns = {}
    for name in raw.column_names:
        cell = raw[name]
        if name != LINE:
            cell = text_of(raw, name)
            cell = pc.if_else(pc.is_in(pc.utf8_trim_whitespace(cell), value_set=nothing), "", cell)
        columns[name] = cell
    return pa.table(columns)


def _distinct(ascending: Rows) -> int:
    return int(np.count_nonzero(np.diff(ascending))) + bool(len(ascending))


def _once(accepted: pa.Table) -> Rows:
    """Return the first of each group of equal rows, ascending."""
    numbered = accepted.append_column("#row", pa.array(np.arange(len(accepted))))
    first = numbered.group_by(accepted.column_names).aggregate([("#row", "min")])["#row_min"]
    return np.sort(first.to_numpy())


def _totals(made: pa.Table, bad: Flags) -> dict[str, dict[str, Decimal]]:
    amounts = pa.table({"currency": made["currency"], "amount": made["amount"], "bad": pa.array(bad)})
    found: dict[str, dict[str, Decimal]] = {"read": {}, "accepted": {}, "quarantined": {}}
    summed = amounts.group_by(["currency", "bad"]).aggregate([("amount", "sum")]).to_pylist()
    for row in sorted(summed, key=lambda row: row["currency"] or ""):
        if row["amount_sum"] is None:
            continue
        currency = row["currency"] or ""
        for name in ("read", "quarantined" if row["bad"] else "accepted"):
            found[name][currency] = found[name].get(currency, Decimal(0)) + row["amount_sum"]
    return found
