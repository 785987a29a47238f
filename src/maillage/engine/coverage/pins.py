"""Pins of contacts: which seat each one asks for, and those that cannot be honoured."""

from __future__ import annotations

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
    else of any; within these the first in rank. A role has one contact: a pin finds those before it in the way.
    """
    people = {person: number for number, person in enumerate(records.today.people)}
    taken: dict[tuple[int, int], str] = {}
    honoured, unmet = [], []
    for pin in records.pins:
        held = np.flatnonzero(seating.person == people.get(pin.person, ANY - 1))
        able = [(rank, int(seat)) for rank, seats in enumerate(seating.of_role) for seat in held
                if seat in seats and _may_serve(seating, int(seat), channel, pin.partner)]  # fmt: skip
        free = [(rank, seat) for rank, seat in able if taken.get((pin.partner, rank), pin.person) == pin.person]
        if not free:
            unmet.append((pin, "coverage-pin-conflict" if able else "coverage-pin-broken"))
            continue
        rank, seat = min(free, key=lambda one: (not gets[one[0], pin.partner], not covered[one[0], pin.partner], *one))
        taken[pin.partner, rank] = pin.person
        honoured.append(Honoured(pin, rank, seat))
    return Pinned(tuple(honoured), tuple(unmet))


def _may_serve(seating: Seating, seat: int, channel: Channel, partner: int) -> bool:
    territory = int(seating.territory[seat]) in (ANY, int(channel.territory[partner]))
    return territory and int(seating.cluster[seat]) in (ANY, int(channel.clusters.cluster_of[partner]))
