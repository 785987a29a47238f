"""Scores: points by category, with caps, minima and tracks."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.policy.types.base import Clause, Name, Table, Threshold, Titled
from maillage.engine.policy.types.conditions import Condition


class Described(Clause):
    """What every measure may carry.

    ``per: portfolio`` computes the measure once for each portfolio of the policy, under that portfolio's filter.
    """

    title: Titled | None = None
    per: Literal["portfolio"] | None = None


class Band(Clause):
    """``points`` from a value of ``at_least`` on; the highest band reached counts."""

    at_least: Threshold
    points: Decimal


def _above_zero(bound: Quantity | Table | None) -> bool:
    """Whether a value, or every value of a table, is above zero."""
    if isinstance(bound, Table):
        return all(_above_zero(value) for value in (*bound.values.values(), bound.otherwise))
    return bound is None or bound.micro > 0


class Item(Clause):
    """One line of a score.

    It earns by one of four rules:

    - ``points`` with ``target``: all the points at the target; below it nothing, or with ``partial: true`` the
      same part of the points as the value is of the target;
    - ``points`` with ``each``: the points for each whole ``each`` of the measure (``partial: true``: for parts too);
    - ``bands``: the points of the highest band reached; with ``partial: true`` those in between are shared out evenly
      from one band to the next;
    - ``points`` with ``when``: the points where a condition holds (no ``measure``).

    Beside one of the first three, ``when`` lets the line earn only where its condition holds. ``target``, ``each`` and
    the ``at_least`` of a band may be tables; where a table has nothing for the partner, the line earns nothing.
    ``cap`` limits the line's points; ``minimum`` is the least number of points without which the whole score is
    not valid (see ``Score``), ``more_than`` a number that the points must exceed. A measure that is not known earns
    nothing.
    """

    item: Name | None = None
    title: Titled | None = None
    measure: Name | None = None
    points: Decimal | None = None
    target: Threshold | None = None
    each: Threshold | None = None
    bands: list[Band] | None = Field(default=None, min_length=1)
    when: Condition | None = None
    partial: bool = False
    cap: Decimal | None = None
    minimum: Decimal | None = None
    more_than: Decimal | None = None

    @model_validator(mode="after")
    def _one_rule(self) -> Item:
        rules = [name for name in ("target", "each", "bands") if getattr(self, name) is not None]
        if not rules and self.when is not None:
            rules = ["when"]
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
        if not _above_zero(self.each) or (self.partial and not _above_zero(self.target)):
            raise PydanticCustomError("policy-item-zero", "points for nothing have no end: write a value above zero")
        return self


class Category(Clause):
    """A group of lines: ``cap`` limits its points, ``weight`` multiplies them after the cap.

    ``minimum``: the least points, after the cap and before the weight, without which the score is not valid;
    ``more_than``: a number that they must exceed.
    A condition or another measure may name a category as ``score.category``.
    """

    category: Name
    title: Titled | None = None
    items: list[Item] = Field(min_length=1)
    cap: Decimal | None = None
    weight: Decimal = Decimal(1)
    minimum: Decimal | None = None
    more_than: Decimal | None = None


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
