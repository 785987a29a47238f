"""Pins of contacts: which seat each one asks for, and those that cannot be honoured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from maillage.engine.coverage.reach import Channel
from maillage.engine.coverage.records import ContactPin, CoverageRecords
from maillage.engine.coverage.seating import ANY, Seating
from maillage.engine.measures.types import Flags


@dataclass(frozen=True)
class Honoured:
    """A pin, the rank of the role and the place of the seat in which the partner keeps the person."""

    pin: ContactPin
    rank: int
    seat: int


@dataclass(frozen=True)
class Pinned:
    """Pins that the plan honours, and those that it cannot with the code that says why."""

    honoured: tuple[Honoured, ...] = ()
    unmet: tuple[tuple[ContactPin, str], ...] = ()

    def of_rank(self, rank: int, size: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Return (size,) the seat asked for by partner, -1 for none."""
        seats = np.full(size, -1, np.int64)
        for one in self.honoured:
            if one.rank == rank:
                seats[one.pin.partner] = one.seat
        return seats


def pinned_of(records: CoverageRecords, seating: Seating, channel: Channel, gets: Flags, covered: Flags) -> Pinned:
    """Return a seat for each pin: one that its person holds and that may serve the partner.

    Best of a role that the partner gets anyway (``gets``, (roles, n)), else of one whose clauses take it (``covered``),
    else of any; within these the first in rank. A role has one contact: pins with the fewest seats choose first, and
    one that finds none left is in conflict with those before it.
    """
    able = {pin: tuple(_able(pin, records, seating, channel)) for pin in records.pins}
    taken: dict[tuple[int, int], str] = {}
    honoured, unmet = [], []
    for pin in sorted(able, key=lambda pin: (len(able[pin]), pin.pin)):
        free = [(rank, seat) for rank, seat in able[pin] if taken.get((pin.partner, rank), pin.person) == pin.person]
        if not free:
            unmet.append((pin, "coverage-pin-conflict" if able[pin] else "coverage-pin-broken"))
            continue
        rank, seat = min(free, key=lambda one: (not gets[one[0], pin.partner], not covered[one[0], pin.partner], *one))
        taken[pin.partner, rank] = pin.person
        honoured.append(Honoured(pin, rank, seat))
    return Pinned(tuple(sorted(honoured, key=lambda one: one.pin.pin)), tuple(unmet))


def _able(pin: ContactPin, records: CoverageRecords, seating: Seating, channel: Channel) -> Iterator[tuple[int, int]]:
    """Yield the ranks and places of the seats that the person holds and that may serve the partner."""
    if pin.person in records.today.people:
        held = set(np.flatnonzero(seating.person == records.today.people.index(pin.person)).tolist())
        for rank, seats in enumerate(seating.of_role):
            yield from (
                (rank, seat) for seat in seats if seat in held and _may_serve(seating, seat, channel, pin.partner)
            )


def _may_serve(seating: Seating, seat: int, channel: Channel, partner: int) -> bool:
    territory = int(seating.territory[seat]) in (ANY, int(channel.territory[partner]))
    return territory and int(seating.cluster[seat]) in (ANY, int(channel.clusters.cluster_of[partner]))
