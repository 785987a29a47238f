"""Days of review."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.kernel.period import add_months
from maillage.engine.policy.types.tiers import Review
from maillage.engine.tiers.reviews import EPOCH, day_number, next_review, plus_months

SINCE = date(2025, 3, 15)


def next_one(review: Review | None, day: str, fiscal: int = 1, since: date = SINCE) -> str:
    days, entered = (np.array([day_number(item)], np.int32) for item in (date.fromisoformat(day), since))
    return (EPOCH + timedelta(days=int(next_review(review, days, entered, fiscal)[0]))).isoformat()


@pytest.mark.parametrize(
    ("review", "fiscal", "day", "found"),
    [
        (None, 1, "2026-02-03", "2026-02-03"),
        (Review(), 1, "2026-02-03", "2026-02-03"),
        (Review(every="month"), 1, "2026-02-03", "2026-03-01"),
        (Review(every="month"), 1, "2026-02-01", "2026-02-01"),
        (Review(every="month"), 1, "2026-12-02", "2027-01-01"),
        (Review(every="quarter"), 1, "2026-02-02", "2026-04-01"),
        (Review(every="quarter"), 2, "2026-02-02", "2026-05-01"),
        (Review(every="half_year"), 1, "2026-02-02", "2026-07-01"),
        (Review(every="half_year"), 4, "2026-02-02", "2026-04-01"),
        (Review(every="year"), 1, "2026-04-02", "2027-01-01"),
        (Review(every="year"), 4, "2026-04-02", "2027-04-01"),
        (Review(every="anniversary"), 1, "2026-02-03", "2026-03-15"),
        (Review(every="anniversary"), 1, "2026-03-15", "2026-03-15"),
        (Review(every="anniversary"), 1, "2026-03-16", "2027-03-15"),
        (Review(every="anniversary"), 1, "2025-03-15", "2026-03-15"),
        (Review(every="anniversary", on=["02-14"]), 1, "2026-02-03", "2026-02-14"),
        (Review(every="anniversary", on=["02-14"]), 1, "2026-02-15", "2026-03-15"),
        (Review(every="month", on=["02-14"]), 1, "2026-02-03", "2026-02-14"),
        (Review(on=["01-31", "07-31"]), 1, "2026-02-01", "2026-07-31"),
        (Review(on=["01-31", "07-31"]), 1, "2026-08-01", "2027-01-31"),
        (Review(on=["02-29"]), 1, "2026-02-28", "2026-02-28"),
        (Review(on=["02-29"]), 1, "2028-02-28", "2028-02-29"),
        (Review(on=["12-31"]), 1, "2026-12-31", "2026-12-31"),
    ],
)
def test_the_next_review(review: Review | None, fiscal: int, day: str, found: str) -> None:
    assert next_one(review, day, fiscal) == found


def test_who_entered_on_29_february_is_reviewed_on_the_last_of_it() -> None:
    assert next_one(Review(every="anniversary"), "2026-01-01", since=date(2024, 2, 29)) == "2026-02-28"
    assert next_one(Review(every="anniversary"), "2027-03-01", since=date(2024, 2, 29)) == "2028-02-29"


@pytest.mark.parametrize("day", ["13-01", "00-10", "02-00", "04-32", "4-1"])
def test_a_day_that_no_calendar_has_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        Review(on=[day])


def test_nobody_is_reviewed_where_there_is_nobody() -> None:
    nobody = np.array([], np.int32)
    assert next_review(Review(every="month"), nobody, nobody, 1).size == 0


@given(st.lists(st.dates(date(1990, 1, 1), date(2060, 12, 31)), max_size=20), st.integers(-40, 40))
def test_months_are_added_to_many_days_as_to_one(days: list[date], months: int) -> None:
    found = plus_months(np.array([day_number(day) for day in days], np.int32), months)
    assert [EPOCH + timedelta(days=int(day)) for day in found] == [add_months(day, months) for day in days]


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from(["month", "quarter", "half_year", "year"]),
       st.integers(1, 12))  # fmt: skip
def test_a_review_is_the_first_of_a_month_and_none_lies_between(day: date, every: str, fiscal: int) -> None:
    review = Review.model_validate({"every": every})
    found = date.fromisoformat(next_one(review, day.isoformat(), fiscal))
    assert found.day == 1
    assert (found - day).days < 367
    between = (day + timedelta(days=ahead) for ahead in range((found - day).days))
    assert all(next_one(review, earlier.isoformat(), fiscal) == found.isoformat() for earlier in list(between)[::7])
