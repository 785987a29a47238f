"""The policy document as a whole."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from maillage.engine.policy.types.base import Clause, Day, Name, Titled
from maillage.engine.policy.types.clusters import ClusterRule
from maillage.engine.policy.types.coverage import Coverage, Role, Territory, Unit
from maillage.engine.policy.types.measures import Measure
from maillage.engine.policy.types.tiers import Decision, Portfolio, Staying, Tier

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Validity(Clause):
    """In force from ``from`` to before ``to`` (open when not given)."""

    from_: Day = Field(alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Validity:
        if self.to is not None and self.to <= self.from_:
            raise PydanticCustomError("policy-ends-before", "it must end after it starts")
        return self


class Rate(Clause):
    """One written rate: one unit of ``currency`` is ``rate`` units of the policy's currency."""

    currency: Currency
    rate: Decimal = Field(gt=0)
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None


class Conversion(Clause):
    """How amounts of other currencies become the policy's.

    ``source: ecb`` takes the European Central Bank's reference rates, ``source: written`` the ``rates`` below.
    Sales convert ``at`` the average of their month, the last fixing of their month, or one rate for the whole
    question: that of the day asked (``as_of``) or the average of the window (``window_average``), always after
    summing by month. Thresholds in another currency convert at the rate of the day asked, or at the average of
    the twelve full months before (``thresholds: trailing_average``). On a day without fixing the previous one
    counts. Each converted sum is rounded once, half up, to ``round_to``.
    """

    source: Literal["ecb", "written"] = "ecb"
    at: Literal["month_average", "month_end", "as_of", "window_average"] = "month_average"
    thresholds: Literal["as_of", "trailing_average"] = "as_of"
    rates: list[Rate] = Field(default_factory=list)
    round_to: Decimal = Field(default=Decimal("0.01"), gt=0)


class Calendar(Clause):
    """Months and days of the programme: first month of the fiscal year, days of grace for late data."""

    fiscal_year_starts: Annotated[int, Field(ge=1, le=12)] = 1
    grace_days: Annotated[int, Field(ge=0, le=366)] = 0


class Word_(Clause):  # noqa: N801 - apart from the word that a test compares
    """A word of the policy's own vocabulary, with its titles."""

    name: Name
    title: Titled


class Policy(Clause):
    """A policy: the only rule. One file, one version, in force for an interval.

    A child (``extends``) takes everything from its parent and overrides only what the parent lists in
    ``overridable``: paths of names joined by dots, ``*`` for any name.
    """

    policy: Name
    version: Annotated[str, Field(min_length=1)]
    title: Titled
    description: Titled | None = None
    extends: Name | None = None
    overridable: list[str] = Field(default_factory=list)
    valid: Validity
    currency: Currency
    conversion: Conversion = Conversion()
    calendar: Calendar = Calendar()
    markets: list[Word_] = Field(default_factory=list)
    lines: list[Word_] = Field(default_factory=list)
    trades: list[Word_] = Field(default_factory=list)
    technologies: list[Word_] = Field(default_factory=list)
    portfolios: list[Portfolio] = Field(default_factory=list)
    units: list[Unit] = Field(default_factory=list)
    territories: list[Territory] = Field(default_factory=list)
    measures: dict[Name, Measure] = Field(default_factory=dict)
    tiers: list[Tier] = Field(min_length=1)
    portfolio_tiers: list[Tier] = Field(default_factory=list)
    staying: Staying = Staying()
    decisions: list[Decision] = Field(default_factory=list)
    clusters: list[ClusterRule] = Field(default_factory=list)
    roles: list[Role] = Field(default_factory=list)
    coverage: Coverage | None = None
