"""How a tier is kept: on a dated time line, rule by rule."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.engine.policy.types.tiers import Review, Staying
from maillage.engine.tiers.records import Standing
from maillage.engine.tiers.staying import Stay, is_review, next_review, stay
from maillage.engine.tiers.types import Basis

HELD = Standing("gold", date(2025, 3, 15), below_since=date(2026, 1, 10))


def on(day: str, staying: Staying, measured: int = 0, held: int = 2, standing: Standing = HELD) -> Stay:
    return stay(staying, standing, held, measured, date.fromisoformat(day), 1)


def test_without_rules_the_measures_decide_at_once() -> None:
    assert on("2026-01-10", Staying()) == Stay(0, Basis.MEASURED)
    assert on("2026-01-10", Staying(), measured=3) == Stay(3, Basis.MEASURED)
    assert on("2026-01-10", Staying(), measured=2) == Stay(2, Basis.MEASURED)


def test_no_demotion_in_mid_term() -> None:
    rule = Staying(term_months=12)
    assert on("2026-03-14", rule) == Stay(2, Basis.TERM, date(2026, 3, 15))
    assert on("2026-03-15", rule) == Stay(0, Basis.MEASURED)


def test_grace_runs_from_the_day_the_conditions_failed() -> None:
    assert on("2026-04-09", Staying(grace_days=90)) == Stay(2, Basis.GRACE, date(2026, 4, 10))
    assert on("2026-04-10", Staying(grace_days=90)) == Stay(0, Basis.MEASURED)
    assert on("2026-02-09", Staying(grace_months=1)) == Stay(2, Basis.GRACE, date(2026, 2, 10))
    fresh = Standing("gold", date(2020, 1, 1))
    assert on("2026-05-01", Staying(grace_days=30), standing=fresh).falls_on == date(2026, 5, 31)


def test_a_demotion_waits_for_the_review() -> None:
    rule = Staying(review=Review(every="quarter"))
    assert on("2026-02-01", rule) == Stay(2, Basis.REVIEW, date(2026, 4, 1))
    assert on("2026-04-01", rule) == Stay(0, Basis.MEASURED)
    late = Staying(review=Review(on=["07-01"]), grace_days=90)
    assert on("2026-02-01", late) == Stay(2, Basis.GRACE, date(2026, 7, 1))


def test_a_promotion_is_at_once_unless_the_policy_makes_it_wait() -> None:
    review = Review(every="half_year")
    assert on("2026-02-01", Staying(review=review), measured=3).rank == 3
    waits = Staying(review=review, promotion="at_review")
    assert on("2026-02-01", waits, measured=3) == Stay(2, Basis.REVIEW)
    assert on("2026-07-01", waits, measured=3).rank == 3


def test_falling_one_step_at_a_time() -> None:
    rule = Staying(demotion="one_step")
    assert on("2026-02-01", rule) == Stay(1, Basis.ONE_STEP)
    assert on("2026-02-01", rule, measured=1) == Stay(1, Basis.MEASURED)


@pytest.mark.parametrize(
    ("review", "fiscal", "day", "found"),
    [
        (None, 1, "2026-02-03", "2026-02-03"),
        (Review(every="month"), 1, "2026-02-03", "2026-03-01"),
        (Review(every="year"), 4, "2026-04-02", "2027-04-01"),
        (Review(every="quarter"), 2, "2026-02-02", "2026-05-01"),
        (Review(every="anniversary"), 1, "2026-02-03", "2026-03-15"),
        (Review(every="month", on=["02-14"]), 1, "2026-02-03", "2026-02-14"),
    ],
)
def test_the_next_review(review: Review | None, fiscal: int, day: str, found: str) -> None:
    assert next_review(review, date.fromisoformat(day), HELD.since, fiscal) == date.fromisoformat(found)


def test_the_day_of_entry_is_no_anniversary() -> None:
    assert not is_review(Review(every="anniversary"), HELD.since, HELD.since, 1)
