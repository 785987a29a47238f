"""Tiers: an ordered list, how one gets in, and how one stays."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from maillage.engine.policy.types.base import Clause, Effect, Name, Titled, Words
from maillage.engine.policy.types.conditions import Condition


class Review(Clause):
    """When tiers are reviewed: ``every`` month, quarter, half-year or year, or ``on`` days written MM-DD.

    Months, quarters, half-years and years begin with those of the calendar's fiscal year; their first day is the
    review day. ``every: anniversary`` is the day on which the partner entered its tier, each year. A day that a
    month lacks (02-29) is the month's last.
    """

    every: Literal["month", "quarter", "half_year", "year", "anniversary"] | None = None
    on: list[Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]] | None = None


class Staying(Clause):
    """How a tier is kept once held.

    ``review``: demotions happen only on review days; without it any day is one. ``promotion: at_review`` lets
    promotions wait for the same days, ``promotion: {every: quarter}`` for review days of their own. ``grace_days`` or
    ``grace_months``: how long a partner may stay below before it is demoted. ``term_months``: no demotion before so
    many months in the tier (``mid-term``). ``warnings_days``: how many days before the demotion the partner is
    warned. ``demotion: one_step`` falls one tier at a time.
    The ``staying`` of a tier sets its own words over those of the policy.
    """

    review: Review | None = None
    promotion: Literal["at_once", "at_review"] | Review = "at_once"
    demotion: Literal["to_measured", "one_step"] = "to_measured"
    grace_days: Annotated[int, Field(ge=0)] = 0
    grace_months: Annotated[int, Field(ge=0)] = 0
    term_months: Annotated[int, Field(ge=0)] = 0
    warnings_days: list[Annotated[int, Field(ge=1)]] = Field(default_factory=list)


class Tier(Clause):
    """A tier. The list goes from the lowest to the highest; only the lowest may do without ``admission``.

    ``precondition`` then ``decision``: where the precondition holds, the named people decide case by case, and
    the tier is given only under a decision in force. ``admission`` may stand beside them. ``cumulative: true``:
    the tiers below must be met as well. ``forms`` names the cluster rule that the tier's partners must fit in;
    one that no valid cluster can take falls to ``without_cluster``. ``effects`` are the tier's benefits and
    duties, free words and values (discount, lead weight, support), compared by ``policy check``.
    """

    tier: Name
    title: Titled | None = None
    description: Titled | None = None
    admission: Condition | None = None
    paths: dict[Name, Condition] | None = None
    precondition: Condition | None = None
    decision: Name | None = None
    cumulative: bool = False
    forms: Name | None = None
    without_cluster: Name | None = None
    staying: Staying | None = None
    effects: dict[str, Effect] = Field(default_factory=dict)


class Decision(Clause):
    """A ruling that named people give case by case.

    ``deciders`` are roles or people who may sign; author and approver must differ. ``valid_months`` is how long
    a ruling lasts where the record does not say.
    """

    decision: Name
    title: Titled | None = None
    deciders: list[str] = Field(min_length=1)
    valid_months: int | None = Field(default=None, ge=1)


class Portfolio(Clause):
    """A part of the offering that has tiers of its own: the ledger facts and people that count in it."""

    portfolio: Name
    title: Titled | None = None
    line: Words = Field(default_factory=list)
    market: Words = Field(default_factory=list)
    unit: Words = Field(default_factory=list)
    offering: Words = Field(default_factory=list)
    technology: Words = Field(default_factory=list)
