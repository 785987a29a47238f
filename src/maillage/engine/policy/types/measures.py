"""Measures: what is known of a partner on a day, computed from ledger facts and records."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from maillage.engine.policy.types.base import Clause, Literal_, Name, Titled
from maillage.engine.policy.types.conditions import Condition
from maillage.engine.policy.types.scores import Band, Category, Described, Item, Score, Track
from maillage.engine.policy.types.windows import Filter, Window, YearPart

__all__ = [
    "MEASURE_KEYS", "RECORDED", "Attribute", "Band", "Best", "Category", "Classes", "Count", "Described", "Filter",
    "Given", "GroupTotal", "Growth", "Item", "Least", "Mean", "Measure", "MonthsSince", "Place", "PortfolioCount",
    "Score", "Share", "Sum", "Team", "Total", "Track", "Window", "YearPart", "measure_tag",
]  # fmt: skip


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
    """A measure against itself ``months_before`` earlier: ``now / before - 1``, or the difference.

    ``growth`` names a ``sum``, a ``count`` of what was sold (both over the same window so much earlier), or what is
    ``given`` (the value in force so much earlier).

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


RECORDED: Final = ("certified_people", "certifications", "competences", "technologies")
"""Counts that come from the records, not from the ledger."""


class Attribute(Described):
    """A word of the partner's record: country, trade, route, territory, departement, group, or a free attribute.

    ``words``: titles of its words, for those that people call otherwise than the records do.
    """

    attribute: Name
    words: dict[str, Titled] = Field(default_factory=dict)


class Given(Described):
    """A number that comes in as a record with its validity (table ``measurements``): retention, satisfaction.

    The value tells the unit: ``count``, ``ratio``, ``points``, ``hours`` or a currency. Without a record in force
    the measure is ``otherwise``, unknown when not given. ``of`` names the record's measure where it differs.
    """

    given: str = Field(pattern=r"^(count|ratio|points|hours|[A-Z]{3})$")
    of: Name | None = None
    otherwise: Literal_ | None = None


Several = Annotated[dict[Name, Decimal], Field(min_length=1)] | Annotated[list[Name], Field(min_length=1)]
"""Measures of one unit, each with a weight or all alike."""


class Total(Described):
    """The sum of measures of one unit; each may have a weight: ``total: {revenue_unix: 2, revenue_intel: 1}``."""

    total: Several


class Mean(Described):
    """The mean of measures of one unit, rounded down; each may have a weight: ``mean: {sales: 2, skills: 1}``."""

    mean: Several

    @model_validator(mode="after")
    def _weighs(self) -> Mean:
        if isinstance(self.mean, dict) and (min(self.mean.values()) < 0 or sum(self.mean.values()) <= 0):
            raise PydanticCustomError("policy-mean-weights", "the weights of a mean are above zero")
        return self


class Best(Described):
    """The largest (``best``) of several measures of one unit."""

    best: list[Name] = Field(min_length=1)


class Least(Described):
    """The smallest (``least``) of several measures of one unit."""

    least: list[Name] = Field(min_length=1)


class Classes(Described):
    """A word that says which class a partner is in: the first of ``classes`` whose condition holds.

    ``otherwise`` is the word where none of them holds for certain; without it, and where a condition before the one
    that holds cannot be known, the word is not known. ``words``: their titles.
    """

    classes: dict[Name, Condition] = Field(min_length=1)
    otherwise: Name | None = None
    words: dict[str, Titled] = Field(default_factory=dict)


class MonthsSince(Described):
    """The full months from a date to the day asked. ``months_since`` names an attribute that is a date (``joined``).

    A word that is no date written YYYY-MM-DD is not known. A date ahead gives a number below zero.
    """

    months_since: Name


class GroupTotal(Described):
    """A measure added up over all partners of the same group (the record's ``group``); its own where it has none.

    Members whose value is not known count nothing.
    """

    group_total: Name


class Place(Clause):
    """A place in a team, for ``people`` people who each hold a certification that passes ``where``."""

    where: Filter = Filter()
    people: Annotated[int, Field(ge=1, le=1000)] = 1


class Team(Described):
    """How many places of a team the partner's certified people fill at once, as many as can be.

    A person fills a place once, and at most ``each_fills`` places in all. Certifications count that are valid on
    the day.
    """

    team: list[Place] = Field(min_length=1)
    each_fills: Annotated[int, Field(ge=1)] = 1


class PortfolioCount(Described):
    """The number of portfolios in which the partner holds at least a tier of the portfolio ladder."""

    portfolios_at: Name


MEASURE_KEYS = {
    "sum": "sum", "share": "share", "growth": "growth", "count": "count", "attribute": "attribute",
    "given": "given", "total": "total", "best": "best", "least": "least", "portfolios_at": "portfolios_at",
    "mean": "mean", "classes": "classes", "months_since": "months_since", "group_total": "group_total", "team": "team",
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
    | Annotated[Mean, Tag("mean")]
    | Annotated[Best, Tag("best")]
    | Annotated[Least, Tag("least")]
    | Annotated[PortfolioCount, Tag("portfolios_at")]
    | Annotated[Classes, Tag("classes")]
    | Annotated[MonthsSince, Tag("months_since")]
    | Annotated[GroupTotal, Tag("group_total")]
    | Annotated[Team, Tag("team")]
    | Annotated[Score, Tag("score")],
    Discriminator(
        measure_tag,
        custom_error_type="measure_kind",
        custom_error_message="a measure says one of: " + ", ".join(MEASURE_KEYS),
    ),
]
