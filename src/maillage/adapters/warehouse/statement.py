"""The questions as SQL: one text that DuckDB and Spark both read.

Plain SQL in their common subset: sums with FILTER, exact decimals, no function whose rounding differs. A statement
answers all questions of one kind in one pass over the lines. It reads three tables: ``lines``, ``offers`` (see
``Offers``) and ``rates`` (currency, m, and one column a rate table); ``m`` is the month counted from January of
year 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from maillage.adapters.warehouse.conversion import converted, micro
from maillage.adapters.warehouse.offers import Offers
from maillage.adapters.warehouse.sql import dates, day, literal, number_of
from maillage.engine.kernel.period import Month, Period, add_months
from maillage.engine.ledger.query import LedgerQuery, RateTable
from maillage.engine.policy.types.measures import Filter

THINGS: Final = {"offerings": "l.offering", "lines": "o.line", "markets": "o.market"}
PARTIES: Final = {"orders": ("l.sender", "coalesce(l.corrects, l.document)"), "customers": ("l.customer",)}
_MONTH: Final = "(year(l.sold) * 12 + month(l.sold) - 1)"


@dataclass
class Scan:
    """One pass over the lines: the conditions that its questions make, and the tables that these need."""

    offers: Offers
    rates: dict[int, RateTable]
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
        text = "FROM lines l"
        if self.needs_offers:
            text += " LEFT JOIN offers o ON l.offering = o.offering"
        for (start, end), name in self.joins.items():
            text += (
                f" LEFT JOIN (SELECT DISTINCT customer FROM lines WHERE transaction = 'sale'"  # nosec B608 # our words
                f" AND sold >= {day(start)} AND sold < {day(end)}) {name} ON l.customer = {name}.customer"
            )
        return f"{text} WHERE {dates(span_of(queries))}"

    def selected(self) -> str:
        """Return the inner sums, each with its name."""
        return ", ".join(
            f"{'count(*)' if what == 'entries' else f'sum(l.{what})'}"
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
    return query.fact in ("amount", "quantity", "entries") and _whole(query.period)


def _whole(period: Period) -> bool:
    return period.start.day == 1 and period.end.day == 1


def span_of(queries: Iterable[LedgerQuery]) -> Period:
    """Return the shortest period that holds those of all queries."""
    periods = [query.period for query in queries]
    return Period(min(period.start for period in periods), max(period.end for period in periods))


def counts_statement(queries: Sequence[LedgerQuery], scan: Scan) -> str:
    """Return the statement for quantities and numbers of lines, with columns partner, q0, q1, …."""
    counts = []
    for at, query in enumerate(queries):
        condition = _with_days(scan.condition(query.where, query.period), query.period, span_of(queries))
        column = scan.column(query.fact, condition)
        exact = f"CAST(nullif({column}, 0) * 1000000 AS BIGINT)" if query.fact == "entries" else micro(column)
        counts.append(f"{exact} AS q{at}")
    return (
        "WITH base AS (SELECT l.partner AS partner,"  # nosec B608 # words of this module, values quoted by it
        f" {scan.selected()} {scan.source(queries)} GROUP BY l.partner)"
        f" SELECT partner, {', '.join(counts)} FROM base"
    )


def amounts_statement(queries: Sequence[LedgerQuery], scan: Scan) -> str:
    """Return the statement for amounts, with columns partner, q0, q1, …."""
    totals, columns = _answers(queries, scan)
    answers = ", ".join(f"{micro(total)} AS q{at}" for at, total in enumerate(totals))
    return (
        f"WITH base AS (SELECT l.partner AS partner, {_MONTH} AS m,"  # nosec B608 # words of this module, values quoted
        f" l.currency AS currency, {scan.selected()}"
        f" {scan.source(queries)} GROUP BY l.partner, {_MONTH}, l.currency),"
        f" converted AS (SELECT b.partner AS partner, b.m AS m, {', '.join(columns)} FROM base b"
        f" LEFT JOIN rates r ON r.currency = b.currency AND r.m = b.m)"
        f" SELECT partner, {answers} FROM converted GROUP BY partner"
    )


def things_statement(fact: str, queries: Sequence[LedgerQuery], scan: Scan) -> str:
    """Return the statement that counts offerings, lines or markets whose net amount reaches a floor."""
    thing = THINGS[fact]
    scan.needs_offers = scan.needs_offers or fact != "offerings"
    totals, columns = _answers(queries, scan)
    nets = [f"{micro(total)} AS q{at}" for at, total in enumerate(totals)]
    counts = ", ".join(_counted(f"q{at}", _reached(query, f"q{at}"), at) for at, query in enumerate(queries))
    return (
        f"WITH base AS (SELECT l.partner AS partner, {thing} AS thing,"  # nosec B608 # words of this module, values quoted
        f" {_MONTH} AS m, l.currency AS currency,"
        f" {scan.selected()} {scan.source(queries)} AND {thing} IS NOT NULL"
        f" GROUP BY l.partner, {thing}, {_MONTH}, l.currency),"
        f" converted AS (SELECT b.partner AS partner, b.thing AS thing, b.m AS m, {', '.join(columns)} FROM base b"
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
        f"WITH net AS (SELECT l.partner AS partner, {named},"  # nosec B608 # words of this module, values quoted by it
        f" {scan.selected()} {scan.source(queries)} AND {present}"
        f" GROUP BY l.partner, {', '.join(keys)})"
        f" SELECT partner, {', '.join(counts)} FROM net GROUP BY partner"
    )


def _answers(queries: Sequence[LedgerQuery], scan: Scan) -> tuple[list[str], list[str]]:
    """Return the totals of amounts over months, and the converted columns that they add up."""
    span = span_of(queries)
    names: dict[str, str] = {}
    totals = []
    for query in queries:
        condition = scan.condition(query.where, query.period)
        whole_months = _whole(query.period)
        if not whole_months:
            condition = _with_days(condition, query.period, span)
        expression = converted(scan.column("amount", condition), query, scan.rates)
        name = names.setdefault(expression, f"v{len(names)}")
        months = ""
        if whole_months and query.period != span:
            first, end = number_of(Month.of(query.period.start)), number_of(Month.of(query.period.end))
            months = f" FILTER (WHERE m >= {first} AND m < {end})"
        totals.append(f"sum({name}){months}")
    return totals, [f"{expression} AS {name}" for expression, name in names.items()]


def _with_days(condition: str, period: Period, span: Period) -> str:
    return condition if period == span else " AND ".join(filter(None, [condition, dates(period)]))


def _reached(query: LedgerQuery, column: str) -> str:
    return f"{column} > 0" if query.floor is None else f"{column} >= {query.floor.micro}"


def _counted(column: str, reached: str, at: int) -> str:
    """Count what reached; null where nothing passed the filter at all."""
    return f"CAST(sum(CASE WHEN {column} IS NULL THEN NULL WHEN {reached} THEN 1000000 ELSE 0 END) AS BIGINT) AS q{at}"
