"""Search by visits, for affinity by matrix where weight alone bounds moves (see `stays_fixed`).

When it is cold, of a thousand exchanges drawn at random less than one is accepted. A visit draws a unit, alone or with
another of its cluster, and the loss that Metropolis's rule would bear, and then takes at random one of all moves that
lose no more: to another cluster, or in exchange for anyone there. What is bought is that most need not be looked at:
`reach[a, b]`, the most that anyone of cluster b gains by going to a, bounds what b can offer, and of its members, who
stand by weight, only those are looked at whose weight keeps both clusters within their bounds. Exchanging two for one
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
UNKNOWN = 2**62


class Roll(NamedTuple):
    """Who is where, and what bounds a move's gain; of an arrangement with k clusters, nobody outside."""

    members: Ids  # [k, u], the first heads[k] of a row, the lightest first
    heads: Ints  # [k]
    reach: Ints  # [k, k], or UNKNOWN: reckoned only when it is asked for
    pair: Table  # [u], room to work: the affinities of two who go together
    least: Ints  # [1], the least affinity where it is negative, else 0


def call_roll(pairs: Pairs, now: Arrangement) -> Roll:
    """Return who is where in `now`; O(k u)."""
    slots, n = len(now.load) - 1, len(now.place)
    roll = Roll(
        members=np.zeros((slots, n), np.int32),
        heads=np.zeros(slots, np.int64),
        reach=np.full((slots, slots), UNKNOWN, np.int64),
        pair=np.zeros(n, now.table.dtype),
        least=np.array([min(0, int(pairs.affinity.min(initial=0)))]),
    )
    _enter(pairs, now, roll)
    return roll


@kernel
def _enter(pairs: Pairs, now: Arrangement, roll: Roll) -> None:
    for u in range(len(now.place)):
        _add(pairs, roll, u, now.place[u])


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
        goes, weight, worth = pairs.affinity[u], pairs.weight[u], np.int64(now.table[a, u])
        if fraction(random) < together:
            mate = np.int64(roll.members[a, below(random, roll.heads[a])])
            if mate == u:
                continue
            goes = _both(pairs, roll, u, mate)
            weight += pairs.weight[mate]
            worth += np.int64(now.table[a, mate]) - 2 * np.int64(pairs.affinity[u, mate])
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
    comes, heavy = now.table[a], pairs.weight
    slack = (2 if mate == NOBODY else 4) * roll.least[0]
    spare = now.load[a] - weight
    for b in range(len(roll.heads)):
        if b == a:
            continue
        stays = now.table[b]
        gain = np.int64(stays[u]) - worth
        if mate != NOBODY:
            gain += np.int64(stays[mate])
        there = now.load[b] + weight
        looked += 1
        if gain >= bear and there <= pairs.upper[b] and spare >= pairs.lower[a]:
            found += 1
            if below(random, found) == 0:
                to, back, got = np.int64(b), np.int64(NOBODY), gain
        if roll.reach[a, b] == UNKNOWN:
            roll.reach[a, b] = _most(now, roll, a, b)
        if gain + roll.reach[a, b] - slack < bear:
            continue
        # Who comes back has to weigh what keeps both clusters within their bounds.
        low = max(pairs.lower[a] - spare, there - pairs.upper[b])
        high = min(pairs.upper[a] - spare, there - pairs.lower[b])
        members, count = roll.members[b], roll.heads[b]
        if count == 0 or heavy[members[count - 1]] < low or heavy[members[0]] > high:
            continue
        looked += count
        first = (count >> 1) + 1 if heavy[members[count >> 1]] < low else 0
        while first < count and heavy[members[first]] < low:
            first += 1
        for i in range(first, count):
            v = members[i]
            if heavy[v] > high:
                break
            change = gain + comes[v] - stays[v] - 2 * goes[v]
            if change >= bear:
                found += 1
                if below(random, found) == 0:
                    to, back, got = np.int64(b), np.int64(v), np.int64(change)
    return to, back, got, looked


@inner
def _move(pairs: Pairs, now: Arrangement, roll: Roll, goes: Table, u: Int, mate: Int, v: Int, a: Int, b: Int) -> None:
    """Take u and its mate from a to b, and v (or nobody) back; O(u + members of a and b + k)."""
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
    _forget(roll, a, b)


@inner
def _carry(pairs: Pairs, now: Arrangement, roll: Roll, u: Int, a: Int, b: Int) -> None:
    """Strike u off the roll of a and enter it in that of b."""
    members = roll.members[a]
    at = 0
    while members[at] != u:
        at += 1
    roll.heads[a] -= 1
    for i in range(at, roll.heads[a]):
        members[i] = members[i + 1]
    _add(pairs, roll, u, b)
    now.place[u] = b
    now.load[a] -= pairs.weight[u]
    now.load[b] += pairs.weight[u]
    now.members[a] -= pairs.size[u]
    now.members[b] += pairs.size[u]


@inner
def _add(pairs: Pairs, roll: Roll, u: Int, k: Int) -> None:
    """Enter u in the roll of k, by its weight."""
    members, at = roll.members[k], roll.heads[k]
    while at > 0 and pairs.weight[members[at - 1]] > pairs.weight[u]:
        members[at] = members[at - 1]
        at -= 1
    members[at] = u
    roll.heads[k] += 1


@inner
def _forget(roll: Roll, a: Int, b: Int) -> None:
    """Forget the reach that the change of both clusters altered."""
    for k in range(len(roll.heads)):
        for changed in (a, b):
            roll.reach[changed, k] = roll.reach[k, changed] = UNKNOWN


@inner
def _most(now: Arrangement, roll: Roll, to: Int, source: Int) -> Int:
    there, here, members = now.table[to], now.table[source], roll.members[source]
    most = np.int64(-(2**62))
    for i in range(roll.heads[source]):
        u = members[i]
        most = max(most, np.int64(there[u]) - np.int64(here[u]))
    return most
