"""Which days a window names on the day asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from maillage.engine.kernel.period import Month, Period
from maillage.engine.policy.types.document import Calendar
from maillage.engine.policy.types.measures import Window, YearPart

USUAL: Final = Window(trailing_months=12)
"""What a measure of sales looks at where it names no window: the twelve full months before."""
BEGINNING: Final = date(1900, 1, 1)
"""Before every sale: where ``ever`` begins."""


def period_of(window: Window | None, as_of: date, calendar: Calendar) -> Period:
    """Return the half-open period of a window (the usual one where None) on the day asked.

    Days of grace (the window's, else the calendar's) make a month, quarter or year count as full only so many days
    after its end: they move ``trailing_months`` and ``previous``, which look at full ones, and nothing else.
    """
    window = window or USUAL
    grace = calendar.grace_days if window.grace_days is None else window.grace_days
    settled = as_of - timedelta(days=grace)
    period = _period(window, as_of, settled, calendar.fiscal_year_starts)
    return period.months_earlier(window.shift_months) if window.shift_months else period


def _period(window: Window, as_of: date, settled: date, fiscal: int) -> Period:
    tomorrow = as_of + timedelta(days=1)
    if window.trailing_months is not None:
        month = Month.of(settled)
        return Period(month.plus(-window.trailing_months).first, month.first)
    if window.trailing_days is not None:
        return Period(tomorrow - timedelta(days=window.trailing_days), tomorrow)
    if window.between is not None:
        return Period(*window.between)
    if window.ever:
        return Period(min(BEGINNING, as_of), tomorrow)
    spans: tuple[tuple[YearPart | None, int, int], ...] = (
        (window.calendar_year, 12, 1),
        (window.calendar_half_year, 6, 1),
        (window.calendar_quarter, 3, 1),
        (window.fiscal_year, 12, fiscal),
        (window.fiscal_half_year, 6, fiscal),
        (window.fiscal_quarter, 3, fiscal),
        (window.month, 1, 1),
    )
    part, months, start = next(span for span in spans if span[0] is not None)
    begun = _begun(settled if part == "previous" else as_of, months, start)
    if part == "previous":
        return Period(begun.plus(-months * window.periods).first, begun.first)
    return Period(begun.first, tomorrow if part == "to_date" else begun.plus(months).first)


def _begun(day: date, months: int, start: int) -> Month:
    """Return the first month of the span of ``months`` that holds ``day``; a year's first month is ``start``."""
    return Month.of(day).plus(-((day.month - start) % months))
