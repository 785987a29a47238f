"""Civil dates and half-open periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that holds ``day``."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    def plus(self, months: int) -> Month:
        """The month ``months`` later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def __str__(self) -> str:
        """ISO form, ``2003-01``."""
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``start`` to the day before ``end``.

    Raises:
        ValueError: if ``end`` lies before ``start``.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in the period."""
        return self.start <= day < self.end

    @property
    def last_day(self) -> date:
        """The last day inside, for readers: periods are half-open."""
        return self.end - timedelta(days=1)

    def months_earlier(self, months: int) -> Period:
        """The same period ``months`` months before; a day that the month lacks becomes its last."""
        return Period(add_months(self.start, -months), add_months(self.end, -months))


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` months later, or the month's last day where it has no such day."""
    target = Month.of(day).plus(months)
    last = (target.plus(1).first - timedelta(days=1)).day
    return date(target.year, target.month, min(day.day, last))


def valid_on(day: date, start: date | None, end: date | None) -> bool:
    """Whether a record in force from ``start`` to before ``end`` (None: open) is in force on ``day``."""
    return (start is None or start <= day) and (end is None or day < end)
