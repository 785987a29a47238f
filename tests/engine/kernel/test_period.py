"""Civil dates and half-open periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.kernel.period import Month, Period, add_months, valid_on

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(days, st.integers(-240, 240))
def test_months_add_up(day: date, months: int) -> None:
    month = Month.of(day)
    assert month.plus(months).plus(-months) == month
    assert month.plus(months).first == add_months(month.first, months)


def test_a_day_that_the_month_lacks_becomes_its_last() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 3, 31), -13) == date(2023, 2, 28)


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    period = Period(date(2026, 1, 1), date(2026, 2, 1))
    assert period.holds(date(2026, 1, 1))
    assert not period.holds(date(2026, 2, 1))
    assert period.last_day == date(2026, 1, 31)
    assert period.months_earlier(12) == Period(date(2025, 1, 1), date(2025, 2, 1))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


def test_open_validity_holds_for_ever() -> None:
    day = date(2026, 1, 1)
    assert valid_on(day, None, None)
    assert valid_on(day, day, None)
    assert not valid_on(day, None, day)
    assert not valid_on(day, date(2026, 1, 2), None)


def test_a_month_is_written_in_iso_form() -> None:
    assert str(Month(2003, 1)) == "2003-01"
