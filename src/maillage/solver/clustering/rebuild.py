"""Ruin and recreate: dissolve a cluster or two, and build one to three from what they and the outside hold.

Single moves can't cross the valley between two ways of cutting the same nodes when lower bounds are tight; rebuilding
does (ruin and recreate: Schrimpf et al. 2000).
"""

from typing import NamedTuple

import numpy as np

from maillage.solver.clustering.feature_moves import FORBIDDEN, gain_of_shift
from maillage.solver.clustering.state import OPEN, State, affinity, holds, put, releases, stands, take, takes, worth
from maillage.solver.clustering.units import MAX_CLUSTERS, NEEDS_BASIS, Units
from maillage.solver.compiled import Ids, Int, Ints, Random, below, inner, kernel

POOL = 1500  # units that one rebuilding handles at most: its cost is bounded whatever the size of the problem
TRIES = 10  # candidates compared for each place while a cluster is built


class Pool(NamedTuple):
    """The units in hand during a rebuilding, where they were, and scratch space."""

    units: Ids
    old: Ids
    queue: Ids
    slots: Ids  # clusters being built
    marks: Ints  # int64[f]
    sizes: Ints  # [units in the pool, slots, work done]


POOLED, BUILT, WORK = range(3)


def empty_pool(units: Units) -> Pool:
    """Return scratch space for `units`."""
    u = len(units.weight)
    return Pool(
        units=np.zeros(u, np.int32),
        old=np.zeros(u, np.int32),
        queue=np.zeros(u, np.int32),
        slots=np.zeros(4, np.int32),
        marks=np.zeros(len(units.feature_weight), np.int64),
        sizes=np.zeros(3, np.int64),
    )


@inner
def lift(units: Units, state: State, pool: Pool, u: Int) -> None:
    """Take unit u in hand, remembering where it was."""
    count = pool.sizes[POOLED]
    pool.units[count] = u
    pool.old[count] = state.place[u]
    pool.sizes[POOLED] = count + 1
    if state.place[u] >= 0:
        take(units, state, u)


@inner
def dissolve(units: Units, state: State, pool: Pool, k: Int) -> None:
    """Take every unit of cluster k in hand."""
    while state.first[k] >= 0:
        lift(units, state, pool, np.int64(state.first[k]))


@kernel
def restore(units: Units, state: State, pool: Pool) -> None:
    """Put every unit of the pool back where it was."""
    for i in range(pool.sizes[POOLED]):
        if state.place[pool.units[i]] >= 0:
            take(units, state, np.int64(pool.units[i]))
    for i in range(pool.sizes[POOLED]):
        if pool.old[i] >= 0:
            put(units, state, np.int64(pool.units[i]), np.int64(pool.old[i]))


@inner
def pick_feature(units: Units, u: Int, random: Random) -> Int:
    """A random feature of u that can be a basis (any that all its members hold, if none is asked); -1 for none."""
    span = units.starts[u + 1] - units.starts[u]
    if span == 0:
        return -1
    offset = below(random, span)
    for step in range(span):
        j = units.starts[u] + (offset + step) % span
        f = units.features[j]
        if units.counts[j] == units.size[u] and (units.basis[f] or units.limits[NEEDS_BASIS] == 0):
            return np.int64(f)
    return -1


@inner
def gather(units: Units, state: State, pool: Pool, f: Int, wanted: Int, random: Random) -> None:
    """Take in hand units that hold f, from outside and from clusters that can spare them, up to `wanted` weight."""
    begin, end = units.holder_starts[f], units.holder_starts[f + 1]
    if begin == end:
        return
    offset = below(random, end - begin)
    weight = 0
    for spare in range(2):
        for step in range(end - begin):
            if weight >= wanted or pool.sizes[POOLED] >= POOL:
                return
            u = np.int64(units.holders[begin + (offset + step) % (end - begin)])
            k = np.int64(state.place[u])
            pool.sizes[WORK] += 1
            if (spare == 0 and k >= 0) or (spare == 1 and (k < 0 or not releases(units, state, u, k))):
                continue
            if (spare == 1 and state.members[k] == units.size[u]) or not holds(units, u, f):
                continue
            if _in_hand(state, pool, u):
                continue
            weight += units.weight[u]
            lift(units, state, pool, u)


@inner
def _in_hand(state: State, pool: Pool, u: Int) -> bool:
    if state.place[u] >= 0:
        return False
    return u in pool.units[: pool.sizes[POOLED]]


@inner
def build(units: Units, state: State, pool: Pool, k: Int, f: Int, random: Random) -> bool:
    """Fill empty cluster k from the pool up to its lower bounds, every member holding f (-1: no such need).

    Each place goes to the best of a few random candidates. Where the bounds are out of reach the cluster is emptied.
    """
    left = 0
    for i in range(pool.sizes[POOLED]):
        u = np.int64(pool.units[i])
        if state.place[u] < 0 and (f < 0 or holds(units, u, f)):
            pool.queue[left] = u
            left += 1
    while left > 0 and not (stands(units, state, k) and state.members[k] > 0):
        best, best_at = FORBIDDEN, -1
        for _ in range(min(left, TRIES)):
            i = below(random, left)
            u = np.int64(pool.queue[i])
            pool.sizes[WORK] += 1
            if takes(units, state, u, k):
                gain = worth(state.pairs[k] + affinity(units, state, u, k), state.members[k] + units.size[u])
                if gain > best:
                    best, best_at = gain, i
            elif state.members[k] > 0:
                pool.queue[i], pool.queue[left - 1] = pool.queue[left - 1], u
                left -= 1
                if left == 0:
                    break
        if best_at >= 0 and best_at < left:
            u = np.int64(pool.queue[best_at])
            if state.place[u] < 0 and takes(units, state, u, k):
                put(units, state, u, k)
                pool.queue[best_at] = pool.queue[left - 1]
                left -= 1
        elif state.members[k] == 0:
            break
    if stands(units, state, k) and state.members[k] > 0:
        return True
    while state.first[k] >= 0:
        take(units, state, np.int64(state.first[k]))
    return False


@inner
def empty_slot(units: Units, state: State, random: Random) -> Int:
    """A random cluster that is not open, if one more may be; else -1."""
    slots = len(state.load)
    if slots == 0 or state.totals[OPEN] >= min(slots, units.limits[MAX_CLUSTERS]):
        return -1
    offset = below(random, slots)
    for step in range(slots):
        k = (offset + step) % slots
        if state.members[k] == 0:
            return k
    return -1


@inner
def settle(units: Units, state: State, pool: Pool, random: Random) -> None:
    """Put what is left of the pool where it adds most: where it was, in the clusters just built, or near its like."""
    count = pool.sizes[POOLED]
    for i in range(count - 1, 0, -1):
        j = below(random, i + 1)
        pool.units[i], pool.units[j] = pool.units[j], pool.units[i]
        pool.old[i], pool.old[j] = pool.old[j], pool.old[i]
    for i in range(count):
        u = np.int64(pool.units[i])
        if state.place[u] >= 0:
            continue
        best: Int = 0
        target: Int = -1
        for choice in range(pool.sizes[BUILT] + 5):
            if choice < pool.sizes[BUILT]:
                k = np.int64(pool.slots[choice])
            elif choice == pool.sizes[BUILT]:
                k = np.int64(pool.old[i])
            else:
                k = near(units, state, u, random)
            pool.sizes[WORK] += 1
            if k >= 0 and k != target:
                gain = gain_of_shift(units, state, u, k)
                if gain > best:
                    best, target = gain, k
        if target >= 0:
            put(units, state, u, target)


@inner
def near(units: Units, state: State, u: Int, random: Random) -> Int:
    """The cluster of a random unit that shares a random feature with u; -1 where that is outside."""
    span = units.starts[u + 1] - units.starts[u]
    if span == 0:
        return below(random, len(state.load)) if len(state.load) > 0 else -1
    f = units.features[units.starts[u] + below(random, span)]
    begin, end = units.holder_starts[f], units.holder_starts[f + 1]
    return np.int64(state.place[units.holders[begin + below(random, end - begin)]])


@kernel
def rebuild(units: Units, state: State, pool: Pool, random: Random) -> Int:
    """Apply one random rebuilding and return the change of value; `restore` undoes it."""
    before = state.totals[1]
    pool.sizes[POOLED] = 0
    pool.sizes[BUILT] = 0
    outside = state.first[len(state.load)]
    u = below(random, len(units.weight))
    if outside >= 0 and below(random, 2) == 0:
        for _ in range(below(random, 16)):
            if state.after[outside] >= 0:
                outside = state.after[outside]
        u = np.int64(outside)
    f = pick_feature(units, u, random)
    a, b = np.int64(state.place[u]), near(units, state, u, random)
    want = below(random, 3)
    if a >= 0 and state.members[a] <= POOL:
        dissolve(units, state, pool, a)
        pool.slots[pool.sizes[BUILT]] = a
        pool.sizes[BUILT] += 1
    if b >= 0 and b != a and want > 0 and state.members[b] <= POOL:
        dissolve(units, state, pool, b)
        pool.slots[pool.sizes[BUILT]] = b
        pool.sizes[BUILT] += 1
    if f >= 0 and below(random, 2) == 0:
        gather(units, state, pool, f, 2 * units.lower[a if a >= 0 else 0] + 2 * units.weight[u], random)
    elif place_of(state, u) < 0 and a < 0:
        lift(units, state, pool, u)
    extra = below(random, 3) - 1  # merge, keep, split
    if extra == 1 or pool.sizes[BUILT] == 0:
        k = empty_slot(units, state, random)
        if k >= 0 and not listed(pool, k):
            pool.slots[pool.sizes[BUILT]] = k
            pool.sizes[BUILT] += 1
    goal = pool.sizes[BUILT] - (1 if extra == -1 and pool.sizes[BUILT] > 1 else 0)
    for t in range(goal):
        if pool.sizes[POOLED] > 0 and state.totals[OPEN] < units.limits[MAX_CLUSTERS]:
            if t > 0 or f < 0 or below(random, 2) == 0:
                f = pick_feature(units, np.int64(pool.units[below(random, pool.sizes[POOLED])]), random)
            build(units, state, pool, np.int64(pool.slots[t]), f if units.limits[NEEDS_BASIS] else -1, random)
    settle(units, state, pool, random)
    return np.int64(state.totals[1] - before)


@inner
def place_of(state: State, u: Int) -> Int:
    """Cluster of unit u, -1 for outside."""
    return np.int64(state.place[u])


@inner
def listed(pool: Pool, k: Int) -> bool:
    """Whether cluster k is among those being built."""
    return k in pool.slots[: pool.sizes[BUILT]]
