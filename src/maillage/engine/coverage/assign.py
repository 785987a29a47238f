"""Give every partner its seats, role by role, group by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from maillage.engine.coverage.improve import Draft, improve
from maillage.engine.coverage.known import Acquaintance, acquaintance_of, offers
from maillage.engine.coverage.needs import Needs
from maillage.engine.coverage.records import UNKNOWN_DAY, CoverageRecords
from maillage.engine.coverage.seating import ANY, Seating
from maillage.engine.coverage.spread import Group, spread
from maillage.engine.coverage.types import Cause
from maillage.engine.kernel.period import add_months
from maillage.engine.kernel.sets import among
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Coverage, Role

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Assigned:
    """Contacts in arrays of one length: partner, place of the seat, rank of the role, ``Cause``; and their draft."""

    partner: Places
    seat: Places
    role: Places
    cause: NDArray[np.int8]
    draft: Draft


@dataclass(frozen=True)
class Scope:
    """Of each partner (n,): territory and cluster, -1 for none."""

    territory: NDArray[np.int32]
    cluster: NDArray[np.int32]
    as_of: date


def assign(
    policy: Policy,
    roles: Sequence[Role],
    needs: Needs,
    seating: Seating,
    records: CoverageRecords,
    scope: Scope,
    *,
    seed: int,
    work: int,
) -> Assigned:
    """Return the contacts of all partners.

    First role by role in the order of rank, so that somebody who holds several seats is met again in the later ones:
    one person for a partner rather than two. Then a search over all roles at once, by ``seed`` and ``work``, improves
    that; see ``improve``. Seats that are vacant serve only where no filled seat may.
    """
    coverage = policy.coverage or Coverage(primary=[role.role for role in policy.roles] or ["none"])
    draft = drafted(coverage, roles, needs, seating, records, scope)
    seat = improve(draft, coverage, needs, seating, records, scope.as_of, seed=seed, work=work)
    return Assigned(draft.partner, seat, draft.role, _causes(draft, seat, seating, records), draft)


def drafted(
    coverage: Coverage, roles: Sequence[Role], needs: Needs, seating: Seating, records: CoverageRecords, scope: Scope
) -> Draft:
    """Choose role by role in the order of rank, group by group."""
    pairs = acquaintance_of(records)
    shared = _held_twice(seating)
    parts: list[tuple[Places, ...]] = []
    able: list[Places] = []
    for rank in range(len(roles)):
        partner, seat, pinned, firm, group = _role(coverage, rank, needs, seating, pairs, scope, able)
        parts.append((partner, seat, np.full(len(partner), rank, np.int64), pinned, firm, group))
        met = np.isin(seating.person[seat], shared)
        if met.any():
            pairs = pairs.joined(partner[met], seating.person[seat[met]])
    columns = [np.concatenate([np.zeros(0, np.int64), *column]) for column in zip(*parts, strict=True)]
    partner, seat, role, pinned, firm, group = columns or [np.zeros(0, np.int64)] * 6
    return Draft(partner, seat, role, pinned, firm, group, tuple(able))


def _causes(draft: Draft, seat: Places, seating: Seating, records: CoverageRecords) -> NDArray[np.int8]:
    """Say why each seat was chosen, by what holds of it in the end."""
    person = seating.person[seat] if len(seat) else seat
    people = len(records.today.people) + 1
    known = among(draft.partner * people + person, records.today.partner * people + records.today.person)
    many = np.array([len(seats) for seats in draft.able], np.int64)
    only = many[draft.group] == 1 if len(seat) else np.zeros(0, np.bool_)
    pair = draft.partner * people + person
    _, which, times = np.unique(pair, return_inverse=True, return_counts=True)
    again = times[which] > 1 if len(seat) else np.zeros(0, np.bool_)
    conditions = [(draft.pinned >= 0) & (draft.pinned == seat), known & (person >= 0), only, again & (person >= 0)]
    return np.select(conditions, [Cause.PIN, Cause.KEPT, Cause.ONLY, Cause.SAME], Cause.BALANCE).astype(np.int8)


def _held_twice(seating: Seating) -> Places:
    people, counts = np.unique(seating.person[seating.person >= 0], return_counts=True)
    return people[counts > 1]


def _role(
    coverage: Coverage,
    rank: int,
    needs: Needs,
    seating: Seating,
    pairs: Acquaintance,
    scope: Scope,
    able: list[Places],
) -> tuple[Places, Places, Places, Places, Places]:
    """Choose seats for every partner that gets the role, and add the seats of each group to ``able``.

    Returns partners, seats, seats asked for by pins, seats of relationships that are kept wherever the rule allows
    (-1 for none), and groups (places in ``able``), sorted by partner.
    """
    chosen = np.flatnonzero(needs.gets[rank])
    size = needs.gets.shape[1]
    places = np.array(seating.of_role[rank], np.int64)
    wishes = _Wishes(places, needs.pinned.of_rank(rank, size), seating, pairs, scope, coverage)
    seat, number = np.full(size, -1, np.int64), np.full(size, -1, np.int64)
    loaded, served = np.zeros(len(seating.seats), np.int64), np.zeros(len(seating.seats), np.int64)
    moving = coverage.moving_hours.micro if coverage.moving_hours is not None else 0
    for members, seats in _groups(chosen, places, seating, scope):
        group = wishes.group(members, seats, needs.hours[rank], loaded, served)
        seat[members], number[members] = seats[spread(group, moving, coverage.overload_price)], len(able)
        able.append(seats)
        np.add.at(loaded, seat[members], group.load)
        np.add.at(served, seat[members], 1)
    return chosen, seat[chosen], wishes.pinned[chosen], wishes.old[chosen], number[chosen]


def _groups(chosen: Places, places: Places, seating: Seating, scope: Scope) -> Iterator[tuple[Places, Places]]:
    """Yield partners that the same seats may serve, and those seats: the filled ones, else the vacant ones."""
    key = np.zeros(len(chosen), np.int64)
    if (seating.territory[places] != ANY).any():
        key += (scope.territory[chosen].astype(np.int64) + 1) << 32
    if (seating.cluster[places] != ANY).any():
        key += scope.cluster[chosen].astype(np.int64) + 1
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    # Seats by cluster: a comparison of each cluster with all seats would grow with the square of the channel.
    by_cluster = np.argsort(seating.cluster[places], kind="stable")
    listed = seating.cluster[places][by_cluster]
    for members in np.split(chosen[order], starts[1:]) if len(chosen) else []:
        territory, cluster = int(scope.territory[members[0]]), int(scope.cluster[members[0]])
        spans = zip(*(np.searchsorted(listed, sorted({ANY, cluster}), side) for side in ("left", "right")), strict=True)
        near = np.sort(np.concatenate([by_cluster[start:end] for start, end in spans]))
        able = places[near][np.isin(seating.territory[places[near]], [ANY, territory])]
        filled = able[seating.person[able] >= 0]
        yield members, filled if len(filled) else able


class _Wishes:
    """For a role: the seat that a pin, an old relationship or an acquaintance asks for, by partner (n,), -1 none."""

    def __init__(
        self,
        places: Places,
        pinned: Places,
        seating: Seating,
        pairs: Acquaintance,
        scope: Scope,
        coverage: Coverage,
    ) -> None:
        self.seating, self.pinned, size = seating, pinned, len(pinned)
        offer = offers(pairs, places, seating.person)
        fits = _fits(offer.partner, offer.seat, seating, scope)
        self.known = _first(size, offer.partner[fits], offer.seat[fits])
        old = fits & (offer.since != UNKNOWN_DAY) & (offer.since <= _threshold(coverage, scope.as_of))
        self.old = _first(size, offer.partner[old], offer.seat[old])

    def group(
        self,
        members: Places,
        able: Places,
        hours: NDArray[np.int64],
        loaded: NDArray[np.int64],
        served: Places,
    ) -> Group:
        local = np.full(len(self.seating.seats), -1, np.int64)
        local[able] = np.arange(len(able))

        def near(wish: Places) -> Places:
            seats = wish[members]
            return np.where(seats >= 0, local[seats], -1)

        return Group(hours[members], near(self.pinned), near(self.old), near(self.known), self.seating.hours[able],
                     self.seating.partners[able], loaded[able], served[able])  # fmt: skip


def _threshold(coverage: Coverage, as_of: date) -> int:
    if coverage.keep_years is None:
        return UNKNOWN_DAY
    return (add_months(as_of, -12 * coverage.keep_years) - date(1970, 1, 1)).days


def _fits(partner: Places, seat: Places, seating: Seating, scope: Scope) -> NDArray[np.bool_]:
    territory, cluster = seating.territory[seat], seating.cluster[seat]
    near = (territory == ANY) | (territory == scope.territory[partner])
    return np.asarray(near & ((cluster == ANY) | (cluster == scope.cluster[partner])), np.bool_)


def _first(size: int, partner: Places, seat: Places) -> Places:
    """Return (size,) the first seat given for each partner."""
    found = np.full(size, -1, np.int64)
    found[partner[::-1]] = seat[::-1]
    return found
