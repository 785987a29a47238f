"""Apply a mapping: the rows of a file become rows of a canonical table, or are refused with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.intake.mapping import IntakeMapping, Rule
from maillage.engine.intake.rows import LINE, Flags, Refusals, flags, text_of
from maillage.engine.intake.rules import origin_name, text_by
from maillage.engine.intake.shape import exploded, joined, kept, unpivoted
from maillage.engine.intake.values import value_of
from maillage.engine.records.columns import CanonicalTable
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES


@dataclass(frozen=True)
class Applied:
    """What became of a file's rows.

    ``accepted``: canonical rows, and ``lines`` the line of the file that each comes from. ``quarantined``: line, code,
    column (of the file), value and facts (JSON), one row a reason; none of these lines is accepted, not even in part.
    ``left_out`` lines the mapping does not want. ``read`` = lines that became rows + lines quarantined + ``left_out``.
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

    ``raw``: all-text columns named as in the file, and ``#line`` (int64). ``others``: joined files by the join's name,
    tables of words by their path as the mapping writes it, in the same form.

    Raises:
        MaillageError: if a joined file has a key twice (``intake-join-twice``).
        KeyError: if a column that the mapping names is not there; who reads the file tells of it before.
    """
    refusals = Refusals()
    table = _cleaned(raw, mapping)
    for join in mapping.joins:
        table = joined(table, join, _cleaned(others[join.join], mapping), file, refusals)
    wanted = table.filter(pa.array(kept(table, mapping)))
    shaped = exploded(wanted, mapping.explode) if mapping.explode is not None else wanted
    if mapping.unpivot is not None:
        shaped = unpivoted(shaped, mapping.unpivot)
    canonical = TABLES[mapping.table]
    values = _values(mapping, canonical, shaped, others, refusals)
    _required(mapping, canonical, values, shaped, refusals)
    if canonical.ledger:
        _signs(mapping, values, shaped, refusals)
        _period(mapping, values, shaped, refusals)
    quarantined = refusals.table()
    quarantined = quarantined.filter(pc.is_in(quarantined["line"], value_set=pc.unique(wanted[LINE])))
    bad = flags(pc.is_in(shaped[LINE], value_set=pc.unique(quarantined["line"])))
    made = pa.table(values)
    accepted = made.filter(pa.array(~bad)).cast(arrow_schema(canonical))
    lines = shaped[LINE].filter(pa.array(~bad)).combine_chunks()
    if mapping.distinct and len(accepted):
        once = np.sort(np.unique(_content(accepted), return_index=True)[1])
        accepted, lines = accepted.take(pa.array(once)), lines.take(pa.array(once))
    # A line of which nothing was made (every cell of an unpivot empty) is one that the mapping does not want.
    refused = pc.count_distinct(quarantined["line"]).as_py()
    became = len(set(shaped[LINE].unique().to_pylist()) - set(quarantined["line"].to_pylist()))
    return Applied(
        mapping.table, accepted, lines, quarantined, len(table) - became - refused, len(table),
        {"read": len(made), "accepted": len(accepted), "quarantined": int(bad.sum())},
        _totals(made, bad) if canonical.ledger else {},
    )  # fmt: skip


def _cleaned(raw: pa.Table, mapping: IntakeMapping) -> pa.Table:
    """Make cells that stand for nothing empty."""
    columns = {}
    for name in raw.column_names:
        if name == LINE:
            columns[name] = raw[name]
            continue
        cell = text_of(raw, name)
        if mapping.source.empty:
            nothing = pc.is_in(pc.utf8_trim_whitespace(cell), value_set=pa.array(mapping.source.empty, pa.string()))
            cell = pc.if_else(nothing, "", cell)
        columns[name] = cell
    return pa.table(columns)


def _values(
    mapping: IntakeMapping, canonical: CanonicalTable, table: pa.Table, others: Mapping[str, pa.Table],
    refusals: Refusals,
) -> dict[str, pa.Array]:  # fmt: skip
    rules = dict(mapping.columns)
    if canonical.ledger and mapping.metadata.sender is not None:
        rules.setdefault("sender", mapping.metadata.sender)
    if canonical.ledger and mapping.returns == "sign":
        # The sign says it; a constant in the mapping is for the reader.
        rules["transaction"] = Rule(constant="sale")
    schema = arrow_schema(canonical)
    found: dict[str, pa.Array] = {}
    for column in canonical.columns:
        rule = rules.get(column.name)
        if rule is None:
            found[column.name] = pa.nulls(len(table), schema.field(column.name).type)
            continue
        texts = text_by(rule, table, column.name, others, refusals)
        named = origin_name(rule, column.name)
        found[column.name] = value_of(column, rule, mapping.source, texts, table, named, refusals)
    return found


def _required(
    mapping: IntakeMapping, canonical: CanonicalTable, values: Mapping[str, pa.Array], table: pa.Table,
    refusals: Refusals,
) -> None:  # fmt: skip
    told = {(row["line"], row["column"]) for row in refusals.rows}
    for column in canonical.columns:
        if not column.required:
            continue
        rule = mapping.columns.get(column.name)
        named = origin_name(rule, column.name) if rule is not None else column.name
        missing = flags(pc.is_null(values[column.name]))
        if told and missing.any():
            # A cell that could not be read has been told of already.
            lines = table[LINE].to_pylist()
            missing &= np.array([(line, named) not in told for line in lines], np.bool_)
        refusals.add(table, missing, "intake-required", named, pa.array([""] * len(table)))


def _signs(mapping: IntakeMapping, values: dict[str, pa.Array], table: pa.Table, refusals: Refusals) -> None:
    """Bring the sign and the kind of each line together, or refuse lines where they contradict each other."""
    quantity, amount = values["quantity"], values["amount"]
    zero = pa.scalar(Decimal(0), pa.decimal128(18, 4))
    if mapping.returns == "sign":
        values["transaction"] = pc.if_else(pc.fill_null(pc.less(quantity, zero), False), "return", "sale")
    returned = flags(pc.equal(values["transaction"], "return"))
    if mapping.returns == "code-unsigned":
        for name in ("quantity", "amount"):
            size = pc.abs(values[name])
            values[name] = pc.if_else(pa.array(returned), pc.negate(size), values[name])
        quantity, amount = values["quantity"], values["amount"]
    for name, cells in (("quantity", quantity), ("amount", amount)):
        wrong = np.where(returned, flags(pc.greater(cells, zero)), flags(pc.less(cells, zero)))
        rule = mapping.columns.get(name)
        named = origin_name(rule, name) if rule is not None else name
        refusals.add(table, wrong, "intake-sign", named, pc.cast(cells, pa.string()))


def _period(mapping: IntakeMapping, values: Mapping[str, pa.Array], table: pa.Table, refusals: Refusals) -> None:
    period = mapping.metadata.period
    if period is None:
        return
    sold = values["sold"]
    outside = pc.or_(
        pc.less(sold, pa.scalar(period.from_, pa.date32())), pc.greater_equal(sold, pa.scalar(period.to, pa.date32()))
    )
    refusals.add(table, flags(outside), "intake-period", "sold", pc.cast(sold, pa.string()),
                 first=period.from_.isoformat(), end=period.to.isoformat())  # fmt: skip


def _content(accepted: pa.Table) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    rows = zip(*(pc.cast(accepted[name], pa.string()).to_pylist() for name in accepted.column_names), strict=True)
    return np.array(["\x1f".join("\x00" if cell is None else cell for cell in row) for row in rows], object)


def _totals(made: pa.Table, bad: Flags) -> dict[str, dict[str, Decimal]]:
    amounts = pa.table({
        "currency": pc.fill_null(made["currency"], ""), "amount": made["amount"], "bad": pa.array(bad),
    })  # fmt: skip
    found: dict[str, dict[str, Decimal]] = {"read": {}, "accepted": {}, "quarantined": {}}
    summed = amounts.group_by(["currency", "bad"]).aggregate([("amount", "sum")]).sort_by("currency")
    for row in summed.to_pylist():
        if row["amount_sum"] is None:
            continue
        for name in ("read", "quarantined" if row["bad"] else "accepted"):
            found[name][row["currency"]] = found[name].get(row["currency"], Decimal(0)) + row["amount_sum"]
    return found
