"""The questions as SQL: one text that DuckDB and Spark both read.

Plain SQL in their common subset: sums with FILTER, exact decimals, no function whose rounding differs. A statement
answers all questions of one kind in one pass over the lines. It reads three tables: ``lines`` (or ``months``, their
sums by month, see ``months.py``), ``offers`` (see ``Offers``) and ``rates`` (currency, m, and one column a rate table);
``m`` is the month counted from January of year 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

import pyarrow as pa

from maillage.adapters.warehouse.offers import Offers
from maillage.engine.kernel.period import Month, Period, add_months
from maillage.engine.ledger.query import LedgerQuery, RateTable
from maillage.engine.policy.types.measures import Filter

THINGS: Final = {"offerings": "l.offering", "lines": "o.line", "markets": "o.market"}
PARTIES: Final = {"orders": ("l.sender", "coalesce(l.corrects, l.document)"), "customers": ("l.customer",)}
Source = Literal["lines", "months"]
_MONTH: Final = "(year(l.sold) * 12 + month(l.sold) - 1)"
_SUMMED: Final = {"quantity": "quantity", "entries": "entries"}
_MICRO: Final = "CAST(1000000 AS DECIMAL(7, 0))"


@dataclass
class Scan:
    """One pass over the lines: the conditions that its questions make, and the tables that these need."""

    offers: Offers
    rates: dict[int, RateTable]
    table: Source = "lines"
    joins: dict[tuple[date, date], str] = field(default_factory=dict)
    sums: dict[tuple[str, str], str] = field(default_factory=dict)
    needs_offers: bool = False

    def column(self, what: str, condition: str) -> str:
        """Return the name of the inner sum of ``what`` under ``condition``; the same sum is made once."""
        return self.sums.setdefault((what, condition), f"a{len(self.sums)}")

    def condition(self, where: Filter, period: Period) -> str:
        """Return a filter as SQL, empty where every line passes.

        Raises:
            ValueError: if it asks for a territory: whoever asks settles that by partner.
        """
        if where.territory is not None:
            raise ValueError("a territory belongs to the partner, not to the line")
        parts = []
        if (flag := self.offers.flag(where)) is not None:
            self.needs_offers = True
            parts.append(f"coalesce(o.{flag}, FALSE)")
        for name, words in (("route", where.route), ("transaction", where.transaction), ("sender", where.wholesaler)):
            if words is not None:
                parts.append(f"l.{name} IN ({', '.join(map(literal, words))})" if words else "FALSE")
        if where.new_customers is not None:
            parts.append(f"(l.customer IS NOT NULL AND {self._customers_before(period, where.new_customers)} IS NULL)")
        if where.not_ is not None and (inner := self.condition(where.not_, period)):
            parts.append(f"NOT ({inner})")
        return " AND ".join(parts)

    def _customers_before(self, period: Period, months: int) -> str:
        span = (add_months(period.start, -months), period.start)
        return f"{self.joins.setdefault(span, f'c{len(self.joins)}')}.customer"

    def source(self, queries: Sequence[LedgerQuery]) -> str:
        """Return FROM and WHERE: the lines of all the periods, with what the conditions look at."""
        text = f"FROM {self.table} l"
        if self.needs_offers:
            text += " LEFT JOIN offers o ON l.offering = o.offering"
        for (start, end), name in self.joins.items():
            text += (
                f" LEFT JOIN (SELECT DISTINCT customer FROM lines WHERE transaction = 'sale'"
                f" AND sold >= {day(start)} AND sold < {day(end)}) {name} ON l.customer = {name}.customer"
            )
        return f"{text} WHERE {dates(span_of(queries))}"

    def selected(self) -> str:
        """Return the inner sums, each with its name."""
        entries = "count(*)" if self.table == "lines" else "sum(l.entries)"
        return ", ".join(
            f"{entries if what == 'entries' else f'sum(l.{what})'}"
            f"{f' FILTER (WHERE {condition})' if condition else ''} AS {name}"
            for (what, condition), name in self.sums.items()
        )


def by_months(query: LedgerQuery) -> bool:
    """Return whether the sums by month can answer a question: it asks for whole months and of no end customer."""
    where: Filter | None = query.where
    while where is not None:
        if where.new_customers is not None:
            return False
        where = where.not_
    return query.fact not in PARTIES and _whole(query.period)


def _whole(period: Period) -> bool:
    return period.start.day == 1 and period.end.day == 1


def literal(text: str) -> str:
    """Return a text as SQL, without quote or backslash inside quotes: the engines read those differently."""
    pieces = re.split(r"(['\\])", text)
    written = [f"chr({ord(piece)})" if piece in ("'", "\\") else f"'{piece}'" for piece in pieces if piece]
    if len(written) <= 1:
        return written[0] if written else "''"
    return f"concat({', '.join(written)})"


def day(value: date) -> str:
    """Return a day as SQL."""
    return f"DATE '{value.isoformat()}'"


def dates(period: Period) -> str:
    """Return the condition that a line was sold in ``period``."""
    return f"l.sold >= {day(period.start)} AND l.sold < {day(period.end)}"


def span_of(queries: Iterable[LedgerQuery]) -> Period:
    """Return the shortest period that holds those of all queries."""
    periods = [query.period for query in queries]
    return Period(min(period.start for period in periods), max(period.end for period in periods))


def number_of(month: Month) -> int:
    """Return the month counted from January of year 0."""
    return month.year * 12 + month.month - 1


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


def sums_statement(queries: Sequence[LedgerQuery], scan: Scan) -> str:
    """Return the statement for amounts, quantities and numbers of lines, with columns partner, q0, q1, …."""
    answers, converted = _answers(queries, scan)
    return (
        f"WITH base AS (SELECT l.partner AS partner, {_MONTH} AS m, l.currency AS currency, {scan.selected()}"
        f" {scan.source(queries)} GROUP BY l.partner, {_MONTH}, l.currency),"
        f" converted AS (SELECT b.partner AS partner, b.m AS m, {', '.join(converted)} FROM base b"
        f" LEFT JOIN rates r ON r.currency = b.currency AND r.m = b.m)"
        f" SELECT partner, {', '.join(answers)} FROM converted GROUP BY partner"
    )


def things_statement(fact: str, queries: Sequence[LedgerQuery], scan: Scan) -> str:
    """Return the statement that counts offerings, lines or markets whose net amount reaches a floor."""
    thing = THINGS[fact]
    scan.needs_offers = scan.needs_offers or fact != "offerings"
    nets, converted = _answers(queries, scan)
    counts = ", ".join(_counted(f"q{at}", _reached(query, f"q{at}"), at) for at, query in enumerate(queries))
    return (
        f"WITH base AS (SELECT l.partner AS partner, {thing} AS thing, {_MONTH} AS m, l.currency AS currency,"
        f" {scan.selected()} {scan.source(queries)} AND {thing} IS NOT NULL"
        f" GROUP BY l.partner, {thing}, {_MONTH}, l.currency),"
        f" converted AS (SELECT b.partner AS partner, b.thing AS thing, b.m AS m, {', '.join(converted)} FROM base b"
        f" LEFT JOIN rates r ON r.currency = b.currency AND r.m = b.m),"
        f" net AS (SELECT partner, thing, {', '.join(nets)} FROM converted GROUP BY partner, thing)"
        f" SELECT partner, {counts} FROM net GROUP BY partner"
    )


def parties_statement(fact: str, queries: Sequence[LedgerQuery], scan: Scan) -> str:
    """Return the statement that counts documents or end customers: those of which something is left, net.

    A line that corrects a document counts as that document's; what was undone or sent back whole does not count.
    """
    keys = PARTIES[fact]
    named = ", ".join(f"{key} AS k{at}" for at, key in enumerate(keys))
    counts = []
    for at, query in enumerate(queries):
        condition = _with_days(scan.condition(query.where, query.period), query.period, span_of(queries))
        amount, quantity = scan.column("amount", condition), scan.column("quantity", condition)
        counts.append(_counted(amount, f"({amount} <> 0 OR {quantity} <> 0)", at))
    present = " AND ".join(f"{key} IS NOT NULL" for key in keys)
    return (
        f"WITH net AS (SELECT l.partner AS partner, {named}, {scan.selected()} {scan.source(queries)} AND {present}"
        f" GROUP BY l.partner, {', '.join(keys)})"
        f" SELECT partner, {', '.join(counts)} FROM net GROUP BY partner"
    )


def _answers(queries: Sequence[LedgerQuery], scan: Scan) -> tuple[list[str], list[str]]:
    """Return the outer sums over months, and the converted columns that they add up."""
    span = span_of(queries)
    converted: dict[str, str] = {}
    answers = []
    for at, query in enumerate(queries):
        condition = scan.condition(query.where, query.period)
        whole_months = _whole(query.period)
        if not whole_months:
            condition = _with_days(condition, query.period, span)
        expression = _converted(scan.column(_SUMMED.get(query.fact, "amount"), condition), query, scan)
        name = converted.setdefault(expression, f"v{len(converted)}")
        months = ""
        if whole_months and query.period != span:
            first, end = number_of(Month.of(query.period.start)), number_of(Month.of(query.period.end))
            months = f" FILTER (WHERE m >= {first} AND m < {end})"
        answers.append(f"{_micro(f'sum({name}){months}', query)} AS q{at}")
    return answers, [f"{expression} AS {name}" for expression, name in converted.items()]


def _converted(column: str, query: LedgerQuery, scan: Scan) -> str:
    """Return a month's sum; an amount times its rate, rounded half away from zero.

    Amounts of the target itself, nearly all, have no rate: they stay in 64 bits, in which engines are quick.
    """
    exact = f"CAST(b.{column} AS DECIMAL(20, 4))"
    if query.fact == "entries":
        return f"nullif(b.{column}, 0)"
    if query.fact == "quantity":
        return exact
    number = next((key for key, table in scan.rates.items() if table is query.rates), len(scan.rates))
    scan.rates[number] = query.rates
    rate, to = f"r.r{number}", query.rates.round_to
    kept = f"DECIMAL({'18, 4' if _digits(to) <= 4 else '20, 6'})"
    own = f"{rate} IS NULL AND b.currency = {literal(query.rates.target)}"
    return (
        f"CASE WHEN {own} THEN CAST({_rounded(f'CAST(b.{column} AS DECIMAL(18, 4))', to)} AS {kept})"
        f" ELSE CAST({_rounded(f'{exact} * CAST({rate} AS DECIMAL(17, 8))', to)} AS {kept}) END"
    )


def _micro(total: str, query: LedgerQuery) -> str:
    """Return a total of months in millionths."""
    if query.fact == "entries":
        return f"CAST({total} * 1000000 AS BIGINT)"
    return f"CAST(CAST({total} AS DECIMAL(24, 6)) * {_MICRO} AS BIGINT)"


def _rounded(value: str, to: Decimal) -> str:
    """Return ``value`` rounded half away from zero to a multiple of ``to``."""
    digits = _digits(to)
    if to == Decimal(1).scaleb(-digits) and 0 <= digits <= 6:
        return f"round({value}, {digits})"
    step = f"CAST({to} AS DECIMAL(18, 6))"
    rest = f"(({value}) % {step})"
    up = f"CASE WHEN 2 * abs({rest}) >= {step} THEN CASE WHEN {rest} < 0 THEN -{step} ELSE {step} END ELSE 0 END"
    return f"(({value}) - {rest} + {up})"


def _digits(value: Decimal) -> int:
    return -int(value.normalize().as_tuple().exponent)


def _with_days(condition: str, period: Period, span: Period) -> str:
    return condition if period == span else " AND ".join(filter(None, [condition, dates(period)]))


def _reached(query: LedgerQuery, column: str) -> str:
    return f"{column} > 0" if query.floor is None else f"{column} >= {query.floor.micro}"


def _counted(column: str, reached: str, at: int) -> str:
    """Count what reached; null where nothing passed the filter at all."""
    return f"CAST(sum(CASE WHEN {column} IS NULL THEN NULL WHEN {reached} THEN 1000000 ELSE 0 END) AS BIGINT) AS q{at}"
