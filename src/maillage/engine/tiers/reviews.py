"""Days of review, over arrays of days."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from maillage.engine.policy.types.tiers import Review
from maillage.engine.tiers.types import Days

EPOCH: Final = date(1970, 1, 1)
_MONTHS: Final = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def day_number(day: date) -> int:
    """Return a civil date as days since 1970-01-01."""
    return (day - EPOCH).days


def plus_months(days: Days, months: int | NDArray[np.int64]) -> Days:
    """Return the same days ``months`` later, or the month's last day where it has no such day. Shapes (n,)."""
    full = days.astype("datetime64[D]")
    month = full.astype("datetime64[M]")
    target = month + np.asarray(months, "timedelta64[M]")
    last = (target + 1).astype("datetime64[D]") - 1
    return np.asarray(np.minimum(target.astype("datetime64[D]") + (full - month.astype("datetime64[D]")), last)
                      .astype(np.int64), np.int32)  # fmt: skip


def next_review(review: Review | None, days: Days, since: Days, fiscal_start: int) -> Days:
    """Return the first review day on or after each day, (n,); the day itself where the policy names no review.

    ``since`` (n,): the day of entering the tier, for anniversaries. ``fiscal_start``: the first month of the
    fiscal year, from which quarters and half years are counted.
    """
    if review is None or (review.every is None and not review.on) or not days.size:
        return days
    found = []
    if review.every == "anniversary":
        found.append(_anniversary(days, since))
    fixed = _fixed(review, _year(int(days.min())), _year(int(days.max())) + 1, fiscal_start)
    if fixed.size:
        found.append(fixed[np.searchsorted(fixed, days)])
    return np.asarray(np.minimum.reduce(found), np.int32)


def _year(day: int) -> int:
    return int(np.datetime64(day, "D").astype("datetime64[Y]").astype(np.int64)) + 1970


def _anniversary(days: Days, since: Days) -> Days:
    """The same day as that of the entry, in a later year; the last of February for the 29th."""
    entered, asked = (array.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) for array in (since, days))
    years = np.maximum(asked - entered, 1)
    this = plus_months(since, 12 * years)
    return np.asarray(np.where(this >= days, this, plus_months(since, 12 * (years + 1))), np.int32)


def _fixed(review: Review, first: int, last: int, fiscal_start: int) -> Days:
    """All review days that the calendar gives from the year ``first`` to the year ``last``, ascending."""
    found: set[int] = set()
    step = _MONTHS.get(review.every or "")
    for year in range(first, last + 1):
        for month in range(1, 13):
            if step is not None and (month - fiscal_start) % step == 0:
                found.add(day_number(date(year, month, 1)))
        for written in review.on or ():
            found.add(_day_of(year, int(written[:2]), int(written[3:])))
    return np.array(sorted(found), np.int32)


def _day_of(year: int, month: int, day: int) -> int:
    start = np.array([day_number(date(year, month, 1))], np.int32)
    return int(min(start[0] + day - 1, plus_months(start, 1)[0] - 1))
