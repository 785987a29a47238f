"""Search by visits, for affinity by matrix where weight alone bounds moves (see `stays_fixed`).

When it is cold, of a thousand exchanges drawn at random less than one is accepted. A visit draws a unit, alone or with
another of its cluster, and the loss that Metropolis's rule would bear, and then takes at random one of all moves that
lose no more: to another cluster, or in exchange for anyone there. What is bought is that most need not be looked at:
`reach[a, b]`, the most that anyone of cluster b gains by going to a, bounds what b can offer. Exchanging two for one
changes how many a cluster has at equal weight, which single exchanges do not where bounds are tight (the 2-1 exchange
of Martínez-Gavara et al. 2017 and of Brimberg et al. 2019).
"""

from typing import NamedTuple

import numpy as np

from maillage.solver.clustering.pairs import Arrangement, Pairs, Table
from maillage.solver.compiled import Ids, Int, Ints, Random, below, fraction, inlined, inner, kernel

TOGETHER = 0.3
"""The part of visits that take a second unit along."""
NOBODY = -1


class Roll(NamedTuple):
    """Who is where, and what bounds a move's gain; of an arrangement with k clusters, nobody outside."""

    members: Ids  # [k, u], the first heads[k] of a row
    heads: Ints  # [k]
    position: Ids  # [u], in its row of members
    own: Table  # [u], what a unit is worth where it is
    reach: Ints  # [k, k]
    pair: Table  # [u], room to work: the affinities of two who go together
    least: Ints  # [1], the least affinity where it is negative, else 0


def call_roll(pairs: Pairs, now: Arrangement) -> Roll:
    """Return who is where in `now`; O(k u)."""
    slots, n = len(now.load) - 1, len(now.place)
    roll = Roll(
        members=np.zeros((slots, n), np.int32),
        heads=np.zeros(slots, np.int64),
        position=np.zeros(n, np.int32),
        own=np.zeros(n, now.table.dtype),
        reach=np.zeros((slots, slots), np.int64),
        pair=np.zeros(n, now.table.dtype),
        least=np.array([min(0, int(pairs.affinity.min(initial=0)))]),
    )
    _enter(now, roll)
    return roll


@kernel
def _enter(now: Arrangement, roll: Roll) -> None:
    for u in range(len(now.place)):
        k = now.place[u]
        roll.members[k, roll.heads[k]] = u
        roll.position[u] = roll.heads[k]
        roll.heads[k] += 1
        roll.own[u] = now.table[k, u]
    for a in range(len(roll.heads)):
        for b in range(len(roll.heads)):
            roll.reach[a, b] = _most(now, roll, a, b)


@kernel
def visit(
    pairs: Pairs,
    now: Arrangement,
    roll: Roll,
    best: Ids,
    best_value: Ints,
    random: Random,
    visits: Int,
    temperature: float,
    together: float,
) -> Int:
    """Make `visits` visits at one temperature and return how many moves were evaluated.

    `best` (int32[u]) and `best_value` (int64[1]) are updated; so is `roll`. Bounds hold after each move.
    """
    n, evaluated = len(now.place), 0
    for _ in range(visits):
        u = below(random, n)
        bear = np.int64(np.floor(temperature * np.log(fraction(random) + 1e-18)))
        a, mate = np.int64(now.place[u]), np.int64(NOBODY)
        goes, weight, worth = pairs.affinity[u], pairs.weight[u], np.int64(roll.own[u])
        if fraction(random) < together:
            mate = np.int64(roll.members[a, below(random, roll.heads[a])])
            if mate == u:
                continue
            goes = _both(pairs, roll, u, mate)
            weight += pairs.weight[mate]
            worth += np.int64(roll.own[mate]) - 2 * np.int64(pairs.affinity[u, mate])
        b, v, gain, looked = _choose(pairs, now, roll, goes, weight, worth, u, mate, a, bear, random)
        evaluated += looked
        if b >= 0:
            _move(pairs, now, roll, goes, u, mate, v, a, b)
            now.totals[1] += gain
            if now.totals[1] > best_value[0]:
                best_value[0] = now.totals[1]
                best[:] = now.place
    return evaluated


@inlined
def _both(pairs: Pairs, roll: Roll, u: Int, mate: Int) -> Table:
    first, second, both = pairs.affinity[u], pairs.affinity[mate], roll.pair
    for i in range(len(both)):
        both[i] = first[i] + second[i]
    return both


@inlined
def _choose(
    pairs: Pairs,
    now: Arrangement,
    roll: Roll,
    goes: Table,
    weight: Int,
    worth: Int,
    u: Int,
    mate: Int,
    a: Int,
    bear: Int,
    random: Random,
) -> tuple[Int, Int, Int, Int]:
    """Return (cluster, who comes back or nobody, gain) of one of the moves that gain at least `bear`, and the looks."""
    to, back, got, found, looked = np.int64(-1), np.int64(NOBODY), np.int64(0), 0, 0
    comes, own, heavy = now.table[a], roll.own, pairs.weight
    slack = (2 if mate == NOBODY else 4) * roll.least[0]
    spare = now.load[a] - weight
    for b in range(len(roll.heads)):
        if b == a:
            continue
        gain = np.int64(now.table[b, u]) - worth
        if mate != NOBODY:
            gain += np.int64(now.table[b, mate])
        there = now.load[b] + weight
        looked += 1
        if gain >= bear and there <= pairs.upper[b] and spare >= pairs.lower[a]:
            found += 1
            if below(random, found) == 0:
                to, back, got = np.int64(b), np.int64(NOBODY), gain
        if gain + roll.reach[a, b] - slack < bear:
            continue
        # Who comes back has to weigh what keeps both clusters within their bounds.
        low = max(pairs.lower[a] - spare, there - pairs.upper[b])
        high = min(pairs.upper[a] - spare, there - pairs.lower[b])
        members = roll.members[b]
        looked += roll.heads[b]
        for i in range(roll.heads[b]):
            v = members[i]
            change = gain + comes[v] - own[v] - 2 * goes[v]
            if change >= bear and low <= heavy[v] <= high:
                found += 1
                if below(random, found) == 0:
                    to, back, got = np.int64(b), np.int64(v), np.int64(change)
    return to, back, got, looked


@inner
def _move(pairs: Pairs, now: Arrangement, roll: Roll, goes: Table, u: Int, mate: Int, v: Int, a: Int, b: Int) -> None:
    """Take u and its mate from a to b, and v (or nobody) back; O(u + k (members of a and b))."""
    here, there = now.table[a], now.table[b]
    if v == NOBODY:
        for i in range(len(here)):
            here[i] -= goes[i]
            there[i] += goes[i]
    else:
        comes = pairs.affinity[v]
        for i in range(len(here)):
            change = goes[i] - comes[i]
            here[i] -= change
            there[i] += change
        _carry(pairs, now, roll, v, b, a)
    _carry(pairs, now, roll, u, a, b)
    if mate != NOBODY:
        _carry(pairs, now, roll, mate, a, b)
    _reckon(now, roll, a, b)


@inner
def _carry(pairs: Pairs, now: Arrangement, roll: Roll, u: Int, a: Int, b: Int) -> None:
    """Strike u off the roll of a and enter it in that of b."""
    members, heads = roll.members, roll.heads
    last = members[a, heads[a] - 1]
    members[a, roll.position[u]] = last
    roll.position[last] = roll.position[u]
    heads[a] -= 1
    members[b, heads[b]] = u
    roll.position[u] = heads[b]
    heads[b] += 1
    now.place[u] = b
    now.load[a] -= pairs.weight[u]
    now.load[b] += pairs.weight[u]
    now.members[a] -= pairs.size[u]
    now.members[b] += pairs.size[u]


@inner
def _reckon(now: Arrangement, roll: Roll, a: Int, b: Int) -> None:
    """Reckon anew what the members of a and b are worth, and what the change of both clusters did to reach."""
    for k in (a, b):
        row = now.table[k]
        for i in range(roll.heads[k]):
            u = roll.members[k, i]
            roll.own[u] = row[u]
    for k in range(len(roll.heads)):
        for changed in (a, b):
            roll.reach[changed, k] = _most(now, roll, changed, k)
            roll.reach[k, changed] = _most(now, roll, k, changed)


@inner
def _most(now: Arrangement, roll: Roll, to: Int, source: Int) -> Int:
    row, own, members = now.table[to], roll.own, roll.members[source]
    most = np.int64(-(2**62))
    for i in range(roll.heads[source]):
        u = members[i]
        most = max(most, np.int64(row[u]) - np.int64(own[u]))
    return most
