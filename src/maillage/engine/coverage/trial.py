"""A partner given to a person by hand: what that breaks or costs at once, before anything is built anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from maillage.engine.clusters.types import ClusterTable
from maillage.engine.coverage.cover import channel_of
from maillage.engine.coverage.needs import Needs, most_of, needs_of
from maillage.engine.coverage.pins import Honoured, Pinned
from maillage.engine.coverage.prices import Covering, pins_cost
from maillage.engine.coverage.reach import ranked_roles
from maillage.engine.coverage.records import ContactPin, CoverageRecords
from maillage.engine.coverage.seating import seating_of
from maillage.engine.coverage.types import CoverageTable, Seat
from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.kernel.reason import Fact, Finding, Severity, Term
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.types import TierTable


@dataclass(frozen=True)
class SeatChange:
    """A seat whose work a move changes: hours a year and partners, before and after; ``capacity`` in hours or None."""

    seat: Seat
    hours: tuple[Quantity, Quantity]
    partners: tuple[int, int]
    capacity: Quantity | None


@dataclass(frozen=True)
class SeatTrial:
    """What a move breaks or costs, and the seats that it changes; none where it cannot be."""

    findings: tuple[Finding, ...]
    seats: tuple[SeatChange, ...]


def trial(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    clusters: ClusterTable,
    table: CoverageTable,
    records: CoverageRecords,
    pin: ContactPin,
) -> SeatTrial:
    """Put the partner of ``pin`` where it asks, leave everybody else where ``table`` has them, and price that.

    ``records`` are those that ``table`` was made of. A build may do better, since it moves others to make room: what is
    told here is the price of the move alone, by the same rules as the price of any pin.
    """
    channel = channel_of(policy, measures, tiers, clusters, records)
    roles = ranked_roles(policy)
    seating, _ = seating_of(policy, roles, clusters.clusters, records)
    free = needs_of(policy, roles, channel, seating, records)
    needs = needs_of(policy, roles, channel, seating, replace(records, pins=(*records.pins, pin)))
    for one, code in needs.pinned.unmet:
        if one is pin:
            partner = Term("partner", pin.name)
            facts: dict[str, Fact] = {"pin": pin.pin, "partner": partner, "person": Term("person", pin.person)}
            return SeatTrial((Finding(Severity.WARNING, code, facts, "coverage", partner),), ())
    asked = next(one for one in needs.pinned.honoured if one.pin is pin)
    after = _moved(table, needs, asked)
    alone = replace(needs, pinned=Pinned((asked,)))
    costs = pins_cost(Covering(alone, after), Covering(free, table), seating, most_of(policy, records))
    return SeatTrial(tuple(costs), tuple(_changes(table, after)))


def _moved(table: CoverageTable, needs: Needs, asked: Honoured) -> CoverageTable:
    """Return the table in which the partner of a pin has the roles that it then gets, in the seats that it had."""
    partner = asked.pin.partner
    rows = table.contacts_of(partner)
    start, end = rows.start, rows.stop
    had = dict(zip(table.role[start:end].tolist(), table.seat[start:end].tolist(), strict=True))
    gets = {rank: asked.seat if rank == asked.rank else had.get(rank, -1)
            for rank in np.flatnonzero(needs.gets[:, partner]).tolist()}  # fmt: skip
    gets = {rank: seat for rank, seat in gets.items() if seat >= 0}
    load = [int(needs.hours[rank, partner]) for rank in gets]
    load_of, partners_of = table.load_of.copy(), table.partners_of.copy()
    np.subtract.at(load_of, table.seat[start:end], table.load[start:end])
    np.subtract.at(partners_of, table.seat[start:end], 1)
    np.add.at(load_of, [*gets.values()], load)
    np.add.at(partners_of, [*gets.values()], 1)

    def spliced(
        column: np.ndarray[tuple[int], np.dtype[np.int32]], mine: list[int]
    ) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        return np.concatenate([column[:start], np.array(mine, column.dtype), column[end:]])

    return replace(
        table, partner=spliced(table.partner, [partner] * len(gets)), seat=spliced(table.seat, [*gets.values()]),
        load_of=load_of, partners_of=partners_of,
    )  # fmt: skip


def _changes(before: CoverageTable, after: CoverageTable) -> Iterator[SeatChange]:
    changed = (before.load_of != after.load_of) | (before.partners_of != after.partners_of)
    for place in np.flatnonzero(changed).tolist():
        seat = before.seats[place]
        limited = seat.capacity is not None and seat.capacity_unit == HOURS
        yield SeatChange(
            seat,
            (Quantity(int(before.load_of[place]), HOURS), Quantity(int(after.load_of[place]), HOURS)),
            (int(before.partners_of[place]), int(after.partners_of[place])),
            Quantity(seat.capacity, HOURS) if limited and seat.capacity is not None else None,
        )
