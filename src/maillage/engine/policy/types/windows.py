"""Windows and filters: which days, and which facts, a measure counts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from maillage.engine.policy.types.base import Clause, Day, OneOrMany, Words

YearPart = Literal["current", "previous", "to_date"]


class Window(Clause):
    """Which days count. Exactly one of the fields before ``periods``.

    ``trailing_months: 12`` is the twelve full months before the month of the day asked; ``trailing_days`` the
    days before it, that day included; ``calendar_year``, ``calendar_half_year``, ``calendar_quarter``,
    ``fiscal_year``, ``fiscal_half_year``, ``fiscal_quarter`` and ``month`` take ``current`` (whole, even its
    future), ``previous`` or ``to_date`` (from its start to the day asked, that day included); ``between`` is fixed,
    half-open; ``ever`` is everything up to the day asked. ``periods: 4`` beside ``previous`` takes so many full ones
    in a row. ``shift_months: 12`` moves the window that much earlier. ``grace_days`` (late data): a month or a year
    counts as full only so many days after its end.
    """

    trailing_months: Annotated[int, Field(ge=1, le=120)] | None = None
    trailing_days: Annotated[int, Field(ge=1, le=3660)] | None = None
    calendar_year: YearPart | None = None
    calendar_half_year: YearPart | None = None
    calendar_quarter: YearPart | None = None
    fiscal_year: YearPart | None = None
    fiscal_half_year: YearPart | None = None
    fiscal_quarter: YearPart | None = None
    month: YearPart | None = None
    between: tuple[Day, Day] | None = None
    ever: Literal[True] | None = None
    periods: Annotated[int, Field(ge=1, le=40)] = 1
    shift_months: Annotated[int, Field(ge=0, le=120)] = 0
    grace_days: Annotated[int, Field(ge=0, le=366)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Window:
        kinds = ("trailing_months", "trailing_days", "calendar_year", "calendar_half_year", "calendar_quarter",
                 "fiscal_year", "fiscal_half_year", "fiscal_quarter", "month", "between", "ever")  # fmt: skip
        if sum(getattr(self, kind) is not None for kind in kinds) != 1:
            raise PydanticCustomError(
                "policy-window-one", "a window says exactly one of: {allowed}", {"allowed": ", ".join(kinds)}
            )
        if self.between is not None and self.between[1] <= self.between[0]:
            raise PydanticCustomError("policy-ends-before", "it must end after it starts")
        if self.periods > 1 and "previous" not in {getattr(self, kind) for kind in kinds}:
            raise PydanticCustomError("policy-window-periods", "several periods in a row are previous ones")
        return self


class Filter(Clause):
    """Which facts count: every field given must match; a list means any of its values.

    ``not`` excludes. ``new_customers: 12`` keeps the sales to end customers that bought nothing from anybody in
    the channel in the 12 months before the window. For people and competences only ``technology``,
    ``competence``, ``certification``, ``level`` and ``job`` apply; for sales the others.
    """

    market: Words | None = None
    line: Words | None = None
    offering: Words | None = None
    unit: Words | None = None
    route: Annotated[list[Literal["direct", "wholesale"]], OneOrMany] | None = None
    territory: Words | None = None
    wholesaler: Words | None = None
    technology: Words | None = None
    transaction: Annotated[list[Literal["sale", "return"]], OneOrMany] | None = None
    new_customers: Annotated[int, Field(ge=1, le=120)] | None = None
    competence: Words | None = None
    certification: Words | None = None
    level: Words | None = None
    job: Words | None = None
    not_: Filter | None = Field(default=None, alias="not")
