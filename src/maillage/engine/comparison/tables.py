"""People, territories and seats, before and after."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.clusters.records import places_of
from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.comparison.contacts import Pairs, Places
from maillage.engine.comparison.types import PeopleTable, SeatTable, TerritoryTable
from maillage.engine.coverage.records import Relationships
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.coverage.workload import hours_of
from maillage.engine.kernel.quantity import HOURS, Integers
from maillage.engine.kernel.sets import among, distinct
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.records import tier_records
from maillage.engine.tiers.types import TierTable


def summed(places: Places, values: Integers, size: int) -> Integers:
    """Return (size,) the sums of values by place, in whole numbers."""
    found = np.zeros(size, np.int64)
    np.add.at(found, places, values)
    return found


def today_hours(
    policy: Policy, measures: MeasureTable, tiers: TierTable, state: RecordsState, today: Relationships
) -> tuple[Integers, Integers]:
    """Return by person (people,) the hours a year of today's relationships, and how many of them that counts.

    A relationship costs what the policy's role of the same name costs for that partner; one whose role the policy
    does not know is not counted. Several roles of one person for one partner add up.
    """
    size = len(today.people)
    hours, counted = np.zeros(size, np.int64), np.zeros(size, np.int64)
    table = state.table("contacts")
    partner = places_of(table["partner"], pa.array(measures.partners, pa.string()))
    person = places_of(table["person"], pa.array(today.people, pa.string()))
    keys = distinct(today.partner * 2**32 + today.person)
    begun = among(partner * 2**32 + person, keys) & (partner >= 0)
    scene = scene_after_tiers(policy, measures, tiers, tier_records(state, measures.as_of))
    met = []
    for role in policy.roles:
        is_role = np.asarray(pc.fill_null(pc.equal(table["role"], role.role), False), dtype=np.bool_)
        pairs = distinct((partner * 2**32 + person)[is_role & begun])
        each, _ = hours_of(role, scene)
        hours += summed(pairs & (2**32 - 1), each[pairs >> 32], size)
        met.append(pairs)
    known = distinct(np.concatenate([*met, np.zeros(0, np.int64)]))
    counted += np.bincount(known & (2**32 - 1), minlength=size)
    return hours, counted


def by_person(
    today: Relationships,
    before: Pairs,
    after: Pairs,
    person: Places,
    coverage: CoverageTable,
    revenue: Integers,
    hours: tuple[Integers, Integers],
) -> PeopleTable:
    """Return the people who deal with a partner before or after."""
    size = len(today.people)
    filled = after.person < size
    load = np.zeros(size, np.int64)
    held = np.flatnonzero(person < size)
    np.add.at(load, person[held], coverage.load_of[held])
    columns = (
        np.bincount(before.person, minlength=size).astype(np.int64),
        np.bincount(after.person[filled], minlength=size).astype(np.int64),
        summed(before.person, revenue[before.partner], size),
        summed(after.person[filled], revenue[after.partner[filled]], size),
        hours[0],
        load,
        hours[1],
    )
    some = np.flatnonzero((columns[0] > 0) | (columns[1] > 0))
    return PeopleTable(tuple(today.people[place] for place in some), *(column[some] for column in columns))


def by_territory(before: Pairs, after: Pairs, coverage: CoverageTable, revenue: Integers) -> TerritoryTable:
    """Return the territories, and at last what lies in none."""
    size = len(coverage.territories) + 1
    # Outside all territories is the last.
    where = coverage.territory.astype(np.int64) % size
    hours, capacity = np.zeros(size, np.int64), np.zeros(size, np.int64)
    names = {name: number for number, name in enumerate(coverage.territories)}
    for seat, load in zip(coverage.seats, coverage.load_of.tolist(), strict=True):
        if seat.territory:
            hours[names[seat.territory]] += load
            if seat.person and seat.capacity is not None and seat.capacity_unit == HOURS:
                capacity[names[seat.territory]] += seat.capacity
    return TerritoryTable(
        (*coverage.territories, ""),
        np.bincount(where, minlength=size).astype(np.int64),
        summed(where, revenue, size),
        np.bincount(where[before.partner], minlength=size).astype(np.int64),
        np.bincount(where[after.partner], minlength=size).astype(np.int64),
        _people(before, where, size),
        _people(after, where, size),
        hours,
        capacity,
    )


def _people(pairs: Pairs, where: Places, size: int) -> Integers:
    """How many distinct people deal with the partners of each place."""
    met = pairs.person < pairs.people
    keys = distinct(where[pairs.partner[met]] * 2**32 + pairs.person[met])
    return np.bincount(keys >> 32, minlength=size).astype(np.int64)


def by_seat(coverage: CoverageTable, revenue: Integers) -> SeatTable:
    """Return what each seat of the plan carries."""
    size, seat = len(coverage.seats), coverage.seat.astype(np.int64)
    return SeatTable(
        coverage.partners_of,
        summed(seat, revenue[coverage.partner], size),
        coverage.load_of,
        np.bincount(seat[coverage.kept], minlength=size).astype(np.int64),
    )
