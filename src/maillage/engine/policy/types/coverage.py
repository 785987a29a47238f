"""Coverage: territories, units, roles, and who talks to whom."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from maillage.engine.policy.types.base import Clause, Literal_, Name, Titled
from maillage.engine.policy.types.clusters import Range
from maillage.engine.policy.types.conditions import Condition


def read_place(value: Any) -> Any:
    """Let a code of digits be written as a number: 1 and 01 are the département 01."""
    return f"{value:02d}" if isinstance(value, int) and not isinstance(value, bool) else value


PlaceCode = Annotated[
    str,
    BeforeValidator(read_place),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 1}]}),
]
"""A code of the national statistics institute or of ISO 3166."""


class Territory(Clause):
    """A set of places. Départements by INSEE code (01 … 2A, 2B … 976), regions and countries by ISO 3166 code.

    A partner whose record names its territory belongs there whatever its address. ``overseas: true`` marks the
    territories that are drawn apart and never merged with others.
    """

    territory: Name
    title: Titled | None = None
    departements: list[PlaceCode] = Field(default_factory=list)
    regions: list[PlaceCode] = Field(default_factory=list)
    countries: list[str] = Field(default_factory=list)
    overseas: bool = False


class Unit(Clause):
    """A business unit: ``integrated`` in the channel organisation, or ``aligned`` with its policy.

    ``may_set`` names the parts of the policy (``roles.*.workload``) that an aligned unit may set for itself;
    ``sets`` is what it sets: path → value. ``policy check`` holds one against the other.
    """

    unit: Name
    title: Titled | None = None
    attachment: Literal["integrated", "aligned"]
    may_set: list[str] = Field(default_factory=list)
    sets: dict[str, Any] = Field(default_factory=dict)


class Bulk(Clause):
    """Which partners make "the bulk of the business" on a measure.

    ``biggest``: the first ``top`` of the scope, or the smallest set that makes ``share`` of it; ``scope`` is
    ``territory`` or ``channel``. ``dominant``: the partners for whom ``measure`` makes at least ``share`` of
    ``of`` (their own business is mostly there). Ties go to the partner whose name sorts first.
    """

    reading: Literal["biggest", "dominant"]
    measure: Name
    top: Annotated[int, Field(ge=1)] | None = None
    share: Literal_ | None = None
    of: Name | None = None
    scope: Literal["territory", "channel"] = "territory"

    @model_validator(mode="after")
    def _complete(self) -> Bulk:
        if self.reading == "biggest" and (self.top is None) == (self.share is None):
            raise PydanticCustomError(
                "policy-bulk-biggest", "the biggest are either the top N or the smallest set that makes a share"
            )
        if self.reading == "dominant" and (self.share is None or self.of is None or self.top is not None):
            raise PydanticCustomError(
                "policy-bulk-dominant", "a dominant business says the share, and of which measure"
            )
        return self


class Covers(Clause):
    """Which partners a role takes: those of ``tiers``, of ``clusters`` rules, that meet ``when`` and the bulk.

    Everything given must hold.
    """

    tiers: list[Name] | None = None
    clusters: list[Name] | None = None
    when: Condition | None = None
    bulk: Bulk | None = None


class Load(Clause):
    """Hours a year that one partner costs a seat of the role.

    ``hours``, plus ``hours_each`` for each whole ``each`` of a ``measure``; the first entry of ``workload`` whose
    ``when`` holds counts.
    """

    hours: Literal_
    when: Condition | None = None
    measure: Name | None = None
    each: Literal_ | None = None
    hours_each: Literal_ | None = None


class Capacity(Clause):
    """What one seat can carry: ``hours`` a year, ``partners`` at most, or both."""

    hours: Literal_ | None = None
    partners: Annotated[int, Field(ge=1)] | None = None


class Role(Clause):
    """A function in the channel organisation.

    ``per``: its seats belong each to a ``territory``, to a ``cluster``, to a ``unit``, or to the whole
    ``channel``. ``market``: the market that it looks after. ``unit``: who employs it. ``seats``: how many per
    territory or cluster. A partner that the role covers gets exactly one seat of it.
    ``absorbs`` names roles that the partner no longer needs when it has this one: fewer contacts.
    """

    role: Name
    title: Titled | None = None
    per: Literal["territory", "cluster", "unit", "channel"]
    market: Name | None = None
    unit: Name | None = None
    covers: Covers
    seats: Range = Range()
    capacity: Capacity = Capacity()
    workload: list[Load] = Field(default_factory=list)
    absorbs: list[Name] = Field(default_factory=list)
    mission: Titled | None = None


class Coverage(Clause):
    """How contacts are chosen.

    ``primary``: the roles in the order in which they are a partner's primary contact. ``most_contacts``: how many
    people a partner may have to deal with; the roles last in ``primary`` give way first. ``moving_hours``: the
    price of giving a partner another person than today's, in hours of workload; ``contact_hours``: the price of one
    more person that it deals with, the same unless it is said; ``overload_price``: how many times an hour above
    capacity weighs against them. ``keep_years``: relationships at least that old are kept wherever the rule allows.
    ``balance_price``: what an hour costs by which a seat's work is further than ``balance_within`` from its even share;
    without it an even spread only decides between equals.
    """

    primary: list[Name] = Field(min_length=1)
    most_contacts: Range | Annotated[int, Field(ge=1)] | None = None
    moving_hours: Literal_ | None = None
    contact_hours: Literal_ | None = None
    overload_price: Annotated[int, Field(ge=1)] = 10
    balance_price: Annotated[int, Field(ge=0)] = 0
    balance_within: Literal_ | None = None
    keep_years: Annotated[int, Field(ge=0)] | None = None
