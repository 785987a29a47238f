"""Which questions a policy asks the ledger, on the day of the plan and on the days before that count too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

import pyarrow.compute as pc

from maillage.engine.kernel.period import Month, Period
from maillage.engine.kernel.quantity import COUNT
from maillage.engine.ledger.query import LedgerFact, LedgerQuery, RateTable
from maillage.engine.measures.conditions import first_qualifying_day, qualifying_months
from maillage.engine.measures.derive import BEFORE
from maillage.engine.measures.rates import RateSource, rate_table
from maillage.engine.measures.windows import USUAL, period_of
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import (
    RECORDED,
    Attribute,
    Count,
    Filter,
    Growth,
    Measure,
    MonthsSince,
    Sum,
    Window,
)
from maillage.engine.policy.types.tiers import Portfolio
from maillage.engine.records.state import RecordsState

ROUTES: Final = ("direct", "wholesale")
PORTFOLIO_WORDS: Final = ("line", "market", "unit", "offering", "technology")
_DATED: Final = {
    "competences": ("obtained", "expires"),
    "certifications": ("obtained", "expires"),
    "measurements": ("valid_from", "valid_to"),
    "attributes": ("valid_from", "valid_to"),
}


@dataclass(frozen=True)
class Wanted:
    """One column of one day's measures that the ledger answers.

    ``answers``: names of questions, one per territory of the policy and a last one for partners outside all; "" where
    nothing counts there.
    """

    day: date
    column: str
    unit: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """The questions, each once, and the columns that are made of their answers.

    ``days``: the day of the plan, then the earlier days that a ``qualifying`` condition looks at, the latest first.
    """

    days: tuple[date, ...]
    queries: tuple[LedgerQuery, ...]
    wanted: tuple[Wanted, ...]


def questions(
    policy: Policy, as_of: date, records: RecordsState, sold: Sequence[tuple[str, Month]], source: RateSource
) -> Asked:
    """Return what must be asked of the ledger for the policy's measures. ``sold``: the pairs that it holds.

    Raises:
        MaillageError: if an amount that counts has no rate (``rate-missing``).
    """
    days = (as_of, *earlier_days(policy, as_of, records))
    asking = _Asking(policy, sold, source)
    for day in days:
        asking.day(day)
    return Asked(days, tuple(asking.queries.values()), tuple(asking.wanted))


def earlier_days(policy: Policy, as_of: date, records: RecordsState) -> list[date]:
    """Return the days before ``as_of`` on which a ``qualifying`` condition must look, the latest first.

    Measures change when a month begins (or its days of grace are over), when a record begins or ends and, where a
    window ends with the day asked or months are counted from a date, on every day: on no other.
    """
    months = qualifying_months(policy)
    if not months:
        return []
    first = first_qualifying_day(as_of, max(months))
    every = [first + timedelta(days=number) for number in range((as_of - first).days)]
    dated = any(isinstance(measure, MonthsSince) for measure in policy.measures.values())
    if dated or any(_daily(window) for window in _windows(policy)):
        return every[::-1]
    graces = {policy.calendar.grace_days} | {w.grace_days for w in _windows(policy) if w.grace_days is not None}
    found = {first} | {day for day in every for grace in graces if (day - timedelta(days=grace)).day == 1}
    for table, columns in _DATED.items():
        for column in columns:
            found.update(day for day in pc.unique(records.table(table)[column]).to_pylist() if day is not None)
    return sorted((day for day in found if first <= day < as_of), reverse=True)


def _windows(policy: Policy) -> Iterator[Window]:
    for measure in policy.measures.values():
        window = getattr(measure, "window", None)
        if window is not None:
            yield window


def _daily(window: Window) -> bool:
    return bool(window.trailing_days or window.ever or "to_date" in window.model_dump().values())


@dataclass
class _Asking:
    """Questions by what they ask, so that each is put once."""

    policy: Policy
    sold: Sequence[tuple[str, Month]]
    source: RateSource
    queries: dict[tuple[str, ...], LedgerQuery] = field(default_factory=dict)
    wanted: list[Wanted] = field(default_factory=list)
    rates: dict[Period | tuple[Period, date], RateTable] = field(default_factory=dict)

    def day(self, day: date) -> None:
        for name, measure in self.policy.measures.items():
            portfolios = self.policy.portfolios if measure.per == "portfolio" else [None]
            for portfolio in portfolios:
                suffix = f"@{portfolio.portfolio}" if portfolio is not None else ""
                self._measure(day, name, suffix, measure, portfolio)

    def _measure(self, day: date, name: str, suffix: str, measure: Measure, portfolio: Portfolio | None) -> None:
        if isinstance(measure, Sum) or (isinstance(measure, Count) and measure.count not in RECORDED):
            self._want(day, name + suffix, measure, portfolio, 0)
        elif isinstance(measure, Growth):
            now = self.policy.measures.get(measure.growth)
            if isinstance(now, Sum | Count):
                self._want(day, f"{name}{BEFORE}{suffix}", now, portfolio, measure.months_before)
        elif isinstance(measure, Attribute) and measure.attribute == "route":
            for route in ROUTES:
                bought = Sum(sum="amount", where=Filter(route=[route]), window=USUAL)
                self._want(day, route_column(route), bought, None, 0)

    def _want(self, day: date, column: str, measure: Sum | Count, portfolio: Portfolio | None, shift: int) -> None:
        fact: LedgerFact = measure.sum if isinstance(measure, Sum) else measure.count  # type: ignore[assignment] # the counts of records are not asked
        period = period_of(measure.window, day, self.policy.calendar)
        if shift:
            period = period.months_earlier(shift)
        unit = self.policy.currency if fact == "amount" else COUNT
        names = [territory.territory for territory in self.policy.territories]
        inside = within(measure.where, portfolio)
        settled = [None if inside is None else in_territory(inside, name) for name in (*names, "")]
        answers = tuple("" if where is None else self._ask(fact, period, where, measure, day) for where in settled)
        self.wanted.append(Wanted(day, column, unit, answers))

    def _ask(self, fact: LedgerFact, period: Period, where: Filter, measure: Sum | Count, day: date) -> str:
        floor = measure.floor if isinstance(measure, Count) else None
        rates = self._rates(period, day)
        key = (fact, str(period), where.model_dump_json(), str(floor), str(id(rates)))
        query = self.queries.get(key)
        if query is None:
            query = LedgerQuery(f"q{len(self.queries)}", fact, period, where, rates, floor)
            self.queries[key] = query
        return query.name

    def _rates(self, period: Period, day: date) -> RateTable:
        """Return the rates of a period; those of the day asked, or of the window, depend on it and are apart."""
        key = (period, day) if self.policy.conversion.at in ("as_of", "window_average") else period
        if key not in self.rates:
            made = rate_table(self.policy, day, period, self.sold, self.source)
            same = next((other for other in self.rates.values() if other == made), None)
            self.rates[key] = same or made
        return self.rates[key]


def route_column(route: str) -> str:
    """Return the name of the column that holds what a partner bought by a route in the usual window."""
    return f"#route:{route}"


def within(where: Filter, portfolio: Portfolio | None) -> Filter | None:
    """Return a filter narrowed to a portfolio; None where nothing is left."""
    if portfolio is None:
        return where
    changes: dict[str, list[str]] = {}
    for word in PORTFOLIO_WORDS:
        allowed, own = list(getattr(portfolio, word)), getattr(where, word)
        if allowed:
            changes[word] = allowed if own is None else [value for value in own if value in allowed]
            if not changes[word]:
                return None
    return where.model_copy(update=changes)


def in_territory(where: Filter, territory: str) -> Filter | None:
    """Return what a filter asks of the lines of a partner of ``territory``; None where none of them passes."""
    if where.territory is not None and territory not in where.territory:
        return None
    excluded = where.not_
    if excluded is not None:
        excluded = in_territory(excluded, territory)
        if excluded == Filter():
            return None
    return where.model_copy(update={"territory": None, "not_": excluded})
