"""Annealing over shifts, exchanges and rebuildings, for affinity by features."""

import numpy as np

from maillage.solver.clustering.feature_moves import FORBIDDEN, gain_of_shift, gain_of_swap, shift, swap
from maillage.solver.clustering.rebuild import (
    BUILT,
    POOLED,
    WORK,
    Pool,
    build,
    empty_slot,
    gather,
    near,
    pick_feature,
    rebuild,
    restore,
    settle,
)
from maillage.solver.clustering.state import VALUE, State
from maillage.solver.clustering.units import NEEDS_BASIS, Units
from maillage.solver.compiled import Ids, Int, Ints, Random, below, fraction, inner, kernel

BURST = 100  # single moves between two looks at the account
REBUILDING = 3  # one part in so many of the work goes to rebuildings


@kernel
def construct(units: Units, state: State, pool: Pool, random: Random) -> Int:
    """Open clusters from what is outside while any can reach its bounds, then place the rest; returns the work."""
    pool.sizes[WORK] = 0
    misses = 0
    n = len(units.weight)
    while misses < 40 and n > 0:
        k = empty_slot(units, state, random)
        if k < 0:
            break
        u = below(random, n)
        for _ in range(64):
            if state.place[u] < 0:
                break
            u = below(random, n)
        pool.sizes[POOLED] = 0
        pool.sizes[BUILT] = 0
        f = pick_feature(units, u, random)
        # Where no basis is asked, nodes that share nothing may be a cluster too, though only for want of a better one.
        if f >= 0 and (units.limits[NEEDS_BASIS] or misses % 2 == 0):
            gather(units, state, pool, f, 2 * units.lower[k], random)
        elif units.limits[NEEDS_BASIS] == 0:
            for _ in range(min(n, 200)):
                v = below(random, n)
                if state.place[v] < 0:
                    seen = False
                    for i in range(pool.sizes[POOLED]):
                        seen = seen or pool.units[i] == v
                    if not seen:
                        pool.units[pool.sizes[POOLED]] = v
                        pool.old[pool.sizes[POOLED]] = -1
                        pool.sizes[POOLED] += 1
        if build(units, state, pool, k, f if units.limits[NEEDS_BASIS] else -1, random):
            misses = 0
        else:
            misses += 1
        settle(units, state, pool, random)
    for _ in range(2):
        u = np.int64(state.first[len(state.load)])
        while u >= 0:
            following = np.int64(state.after[u])
            pool.sizes[POOLED] = 1
            pool.sizes[BUILT] = 0
            pool.units[0] = u
            pool.old[0] = -1
            settle(units, state, pool, random)
            u = following
    return np.int64(pool.sizes[WORK])


@inner
def accepts(gain: Int, temperature: float, random: Random) -> bool:
    """The rule of Metropolis: what gains always, what loses with probability exp(gain / temperature)."""
    if gain >= 0:
        return True
    if gain == FORBIDDEN or temperature <= 0.0:
        return False
    return bool(fraction(random) < np.exp(gain / temperature))


@inner
def try_one(units: Units, state: State, marks: Ints, temperature: float, random: Random) -> None:
    """Propose one shift or exchange and apply it if accepted."""
    n, slots = len(units.weight), len(state.load)
    u = below(random, n)
    kind = below(random, 16)
    if kind < 6:
        target = near(units, state, u, random) if kind < 4 else below(random, slots)
        if kind == 5 and below(random, 8) == 0:
            target = -1
        if accepts(gain_of_shift(units, state, u, target), temperature, random):
            shift(units, state, u, target)
        return
    v = below(random, n)
    if kind < 12 and units.starts[u + 1] > units.starts[u]:
        f = units.features[units.starts[u] + below(random, units.starts[u + 1] - units.starts[u])]
        begin, end = units.holder_starts[f], units.holder_starts[f + 1]
        v = np.int64(units.holders[begin + below(random, end - begin)])
    elif kind == 15 and state.first[slots] >= 0:
        v = np.int64(state.first[slots])
    if accepts(gain_of_swap(units, state, u, v, marks), temperature, random):
        swap(units, state, u, v)


@kernel
def anneal(
    units: Units,
    state: State,
    pool: Pool,
    best: Ids,
    best_value: Ints,
    random: Random,
    work: Int,
    hot: float,
    cold: float,
) -> Int:
    """Spend `work` evaluations while the temperature falls from `hot` to `cold`; returns what was spent.

    `best` (int32[u]) and `best_value` (int64[1]) hold the best arrangement met, and are updated.
    """
    if len(units.weight) == 0 or len(state.load) == 0:
        return work
    spent, rebuilt = 0, 0
    temperature = hot
    while spent < work:
        for _ in range(BURST):
            try_one(units, state, pool.marks, temperature, random)
        spent += BURST
        if rebuilt * REBUILDING <= spent:
            pool.sizes[WORK] = 0
            if not accepts(rebuild(units, state, pool, random), temperature, random):
                restore(units, state, pool)
            spent += pool.sizes[WORK] + 1
            rebuilt += pool.sizes[WORK] + 1
        if state.totals[VALUE] > best_value[0]:
            best_value[0] = state.totals[VALUE]
            best[:] = state.place
        temperature = hot * (cold / hot) ** min(1.0, spent / work) if hot > 0.0 else 0.0
    return spent
