"""Amounts as SQL: each month's sum times its rate, rounded once; in millionths at the end."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pyarrow as pa

from maillage.adapters.warehouse.sql import literal, number_of
from maillage.engine.ledger.query import LedgerQuery, RateTable

_MICRO: Final = "CAST(1000000 AS DECIMAL(7, 0))"


def rates_table(rates: dict[int, RateTable]) -> pa.Table:
    """Return currency, m and one column ``r<number>`` for each rate table: units of its target for one unit."""
    pairs = sorted({pair for table in rates.values() for pair in table.rates})
    columns: dict[str, pa.Array] = {
        "currency": pa.array([currency for currency, _ in pairs], pa.string()),
        "m": pa.array([number_of(month) for _, month in pairs], pa.int64()),
    }
    for number, table in rates.items():
        columns[f"r{number}"] = pa.array([table.rates.get(pair) for pair in pairs], pa.decimal128(17, 8))
    return pa.table(columns)


def converted(column: str, query: LedgerQuery, rates: dict[int, RateTable]) -> str:
    """Return a month's sum; an amount times its rate, rounded half away from zero.

    Amounts of the target itself, nearly all, have no rate: they stay in 64 bits, in which engines are quick.
    """
    number = next((key for key, table in rates.items() if table is query.rates), len(rates))
    rates[number] = query.rates
    rate, to = f"r.r{number}", query.rates.round_to
    kept = f"DECIMAL({'18, 4' if digits_of(to) <= 4 else '20, 6'})"
    own = f"{rate} IS NULL AND b.currency = {literal(query.rates.target)}"
    plain, priced = f"CAST(b.{column} AS DECIMAL(18, 4))", f"CAST(b.{column} AS DECIMAL(20, 4))"
    priced = f"{priced} * CAST({rate} AS DECIMAL(17, 8))"
    return f"CASE WHEN {own} THEN CAST({rounded(plain, to)} AS {kept}) ELSE CAST({rounded(priced, to)} AS {kept}) END"


def micro(total: str) -> str:
    """Return a total in millionths."""
    return f"CAST(CAST({total} AS DECIMAL(24, 6)) * {_MICRO} AS BIGINT)"


def rounded(value: str, to: Decimal) -> str:
    """Return ``value`` rounded half away from zero to a multiple of ``to``."""
    digits = digits_of(to)
    if to == Decimal(1).scaleb(-digits) and 0 <= digits <= 6:
        return f"round({value}, {digits})"
    step = f"CAST({to} AS DECIMAL(18, 6))"
    rest = f"(({value}) % {step})"
    up = f"CASE WHEN 2 * abs({rest}) >= {step} THEN CASE WHEN {rest} < 0 THEN -{step} ELSE {step} END ELSE 0 END"
    return f"(({value}) - {rest} + {up})"


def digits_of(value: Decimal) -> int:
    """Return how many decimals a step has; below zero for tens and more."""
    return -int(value.normalize().as_tuple().exponent)
