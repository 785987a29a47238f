"""How a tier is kept once held: terms, grace, review days, warnings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from maillage.engine.kernel.period import Month, add_months
from maillage.engine.policy.types.tiers import Review, Staying
from maillage.engine.tiers.records import Standing
from maillage.engine.tiers.types import Basis

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_FAR = 4 * 366


@dataclass(frozen=True, slots=True)
class Stay:
    """Where a partner ends up: its rank, why, and the day on which it will fall (None: it will not)."""

    rank: int
    basis: Basis
    falls_on: date | None = None


def stay(staying: Staying, standing: Standing, held: int, measured: int, as_of: date, fiscal_start: int) -> Stay:
    """Return the rank that a partner holding ``held`` has on ``as_of`` when it measures ``measured``."""
    if measured == held:
        return Stay(held, Basis.MEASURED)
    review = staying.review
    if measured > held:
        waits = staying.promotion == "at_review" and not is_review(review, as_of, standing.since, fiscal_start)
        return Stay(held, Basis.REVIEW) if waits else Stay(measured, Basis.MEASURED)
    term_end = add_months(standing.since, staying.term_months)
    below = standing.below_since or as_of
    grace_end = add_months(below, staying.grace_months) + timedelta(days=staying.grace_days)
    falls_on = next_review(review, max(term_end, grace_end, as_of), standing.since, fiscal_start)
    if falls_on > as_of:
        basis = Basis.TERM if term_end > as_of else Basis.GRACE if grace_end > as_of else Basis.REVIEW
        return Stay(held, basis, falls_on)
    if staying.demotion == "one_step" and held - 1 > measured:
        return Stay(held - 1, Basis.ONE_STEP)
    return Stay(measured, Basis.MEASURED)


def next_review(review: Review | None, day: date, since: date, fiscal_start: int) -> date:
    """Return the first review day on or after ``day``; ``day`` itself where the policy names no review."""
    if review is None:
        return day
    return next(
        later
        for later in (day + timedelta(days=ahead) for ahead in range(_FAR))
        if is_review(review, later, since, fiscal_start)
    )


def is_review(review: Review | None, day: date, since: date, fiscal_start: int) -> bool:
    """Whether ``day`` is a review day: any day where the policy names none."""
    if review is None or (review.every is None and not review.on):
        return True
    if review.on and day.strftime("%m-%d") in review.on:
        return True
    if review.every is None:
        return False
    if review.every == "anniversary":
        years = day.year - since.year
        return years > 0 and add_months(since, 12 * years) == day
    months = (day.year * 12 + day.month - fiscal_start) % _MONTHS[review.every]
    return months == 0 and Month.of(day).first == day
