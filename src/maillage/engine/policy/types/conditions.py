"""Conditions: what must hold of a partner on a day. They nest without limit."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from maillage.engine.policy.types.base import Clause, Name, OneOrMany, Threshold, Titled

Word = str | bool | int


class Stated(Clause):
    """What every condition may carry: a title for readers."""

    title: Titled | None = None


class All(Stated):
    """Every one holds."""

    all: list[Condition] = Field(min_length=1)


class Any_(Stated):  # noqa: N801 - the word of the language, apart from typing.Any
    """At least one holds: alternative paths."""

    any: list[Condition] = Field(min_length=1)


class Some(Stated):
    """At least ``some`` of the conditions in ``of`` hold."""

    some: int = Field(ge=1)
    of: list[Condition] = Field(min_length=1)

    @model_validator(mode="after")
    def _possible(self) -> Some:
        if self.some > len(self.of):
            raise PydanticCustomError(
                "policy-some-of",
                "at least {some} of {count} conditions can never hold",
                {"some": self.some, "count": len(self.of)},
            )
        return self


class Not(Stated):
    """The condition does not hold. A condition that cannot be decided (unknown value) does not hold either way."""

    not_: Condition = Field(alias="not")


class Test(Stated):
    """A measure against a threshold, or an attribute against words.

    ``at_least`` (≥), ``more_than`` (>), ``at_most`` (≤), ``less_than`` (<); several together make a range.
    ``is`` and ``in`` compare words (or a number). ``portfolio`` names the portfolio whose value is meant; without
    it, inside the portfolio ladder, the portfolio at hand. ``without_minimums: true`` ignores a score's minima.
    An unknown value meets no test.
    """

    measure: Name
    at_least: Threshold | None = None
    more_than: Threshold | None = None
    at_most: Threshold | None = None
    less_than: Threshold | None = None
    is_: Word | None = Field(default=None, alias="is")
    in_: Annotated[list[Word], OneOrMany] | None = Field(default=None, alias="in")
    portfolio: Name | None = None
    without_minimums: bool = False

    @model_validator(mode="after")
    def _compares(self) -> Test:
        numbers = [self.at_least, self.more_than, self.at_most, self.less_than]
        compared = any(bound is not None for bound in numbers)
        words = (self.is_ is not None) + (self.in_ is not None)
        if compared == bool(words) or words > 1:
            raise PydanticCustomError(
                "policy-test-form", "a test says at_least, more_than, at_most or less_than; or is; or in"
            )
        return self


class Decided(Stated):
    """A decision in force on the day grants it: named people ruled case by case, on record."""

    decision: Name


class Qualifying(Stated):
    """The condition held on at least one day of the current month or of the ``months`` full months before."""

    qualifying: Condition
    months: int = Field(ge=0, le=36)


class Holds(Stated):
    """The partner's tier by measure is at least ``tier``: overall, or in ``portfolio`` (a name, or ``any``).

    Where the ladder of the test is the one being decided, only lower tiers may be named.
    """

    tier_at_least: Name
    portfolio: Name | None = None


class Always(Stated):
    """Always holds (``always: true``)."""

    always: bool


CONDITION_KEYS = (
    "all",
    "any",
    "some",
    "not",
    "measure",
    "decision",
    "qualifying",
    "tier_at_least",
    "always",
)


def condition_tag(value: Any) -> str | None:
    """Tell the kind of a condition by the word that makes it one."""
    if isinstance(value, dict):
        return next((key for key in CONDITION_KEYS if key in value), None)
    for key in CONDITION_KEYS:
        if hasattr(value, key) or hasattr(value, key + "_"):
            return key
    return None


Condition = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[Any_, Tag("any")]
    | Annotated[Some, Tag("some")]
    | Annotated[Not, Tag("not")]
    | Annotated[Test, Tag("measure")]
    | Annotated[Decided, Tag("decision")]
    | Annotated[Qualifying, Tag("qualifying")]
    | Annotated[Holds, Tag("tier_at_least")]
    | Annotated[Always, Tag("always")],
    Discriminator(
        condition_tag,
        custom_error_type="condition_kind",
        custom_error_message="a condition says one of: " + ", ".join(CONDITION_KEYS),
    ),
]

for _model in (All, Any_, Some, Not, Qualifying):
    _model.model_rebuild()
