"""Measures: what is known of a partner on a day, computed from ledger facts and records."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from maillage.engine.policy.types.base import Clause, Day, Literal_, Name, OneOrMany, Titled, Words
from maillage.engine.policy.types.conditions import Condition

YearPart = Literal["current", "previous", "to_date"]


class Window(Clause):
    """Which days count. Exactly one of the fields before ``shift_months``.

    ``trailing_months: 12`` is the twelve full months before the month of the day asked; ``trailing_days`` the
    days before it, that day included; ``calendar_year``, ``calendar_quarter``, ``fiscal_year``,
    ``fiscal_quarter`` and ``month`` take ``current`` (whole, even its future), ``previous`` or ``to_date``
    (from its start to the day asked, that day included); ``between`` is fixed, half-open; ``ever`` is
    everything up to the day asked. ``shift_months: 12`` moves the window that much earlier. ``grace_days``
    (late data): a month or a year counts as full only so many days after its end.
    """

    trailing_months: Annotated[int, Field(ge=1, le=120)] | None = None
    trailing_days: Annotated[int, Field(ge=1, le=3660)] | None = None
    calendar_year: YearPart | None = None
    calendar_quarter: YearPart | None = None
    fiscal_year: YearPart | None = None
    fiscal_quarter: YearPart | None = None
    month: YearPart | None = None
    between: tuple[Day, Day] | None = None
    ever: Literal[True] | None = None
    shift_months: Annotated[int, Field(ge=0, le=120)] = 0
    grace_days: Annotated[int, Field(ge=0, le=366)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Window:
        kinds = ("trailing_months", "trailing_days", "calendar_year", "calendar_quarter", "fiscal_year",
                 "fiscal_quarter", "month", "between", "ever")  # fmt: skip
        if sum(getattr(self, kind) is not None for kind in kinds) != 1:
            raise PydanticCustomError(
                "policy-window-one", "a window says exactly one of: {allowed}", {"allowed": ", ".join(kinds)}
            )
        if self.between is not None and self.between[1] <= self.between[0]:
            raise PydanticCustomError("policy-ends-before", "it must end after it starts")
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


class Described(Clause):
    """What every measure may carry.

    ``per: portfolio`` computes the measure once for each portfolio of the policy, under that portfolio's filter.
    """

    title: Titled | None = None
    per: Literal["portfolio"] | None = None


class Sum(Described):
    """Sum of ledger facts: ``amount`` (in the policy's currency) or ``quantity`` (a count); returns subtract."""

    sum: Literal["amount", "quantity"]
    where: Filter = Filter()
    window: Window | None = None


class Share(Described):
    """One measure divided by another, as a ratio; zero when the whole is zero."""

    share: Name
    of: Name


class Growth(Described):
    """A sum against the same window ``months_before`` earlier: ``now / before - 1``, or the difference.

    With nothing before, the growth is ``from_nothing`` (unknown when not given).
    """

    growth: Name
    as_: Literal["ratio", "difference"] = Field(default="ratio", alias="as")
    months_before: Annotated[int, Field(ge=1, le=120)] = 12
    from_nothing: Literal_ | None = None


class Count(Described):
    """A count.

    ``certified_people`` (distinct people with a valid matching certification on the day), ``certifications``
    (valid ones, people counted each time), ``competences`` (the partner's own valid ones); ``technologies``
    (distinct, over valid competences and certifications); ``offerings``, ``lines``, ``markets`` (distinct, with
    net sales in the window of at least ``floor``, or above zero); ``orders`` (distinct documents) and
    ``customers`` (distinct end customers) in the window.
    """

    count: Literal["certified_people", "certifications", "competences", "technologies", "offerings", "lines",
                   "markets", "orders", "customers"]  # fmt: skip
    where: Filter = Filter()
    window: Window | None = None
    floor: Literal_ | None = None


class Attribute(Described):
    """A word of the partner's record: country, trade, route, territory, departement, group, or a free attribute."""

    attribute: Name


class Given(Described):
    """A number that comes in as a record with its validity (table ``measurements``): retention, satisfaction.

    The value tells the unit: ``count``, ``ratio``, ``points``, ``hours`` or a currency. Without a record in force
    the measure is ``otherwise``, unknown when not given. ``of`` names the record's measure where it differs.
    """

    given: str = Field(pattern=r"^(count|ratio|points|hours|[A-Z]{3})$")
    of: Name | None = None
    otherwise: Literal_ | None = None


class Total(Described):
    """The sum of measures of one unit; each may have a weight: ``total: {revenue_unix: 2, revenue_intel: 1}``."""

    total: dict[Name, Decimal] | list[Name]


class Best(Described):
    """The largest (``best``) of several measures of one unit."""

    best: list[Name] = Field(min_length=1)


class Least(Described):
    """The smallest (``least``) of several measures of one unit."""

    least: list[Name] = Field(min_length=1)


class PortfolioCount(Described):
    """The number of portfolios in which the partner holds at least a tier of the portfolio ladder."""

    portfolios_at: Name


class Band(Clause):
    """``points`` from a value of ``at_least`` on; the highest band reached counts."""

    at_least: Literal_
    points: Decimal


class Item(Clause):
    """One line of a score.

    It earns by one of four rules:

    - ``points`` with ``target``: all the points at the target; below it nothing, or with ``partial: true`` the
      same part of the points as the value is of the target;
    - ``points`` with ``each``: the points for each whole ``each`` of the measure (``partial: true``: for parts too);
    - ``bands``: the points of the highest band reached;
    - ``points`` with ``when``: the points where a condition holds (no ``measure``).

    ``cap`` limits the line's points; ``minimum`` is the least number of points without which the whole score is
    not valid (see ``Score``). A measure that is not known earns nothing.
    """

    item: Name | None = None
    title: Titled | None = None
    measure: Name | None = None
    points: Decimal | None = None
    target: Literal_ | None = None
    each: Literal_ | None = None
    bands: list[Band] | None = None
    when: Condition | None = None
    partial: bool = False
    cap: Decimal | None = None
    minimum: Decimal | None = None

    @model_validator(mode="after")
    def _one_rule(self) -> Item:
        rules = [name for name in ("target", "each", "bands", "when") if getattr(self, name) is not None]
        if len(rules) != 1:
            raise PydanticCustomError(
                "policy-item-rule", "a line of a score has exactly one of: target, each, bands, when"
            )
        if (self.points is None) != (rules == ["bands"]):
            raise PydanticCustomError(
                "policy-item-points",
                "a line of a score says its points, except with bands, where each band says them",
            )
        if (self.measure is None) != (rules == ["when"]):
            raise PydanticCustomError("policy-item-measure", "a line of a score names a measure, except with when")
        return self


class Category(Clause):
    """A group of lines: ``cap`` limits its points, ``weight`` multiplies them after the cap.

    ``minimum``: the least points, after the cap and before the weight, without which the score is not valid.
    A condition or another measure may name a category as ``score.category``.
    """

    category: Name
    title: Titled | None = None
    items: list[Item] = Field(min_length=1)
    cap: Decimal | None = None
    weight: Decimal = Decimal(1)
    minimum: Decimal | None = None


class Track(Clause):
    """One way to earn a score."""

    track: Name
    title: Titled | None = None
    categories: list[Category] = Field(min_length=1)


class Score(Described):
    """Points: the sum over categories, limited by ``cap``; with ``best_of``, the best of several tracks.

    A test of the score holds only where every minimum of the (best) track is met as well; a track whose minima
    are met beats one whose minima are not, whatever their points.
    """

    score: list[Category] | None = Field(default=None, min_length=1)
    best_of: list[Track] | None = Field(default=None, min_length=1)
    cap: Decimal | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Score:
        if (self.score is None) == (self.best_of is None):
            raise PydanticCustomError(
                "policy-score-form",
                "a score has either a list of categories (score) or a list of tracks (best_of)",
            )
        return self


MEASURE_KEYS = {
    "sum": "sum", "share": "share", "growth": "growth", "count": "count", "attribute": "attribute",
    "given": "given", "total": "total", "best": "best", "least": "least", "portfolios_at": "portfolios_at",
    "score": "score", "best_of": "score",
}  # fmt: skip


def measure_tag(value: Any) -> str | None:
    """Tell the kind of a measure by the word that makes it one."""
    if isinstance(value, dict):
        for key, tag in MEASURE_KEYS.items():
            if key in value:
                return tag
        return None
    return next(
        (tag for key, tag in MEASURE_KEYS.items() if getattr(value, key, None) is not None),
        None,
    )


Measure = Annotated[
    Annotated[Sum, Tag("sum")]
    | Annotated[Share, Tag("share")]
    | Annotated[Growth, Tag("growth")]
    | Annotated[Count, Tag("count")]
    | Annotated[Attribute, Tag("attribute")]
    | Annotated[Given, Tag("given")]
    | Annotated[Total, Tag("total")]
    | Annotated[Best, Tag("best")]
    | Annotated[Least, Tag("least")]
    | Annotated[PortfolioCount, Tag("portfolios_at")]
    | Annotated[Score, Tag("score")],
    Discriminator(
        measure_tag,
        custom_error_type="measure_kind",
        custom_error_message="a measure says one of: " + ", ".join(MEASURE_KEYS),
    ),
]
