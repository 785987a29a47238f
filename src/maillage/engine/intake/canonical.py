"""The rows of a file as rows of a canonical table, piece by piece: small pieces stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.intake.mapping import IntakeMapping, Rule
from maillage.engine.intake.repeated import repeated_values
from maillage.engine.intake.rows import LINE, Refusals, flags, same
from maillage.engine.intake.rules import Words, origin_name, text_by
from maillage.engine.intake.values import value_of
from maillage.engine.records.columns import CanonicalTable, Column
from maillage.engine.records.state import arrow_schema

_PIECE: Final = 65_536
_THREADS: Final = 2
_NONE: Final = np.zeros(0, np.bool_)


def canonical_rows(
    mapping: IntakeMapping, canonical: CanonicalTable, table: pa.Table, others: Mapping[str, pa.Table],
    refusals: Refusals,
) -> pa.Table:  # fmt: skip
    """Return one canonical row (all columns may be null) for each row of ``table``; refuse those that are none.

    Text that repeats comes encoded. Two threads share the columns whose cells repeat, then the pieces; what one finds
    does not depend on the others, and refusals are put in order later.
    """
    words, rules = Words(others), _rules(mapping, canonical)

    def known(column: Column) -> pa.Array | None:
        rule = rules.get(column.name)
        return None if rule is None else repeated_values(column, rule, mapping.source, table, words, refusals)

    def rows(place: tuple[int, int]) -> pa.Table:
        start, end = place
        piece = table.slice(start, end - start)
        given = {name: column.slice(start, end - start) for name, column in whole.items()}
        values = _values(mapping, canonical, piece, rules, given, words, refusals)
        _required(mapping, canonical, values, piece, refusals)
        if canonical.ledger:
            _signs(mapping, values, piece, refusals)
            _period(mapping, values, piece, refusals)
        return pa.table(values)

    if not len(table):
        return arrow_schema(canonical, nullable=True).empty_table()
    with ThreadPoolExecutor(_THREADS) as pool:
        found = zip(canonical.columns, pool.map(known, canonical.columns), strict=True)
        whole = {column.name: values for column, values in found if values is not None}
        return pa.concat_tables(pool.map(rows, _pieces(table)))


def _pieces(table: pa.Table) -> Iterator[tuple[int, int]]:
    """Cut a table between two lines, so that the rows of one line stay together: its first row, and that after it."""
    lines = table[LINE].to_numpy()
    start = 0
    while start < len(table):
        end = start + _PIECE
        end = int(np.searchsorted(lines, lines[end])) if end < len(table) else len(table)
        # One line may give more rows than a piece holds.
        end = end if end > start else int(np.searchsorted(lines, lines[start], "right"))
        yield start, end
        start = end


def _rules(mapping: IntakeMapping, canonical: CanonicalTable) -> dict[str, Rule]:
    rules = dict(mapping.columns)
    if canonical.ledger and mapping.metadata.sender is not None:
        rules.setdefault("sender", mapping.metadata.sender)
    if canonical.ledger and mapping.returns == "sign":
        # The sign says it; a constant in the mapping is for the reader.
        rules["transaction"] = Rule(constant="sale")
    return rules


def _values(
    mapping: IntakeMapping, canonical: CanonicalTable, table: pa.Table, rules: Mapping[str, Rule],
    given: Mapping[str, pa.Array], words: Words, refusals: Refusals,
) -> dict[str, pa.Array]:  # fmt: skip
    schema = arrow_schema(canonical)
    found: dict[str, pa.Array] = {}
    for column in canonical.columns:
        rule = rules.get(column.name)
        if column.name in given:
            found[column.name] = given[column.name]
            continue
        if rule is None:
            found[column.name] = pa.nulls(len(table), schema.field(column.name).type)
            continue
        texts = text_by(rule, table, column.name, words, refusals)
        named = origin_name(rule, column.name)
        found[column.name] = value_of(column, rule, mapping.source, texts, table, named, refusals)
    return found


def _required(
    mapping: IntakeMapping, canonical: CanonicalTable, values: Mapping[str, pa.Array], table: pa.Table,
    refusals: Refusals,
) -> None:  # fmt: skip
    for column in canonical.columns:
        missing = flags(pc.is_null(values[column.name])) if column.required else _NONE
        if not missing.any():
            continue
        rule = mapping.columns.get(column.name)
        named = origin_name(rule, column.name) if rule is not None else column.name
        # A cell that could not be read has been told of already.
        missing &= ~flags(pc.is_in(table[LINE], value_set=pc.unique(refusals.lines(named))))
        refusals.add(table, missing, "intake-required", named, same("", len(table)))


def _signs(mapping: IntakeMapping, values: dict[str, pa.Array], table: pa.Table, refusals: Refusals) -> None:
    """Bring the sign and the kind of each line together, or refuse lines where they contradict each other."""
    quantity, amount = values["quantity"], values["amount"]
    zero = pa.scalar(Decimal(0), pa.decimal128(18, 4))
    if mapping.returns == "sign":
        less = pc.fill_null(pc.less(quantity, zero), False).cast(pa.int32())
        values["transaction"] = pa.DictionaryArray.from_arrays(less, pa.array(["sale", "return"]))
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
        refusals.add(table, wrong, "intake-sign", named, partial(pc.cast, cells, pa.string()))


def _period(mapping: IntakeMapping, values: Mapping[str, pa.Array], table: pa.Table, refusals: Refusals) -> None:
    period = mapping.metadata.period
    if period is None:
        return
    sold = values["sold"]
    outside = pc.or_(
        pc.less(sold, pa.scalar(period.from_, pa.date32())), pc.greater_equal(sold, pa.scalar(period.to, pa.date32()))
    )
    refusals.add(table, flags(outside), "intake-period", "sold", partial(pc.cast, sold, pa.string()),
                 first=period.from_.isoformat(), end=period.to.isoformat())  # fmt: skip
