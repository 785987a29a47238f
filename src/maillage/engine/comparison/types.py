"""The plan beside today: numbers only, over all partners and summed up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from maillage.engine.kernel.quantity import Integers
from maillage.engine.measures.types import Flags

Codes = NDArray[np.int8]
Indices = NDArray[np.int32]


class TierMove(IntEnum):
    """What becomes of a partner's tier; why is the tier table's ``basis``."""

    SAME = 0
    UP = 1
    DOWN = 2
    FIRST = 3
    """It has no published tier today."""
    LOST = 4
    """It has one today and none in the plan."""


class ClusterMove(IntEnum):
    """What becomes of a partner's cluster, and why."""

    NONE = 0
    """In none, today or in the plan."""
    KEPT = 1
    JOINED = 2
    REGROUPED = 3
    """In another cluster: the grouping was made anew."""
    REFUSED = 4
    """Out: no valid cluster can take it."""
    NOT_ASKED = 5
    """Out: its tier asks for no cluster any more."""


class PrimaryMove(IntEnum):
    """What becomes of a partner's primary contact, and why."""

    SAME = 0
    FIRST = 1
    """None is known today."""
    GONE = 2
    """Today's holds no seat of the plan."""
    ROLE = 3
    """Today's holds a seat, but none of the role that is primary in the plan."""
    REACH = 4
    """Today's holds a seat of that role, but serves another territory or cluster."""
    LOAD = 5
    """Today's could have stayed: another seat had the room, or was asked for."""
    VACANT = 6
    """The seat in the plan has no holder."""
    NOBODY = 7
    """The plan has no contact for it."""


@dataclass(frozen=True)
class Shape:
    """How many contacts some partners have: ``histogram[k]`` of them have k contacts; ``contacts`` in all."""

    partners: int
    contacts: int
    histogram: tuple[int, ...]

    @property
    def exactly_one(self) -> int:
        """How many have one contact."""
        return self.histogram[1] if len(self.histogram) > 1 else 0

    @property
    def mean_micro(self) -> int:
        """Contacts per partner in millionths, rounded half up; zero without partners."""
        return (2 * self.contacts * 1_000_000 + self.partners) // (2 * self.partners) if self.partners else 0


@dataclass(frozen=True)
class Balance:
    """How evenly something is spread over ``many`` people or seats; shares and deviations in millionths.

    ``of``: partners, revenue or hours; ``when``: before or after; ``role``: "" for all people together. ``mean`` in the
    value's own unit (partners, millionths of the currency, millionths of an hour). ``deviation``: the largest distance
    from the mean as a part of it. ``inside``: the part of the people within 15 % of the mean. ``gini``: 0 when all have
    the same, towards a million when one has everything (Gini 1912).
    """

    of: str
    when: str
    role: str
    many: int
    mean: int
    deviation: int
    inside: int
    gini: int


@dataclass(frozen=True)
class PeopleTable:
    """People before and after, arrays of one length beside ``people``; who has nobody in either is left out.

    Revenue in millionths of ``Comparison.currency``, hours in millionths of an hour a year. ``hours_before`` counts the
    relationships whose role the policy knows, by its workload; ``counted`` how many those are, of ``partners_before``.
    """

    people: tuple[str, ...]
    partners_before: Integers
    partners_after: Integers
    revenue_before: Integers
    revenue_after: Integers
    hours_before: Integers
    hours_after: Integers
    counted: Integers


@dataclass(frozen=True)
class TerritoryTable:
    """Territories before and after, arrays of one length beside ``territories``; the last, "", is outside all.

    Hours and capacity are those of the territory's own seats, capacity of those that somebody holds: people of clusters
    or of the whole channel are no part of them.
    """

    territories: tuple[str, ...]
    partners: Integers
    revenue: Integers
    contacts_before: Integers
    contacts_after: Integers
    people_before: Integers
    people_after: Integers
    hours_after: Integers
    capacity_after: Integers


@dataclass(frozen=True)
class SeatTable:
    """Seats of the plan, in the order of the coverage table: partners, revenue and hours; how many are kept."""

    partners: Integers
    revenue: Integers
    hours: Integers
    kept: Integers


@dataclass(frozen=True)
class Relations:
    """Pairs of partner and person: kept, ended and begun; ``long`` are those of three years and more today."""

    before: int
    kept: int
    ended: int
    begun: int
    long: int
    long_kept: int
    long_ended: int


@dataclass(frozen=True)
class Comparison:
    """The plan beside today.

    Arrays (n,) over the partners. A contact is a person whom the partner has to deal with: one who holds two seats
    counts once, a vacant seat counts as one. ``several`` marks the multi-specialists, by the definition that
    ``several_by`` names: ``markets-counted`` (a measure of the policy counts two markets or more), ``markets-summed``
    (sums above zero on two markets or more) or ``units-today`` (it deals with two units or more today).
    ``tier_before`` rank in the overall ladder, -1 for none; ``cluster_before`` index into ``clusters_before``, -1;
    ``primary_before`` and ``primary_after`` index into ``people``, -1 for none. The moves are values of ``TierMove``,
    ``ClusterMove``, ``PrimaryMove``. ``kept``, ``ended``, ``begun``: relationships.
    """

    contacts_before: Indices
    contacts_after: Indices
    several: Flags
    several_by: str
    tier_before: NDArray[np.int16]
    tier_move: Codes
    clusters_before: tuple[str, ...]
    cluster_before: Indices
    cluster_move: Codes
    people: tuple[str, ...]
    primary_before: Indices
    primary_after: Indices
    primary_move: Codes
    kept: Indices
    ended: Indices
    begun: Indices
    all_before: Shape
    all_after: Shape
    several_before: Shape
    several_after: Shape
    people_before: int
    people_after: int
    relations: Relations
    revenue: str
    currency: str
    by_person: PeopleTable
    by_territory: TerritoryTable
    by_seat: SeatTable
    balance: tuple[Balance, ...]

    @property
    def saved(self) -> int:
        """How many contacts fewer the plan has in all."""
        return self.all_before.contacts - self.all_after.contacts
