"""Who moves, and why: tier, cluster, primary contact."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.types import ClusterTable
from maillage.engine.comparison.contacts import Places
from maillage.engine.comparison.types import ClusterMove, Codes, Indices, PrimaryMove, TierMove
from maillage.engine.coverage.records import Relationships
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.sets import among
from maillage.engine.tiers.types import Ladder


def tier_moves(ladder: Ladder) -> Codes:
    """Return (n,) values of ``TierMove`` from the tier published today to that of the plan."""
    held, tier = ladder.held, ladder.tier
    move = np.full(len(tier), TierMove.SAME, np.int8)
    move[(held >= 0) & (tier > held)] = TierMove.UP
    move[(held >= 0) & (tier < held)] = TierMove.DOWN
    move[(held >= 0) & (tier < 0)] = TierMove.LOST
    move[(held < 0) & (tier >= 0)] = TierMove.FIRST
    return move


def cluster_moves(names: Sequence[str], before: Indices, clusters: ClusterTable) -> Codes:
    """Return (n,) values of ``ClusterMove``; ``before`` (n,) index into ``names`` of today's clusters, -1."""
    place = {name: number for number, name in enumerate(names)}
    same = np.array([*(place.get(cluster.name, -2) for cluster in clusters.clusters), -1], np.int32)
    after = same[clusters.cluster_of]
    inside = clusters.cluster_of >= 0
    move = np.full(len(before), ClusterMove.NONE, np.int8)
    move[inside & (before < 0)] = ClusterMove.JOINED
    move[inside & (before >= 0)] = ClusterMove.REGROUPED
    move[inside & (before >= 0) & (before == after)] = ClusterMove.KEPT
    out = ~inside & (before >= 0)
    move[out] = ClusterMove.NOT_ASKED
    refused = np.array(sorted(clusters.refused), np.int64)
    move[refused[out[refused]]] = ClusterMove.REFUSED
    return move


def primary_before_of(today: Relationships, partners: int) -> Indices:
    """Return (partners,) today's primary contact: the one marked, else the only one there is; -1 where not known."""
    found = np.full(partners, -1, np.int32)
    marked = np.flatnonzero(today.primary)[::-1]
    found[today.partner[marked]] = today.person[marked]
    alone = np.bincount(today.partner, minlength=partners) == 1
    single = alone[today.partner] & (found[today.partner] < 0)
    found[today.partner[single]] = today.person[single]
    return found


def primary_moves(coverage: CoverageTable, person: Places, people: int, before: Indices) -> tuple[Indices, Codes]:
    """Return (n,) the plan's primary contact (index into the people, -1), and values of ``PrimaryMove``.

    ``person`` (seats,): who holds each seat, at least ``people`` where nobody does.
    """
    partners = len(before)
    after = np.full(partners, -1, np.int32)
    move = np.full(partners, PrimaryMove.NOBODY, np.int8)
    rows = np.flatnonzero(coverage.primary)
    who = coverage.partner[rows].astype(np.int64)
    holder = person[coverage.seat[rows]]
    filled = holder < people
    after[who[filled]] = holder[filled]
    move[who[~filled]] = PrimaryMove.VACANT
    move[who[filled]] = PrimaryMove.SAME
    changed = (after >= 0) & (after != before)
    move[changed] = PrimaryMove.LOAD
    move[changed & (before < 0)] = PrimaryMove.FIRST
    role = np.zeros(partners, np.int64)
    role[who] = coverage.role[rows]
    asked = np.flatnonzero(changed & (before >= 0))
    move[asked] = _why(coverage, person, asked, before[asked].astype(np.int64), role[asked])
    return after, move


def _why(coverage: CoverageTable, person: Places, who: Places, before: Places, role: Places) -> NDArray[np.int8]:
    """Why today's primary contact is not the plan's, for the partners ``who``; the first that stands."""
    seat_role = np.array([coverage.roles.index(seat.role) for seat in coverage.seats], np.int64)
    places = {name: number for number, name in enumerate(coverage.territories)}
    territory = np.array([places.get(seat.territory, -1) for seat in coverage.seats], np.int64)
    holds = among(before, person)
    of_role = among(before * 2**20 + role, person * 2**20 + seat_role)
    wide = among(before * 2**20 + role, (person * 2**20 + seat_role)[territory < 0])
    here = (before * 2**20 + role) * 2**20 + coverage.territory[who] + 1
    near = among(here, (person * 2**20 + seat_role) * 2**20 + territory + 1)
    why = np.full(len(who), PrimaryMove.LOAD, np.int8)
    why[~(wide | near)] = PrimaryMove.REACH
    why[~of_role] = PrimaryMove.ROLE
    why[~holds] = PrimaryMove.GONE
    return why
