"""Visits: what they keep stays true of the arrangement, bounds hold, and no move that is allowed is overlooked."""

from __future__ import annotations

import numpy as np
import pytest

from maillage.solver.clustering.pair_visits import UNKNOWN, call_roll, visit
from maillage.solver.clustering.pairs import Arrangement, Pairs, narrowed
from maillage.solver.compiled import random_state
from tests.solver.clustering.test_pair_fixed import arranged, problem


def start() -> tuple[Pairs, Arrangement]:
    pairs, now = arranged(problem())
    pairs = narrowed(pairs)
    return pairs, now._replace(table=now.table.astype(pairs.affinity.dtype))


@pytest.mark.parametrize("together", [0.0, 0.5])
def test_the_sums_and_the_roll_stay_those_of_the_arrangement(together: float) -> None:
    pairs, now = start()
    roll, best, value = call_roll(pairs, now), now.place.copy(), now.totals[1:2].copy()
    evaluated = visit(pairs, now, roll, best, value, random_state(2, 0), 3_000, 60.0, together)
    inside = now.place[:, None] == np.arange(3)
    assert (now.table[:3] == pairs.prices[:3] + inside.T @ pairs.affinity).all()
    assert (now.load[:3] == pairs.weight @ inside).all()
    assert (now.members[:3] == pairs.size @ inside).all()
    assert ((now.load[:3] >= 20) & (now.load[:3] <= 60)).all()
    for k in range(3):
        members = roll.members[k, : roll.heads[k]]
        assert set(members) == set(np.flatnonzero(now.place == k))
        assert (np.diff(pairs.weight[members]) >= 0).all()
    known = np.argwhere(roll.reach != UNKNOWN)
    assert len(known)
    for a, b in known:
        members = roll.members[b, : roll.heads[b]]
        assert roll.reach[a, b] == (now.table[a, members].astype(np.int64) - now.table[b, members]).max()
    for place, total in ((now.place, now.totals[1]), (best, value[0])):
        priced = pairs.prices[place, np.arange(len(place))].sum()
        assert total == priced + pairs.affinity[place[:, None] == place].sum() // 2
    assert evaluated > 3_000


def test_when_it_is_frozen_no_exchange_and_no_shift_is_left_that_gains() -> None:
    pairs, now = start()
    assert (pairs.affinity < 0).any(), "unlike pairs let an exchange gain more than its two parts"
    roll, best, value = call_roll(pairs, now), now.place.copy(), now.totals[1:2].copy()
    visit(pairs, now, roll, best, value, random_state(3, 0), 20_000, 1e-6, 0.0)
    assert value[0] == now.totals[1]
    assert _gains(pairs, now) == []


def test_what_gains_is_seen_where_there_is_some() -> None:
    assert _gains(*start())


def _gains(pairs: Pairs, now: Arrangement) -> list[tuple[int, int]]:
    """The shifts (u, -1 - cluster) and exchanges (u, v) that gain and that bounds allow, each tried in full."""
    found = []
    for u in range(24):
        for v in [*range(u), *(-1 - k for k in range(3))]:
            place = now.place.copy()
            place[u] = place[v] if v >= 0 else -1 - v
            if v >= 0:
                place[v] = now.place[u]
            loads = np.bincount(place, pairs.weight, 3)
            together = (
                pairs.affinity[place[:, None] == place].sum() - pairs.affinity[now.place[:, None] == now.place].sum()
            )
            if together > 0 and (loads >= 20).all() and (loads <= 60).all():
                found.append((u, v))
    return found
