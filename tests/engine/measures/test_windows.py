"""Which days a window names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.kernel.period import Period
from maillage.engine.measures.windows import period_of
from maillage.engine.policy.types.document import Calendar
from maillage.engine.policy.types.measures import Window

DAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("window", "start", "end"),
    [
        ({"trailing_months": 12}, "2025-05-01", "2026-05-01"),
        ({"trailing_months": 1, "grace_days": 19}, "2026-04-01", "2026-05-01"),
        ({"trailing_months": 1, "grace_days": 20}, "2026-03-01", "2026-04-01"),
        ({"trailing_days": 30}, "2026-04-21", "2026-05-21"),
        ({"calendar_year": "current"}, "2026-01-01", "2027-01-01"),
        ({"calendar_year": "previous"}, "2025-01-01", "2026-01-01"),
        ({"calendar_year": "to_date"}, "2026-01-01", "2026-05-21"),
        ({"calendar_quarter": "current"}, "2026-04-01", "2026-07-01"),
        ({"calendar_quarter": "previous"}, "2026-01-01", "2026-04-01"),
        ({"calendar_quarter": "previous", "grace_days": 60}, "2025-10-01", "2026-01-01"),
        ({"fiscal_year": "current"}, "2025-07-01", "2026-07-01"),
        ({"fiscal_year": "previous"}, "2024-07-01", "2025-07-01"),
        ({"fiscal_quarter": "to_date"}, "2026-04-01", "2026-05-21"),
        ({"month": "previous"}, "2026-04-01", "2026-05-01"),
        ({"month": "current"}, "2026-05-01", "2026-06-01"),
        ({"between": ("2024-02-01", "2024-03-01")}, "2024-02-01", "2024-03-01"),
        ({"ever": True}, "1900-01-01", "2026-05-21"),
        ({"trailing_months": 12, "shift_months": 12}, "2024-05-01", "2025-05-01"),
        ({"calendar_half_year": "current"}, "2026-01-01", "2026-07-01"),
        ({"calendar_half_year": "previous", "periods": 3}, "2024-07-01", "2026-01-01"),
        ({"fiscal_half_year": "previous"}, "2025-07-01", "2026-01-01"),
        ({"fiscal_quarter": "previous", "periods": 4}, "2025-04-01", "2026-04-01"),
        (None, "2025-05-01", "2026-05-01"),
    ],
)
def test_a_window_is_a_half_open_period(window: dict[str, Any] | None, start: str, end: str) -> None:
    read = Window.model_validate(window) if window else None
    found = period_of(read, DAY, Calendar(fiscal_year_starts=7))
    assert found == Period(date.fromisoformat(start), date.fromisoformat(end))


def test_the_calendars_grace_counts_where_the_window_has_none() -> None:
    calendar = Calendar(grace_days=25)
    assert period_of(Window(trailing_months=1), DAY, calendar).end == date(2026, 4, 1)
    assert period_of(Window(trailing_months=1, grace_days=0), DAY, calendar).end == date(2026, 5, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_the_years_follow_each_other_without_gap(day: date, fiscal: int) -> None:
    calendar = Calendar(fiscal_year_starts=fiscal)
    now, before = (period_of(Window(fiscal_year=part), day, calendar) for part in ("current", "previous"))  # type: ignore[arg-type] # a word of the language
    assert before.end == now.start
    assert now.holds(day)
