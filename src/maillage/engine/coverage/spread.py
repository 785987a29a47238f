"""Give each partner of a group one of the group's seats: kept relationships first, then the room."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.engine.kernel.quantity import Integers

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Group:
    """Partners (p,) that the same seats (s,) may serve.

    ``load`` (p,) millionths of an hour. ``pinned``, ``known`` and ``old`` (p,): the seat (place among the group's)
    that a pin asks for, whose holder the partner deals with, and whose holder it has dealt with for so long that the
    relationship is kept; -1 for none. ``hours`` and ``partners`` (s,) capacities, -1 without limit; ``loaded`` and
    ``served`` (s,) what the seats carry already.
    """

    load: Integers
    pinned: Places
    old: Places
    known: Places
    hours: Integers
    partners: Places
    loaded: Integers
    served: Places


def spread(group: Group, moving: int, price: int) -> Places:
    """Return the seat (place among the group's) of each partner.

    ``moving``: price of another person than today's, in millionths of an hour; ``price``: how many times an hour above
    capacity weighs. Pins and old relationships stand; known holders keep their partners while that is cheaper than the
    overload; the others go, largest first, to the seat with the most room (longest processing time first: Graham 1969).
    """
    size, seats = len(group.load), len(group.hours)
    if seats == 1:
        return np.zeros(size, np.int64)
    choice = np.full(size, -1, np.int64)
    for wish in (group.pinned, group.old, group.known):
        here = (choice < 0) & (wish >= 0)
        choice[here] = wish[here]
    loaded, served = _sums(group, choice)
    firm = (group.pinned >= 0) | (group.old >= 0)
    for seat in np.flatnonzero(_above(group, loaded, served) > 0).tolist():
        _relieve(group, seat, choice, firm, moving, price)
    _fill(group, choice)
    return choice


def _sums(group: Group, choice: Places) -> tuple[Integers, Places]:
    loaded, served = group.loaded.copy(), group.served.copy()
    chosen = choice >= 0
    np.add.at(loaded, choice[chosen], group.load[chosen])
    np.add.at(served, choice[chosen], 1)
    return loaded, served


def _above(group: Group, loaded: Integers, served: Places) -> Integers:
    """How much of each seat is over: hours, or where only partners are limited, partners."""
    hours = np.where(group.hours >= 0, np.maximum(loaded - group.hours, 0), 0)
    partners = np.where(group.partners >= 0, np.maximum(served - group.partners, 0), 0)
    return np.maximum(hours, partners)


def _relieve(group: Group, seat: int, choice: Places, firm: NDArray[np.bool_], moving: int, price: int) -> None:
    """Let go of the partners of an overloaded seat, largest first, while that costs less than the overload."""
    loaded, served = _sums(group, choice)
    hours, count = int(loaded[seat]), int(served[seat])
    members = np.flatnonzero((choice == seat) & ~firm)
    for member in members[np.argsort(-group.load[members], kind="stable")].tolist():
        over = hours - int(group.hours[seat]) if group.hours[seat] >= 0 else 0
        crowded = group.partners[seat] >= 0 and count > int(group.partners[seat])
        load = int(group.load[member])
        if crowded or (over > 0 and price * min(load, over) > moving):
            choice[member] = -1
            hours, count = hours - load, count - 1


def _fill(group: Group, choice: Places) -> None:
    """Give the partners that have no seat yet, largest first, the seat that is then the least full."""
    loaded, served = (part.tolist() for part in _sums(group, choice))
    free = np.flatnonzero(choice < 0)
    whole = [int(hours) if hours > 0 else 1 for hours in group.hours.tolist()]
    limits = group.partners.tolist()

    def key(seat: int) -> tuple[bool, int, int, int]:
        full = 0 <= limits[seat] <= served[seat]
        return full, loaded[seat] * 1_000_000 // whole[seat], served[seat], seat

    heap = [key(seat) for seat in range(len(whole))]
    heapq.heapify(heap)
    for partner in free[np.argsort(-group.load[free], kind="stable")].tolist():
        seat = heap[0][3]
        choice[partner] = seat
        loaded[seat] += int(group.load[partner])
        served[seat] += 1
        heapq.heapreplace(heap, key(seat))
