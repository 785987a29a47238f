"""Which roles each partner gets: what covers it, less what is absorbed, less what is too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from maillage.engine.coverage.pins import Pinned, pinned_of
from maillage.engine.coverage.reach import Channel, takes_lowest
from maillage.engine.coverage.records import CoverageRecords
from maillage.engine.coverage.seating import ANY, Seating
from maillage.engine.coverage.workload import hours_of
from maillage.engine.kernel.quantity import Integers
from maillage.engine.measures.types import Flags
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.clusters import Range
from maillage.engine.policy.types.coverage import Role


@dataclass(frozen=True)
class Needs:
    """Roles by rank against partners, (roles, n) each.

    ``covered``: the role's clauses take the partner. ``seated``: the role has a seat, filled or not, that may serve
    it. ``absorbed`` by another of its roles; ``crowded`` out by the most contacts. ``gets``: what remains. ``forced``:
    what only a pin on record gives. ``by_default`` (n,): rank of the role given to a partner that would have none, -1.
    ``pinned``: the pins on record.
    """

    roles: tuple[str, ...]
    covered: Flags
    seated: Flags
    absorbed: Flags
    crowded: Flags
    gets: Flags
    forced: Flags
    by_default: NDArray[np.int16]
    pinned: Pinned
    _asked: tuple[tuple[Role, ...], Channel]

    @cached_property
    def hours(self) -> Integers:
        """Millionths of an hour a year (roles, n); worked out when it is first asked for."""
        roles, channel = self._asked
        hours = np.zeros((len(roles), channel.size), np.int64)
        for rank, role in enumerate(roles):
            hours[rank], _ = hours_of(role, channel.scene)
        return hours


def needs_of(
    policy: Policy, roles: Sequence[Role], channel: Channel, seating: Seating, records: CoverageRecords
) -> Needs:
    """Return which roles each partner gets.

    Roles absorb in the order of rank: one that is absorbed itself absorbs nothing. Of too many contacts those last in
    rank give way. A pin on record gives its role whatever stands against it, and takes one of the places. A partner
    left without any role gets the first role that has a seat for it: of those that take the lowest tier without
    condition, then of the others from the last.
    """
    size, many = channel.size, len(roles)
    covered, seated = np.zeros((many, size), np.bool_), np.zeros((many, size), np.bool_)
    filled = np.zeros((many, size), np.bool_)
    for rank, role in enumerate(roles):
        covered[rank] = channel.reach(role).all
        seated[rank] = serves(seating, seating.of_role[rank], channel)
        held = [place for place in seating.of_role[rank] if seating.person[place] >= 0]
        filled[rank] = serves(seating, held, channel)
    most = most_of(policy, records)
    asked, pinned = np.zeros((many, size), np.bool_), Pinned()
    gets, absorbed, crowded = _settled(roles, covered & seated, asked, most)
    if records.pins:
        natural = gets
        pinned = pinned_of(records, seating, channel, natural, covered)
        for one in pinned.honoured:
            asked[one.rank, one.pin.partner] = True
        gets, absorbed, crowded = _settled(roles, covered & seated, asked, most)
        asked &= ~natural
    by_default = _defaults(policy, roles, gets, filled, seated)
    given = np.flatnonzero(by_default >= 0)
    gets[by_default[given], given] = True
    names = tuple(role.role for role in roles)
    return Needs(names, covered, seated, absorbed, crowded, gets, asked, by_default, pinned, (tuple(roles), channel))


def _settled(roles: Sequence[Role], takes: Flags, asked: Flags, most: NDArray[np.int64]) -> tuple[Flags, Flags, Flags]:
    """Return what each partner gets, what is absorbed, and what gives way for want of a place among the contacts."""
    absorbed = _absorbed(roles, takes | asked, asked)
    free = takes & ~asked & ~absorbed
    crowded = free & (np.cumsum(free, axis=0) > np.maximum(most - asked.sum(axis=0), 0)[None, :])
    return (free & ~crowded) | asked, absorbed, crowded


def serves(seating: Seating, places: Sequence[int], channel: Channel) -> Flags:
    """Return (n,) whether one of the seats may serve the partner: its territory and its cluster."""
    # The last row and column stand for no territory and no cluster: only seats for all of them serve there.
    rows = 2 + max(int(channel.territory.max(initial=-1)), int(seating.territory.max(initial=-1)))
    open_ = np.zeros((rows, len(channel.clusters.clusters) + 1), np.bool_)
    for place in places:
        territory, cluster = int(seating.territory[place]), int(seating.cluster[place])
        row = slice(None) if territory == ANY else territory
        open_[row, slice(None) if cluster == ANY else cluster] = True
    found: Flags = open_[channel.territory, channel.clusters.cluster_of]
    return found


def _absorbed(roles: Sequence[Role], gets: Flags, asked: Flags) -> Flags:
    absorbed = np.zeros_like(gets)
    rank_of = {role.role: rank for rank, role in enumerate(roles)}
    for rank, role in enumerate(roles):
        for name in role.absorbs:
            if name in rank_of and name != role.role:
                other = rank_of[name]
                absorbed[other] |= gets[rank] & ~absorbed[rank] & gets[other] & ~asked[other]
    return absorbed


def most_contacts(policy: Policy) -> int | None:
    """Return how many contacts a partner may have by the policy, None without limit."""
    most = policy.coverage.most_contacts if policy.coverage is not None else None
    return most.at_most if isinstance(most, Range) else most


def most_of(policy: Policy, records: CoverageRecords) -> NDArray[np.int64]:
    """Return (n,) how many contacts each partner may have, exceptions included."""
    size = len(records.addresses.which)
    limit = most_contacts(policy)
    most = np.full(size, len(policy.roles) if limit is None else limit, np.int64)
    for partner, allowed in records.most.items():
        most[partner] = allowed
    # Everybody keeps one contact: nobody is left without.
    return np.maximum(most, 1)


def _defaults(policy: Policy, roles: Sequence[Role], gets: Flags, filled: Flags, seated: Flags) -> NDArray[np.int16]:
    by_default = np.full(gets.shape[1], -1, np.int16)
    natural = [rank for rank, role in enumerate(roles) if takes_lowest(role, policy)]
    others = [rank for rank in reversed(range(len(roles))) if rank not in natural]
    without = ~gets.any(axis=0)
    for able in (filled, seated):
        for rank in (*natural, *others):
            here = without & able[rank] & (by_default < 0)
            by_default[here] = rank
    return by_default
