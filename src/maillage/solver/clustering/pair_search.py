"""Annealing over shifts and swaps that keep every bound, for affinity by matrix."""

import numpy as np

from maillage.solver.clustering.pairs import (
    Arrangement,
    Pairs,
    can_shift,
    can_swap,
    exchange,
    parted,
    relocate,
)
from maillage.solver.compiled import Ids, Int, Ints, Random, below, fraction, inner, kernel


@kernel
def fill(pairs: Pairs, now: Arrangement, clusters: Int, random: Random) -> None:
    """Fill the first `clusters` clusters, heavy units first, each where most is missing to the lower bounds."""
    n = len(now.place)
    order = np.argsort(-pairs.weight, kind="mergesort")
    for i in range(n):
        j = i + below(random, min(8, n - i))
        order[i], order[j] = order[j], order[i]
        u = order[i]
        best, target = -(2**62), -1
        for k in range(clusters):
            load, members = now.load[k] + pairs.weight[u], now.members[k] + pairs.size[u]
            if load > pairs.upper[k] or members > pairs.most[k] or parted(pairs, now, u, k, -1):
                continue
            need = max(pairs.lower[k] - now.load[k], 0) + max(pairs.least[k] - now.members[k], 0)
            score = need * 1000 + below(random, 1000)
            if score > best:
                best, target = score, k
        if target >= 0:
            relocate(pairs, now, u, target)


@inner
def _shortfall(pairs: Pairs, now: Arrangement, k: Int) -> Int:
    load, members = pairs.lower[k] - now.load[k], pairs.least[k] - now.members[k]
    return (load if load > 0 else 0) + (members if members > 0 else 0)


@kernel
def repair(pairs: Pairs, now: Arrangement, clusters: Int, random: Random, tries: Int) -> bool:
    """Move and exchange units at random while that lessens what is missing to lower bounds; True once nothing is.

    A unit outside counts as missing its own weight, so that it is brought in where there is room.
    """
    n, outside = len(now.place), len(now.load) - 1
    missing = now.load[outside]
    for k in range(clusters):
        missing += _shortfall(pairs, now, k)
    for _ in range(tries):
        if missing == 0:
            return True
        u, v = below(random, n), below(random, n)
        a = np.int64(now.place[u])
        alone = below(random, 2) == 0
        b = below(random, clusters) if alone else np.int64(now.place[v])
        if a == b or parted(pairs, now, u, b, -1 if alone else v):
            continue
        if not alone and parted(pairs, now, v, a, u):
            continue
        before = _total(pairs, now, a, outside) + _total(pairs, now, b, outside)
        more = pairs.weight[u] - (0 if alone else pairs.weight[v])
        heads = pairs.size[u] - (0 if alone else pairs.size[v])
        if now.load[b] + more > pairs.upper[b] or now.members[b] + heads > pairs.most[b]:
            continue
        if now.load[a] - more > pairs.upper[a] or now.members[a] - heads > pairs.most[a]:
            continue
        relocate(pairs, now, u, b)
        if not alone:
            relocate(pairs, now, v, a)
        after = _total(pairs, now, a, outside) + _total(pairs, now, b, outside)
        if after > before and below(random, 50) > 0:
            relocate(pairs, now, u, a)
            if not alone:
                relocate(pairs, now, v, b)
        else:
            missing += after - before
    return bool(missing == 0)


@inner
def _total(pairs: Pairs, now: Arrangement, k: Int, outside: Int) -> Int:
    return now.load[k] if k == outside else _shortfall(pairs, now, k)


@kernel
def close_short(pairs: Pairs, now: Arrangement) -> None:
    """Put the units of clusters that are below their lower bounds outside, and spread them where there is room."""
    outside = len(now.load) - 1
    for k in range(outside):
        if now.members[k] > 0 and _shortfall(pairs, now, k) > 0:
            for u in range(len(now.place)):
                if now.place[u] == k:
                    relocate(pairs, now, u, outside)
    for u in range(len(now.place)):
        if now.place[u] != outside:
            continue
        best, target = 0, -1
        for k in range(outside):
            if now.members[k] > 0 and can_shift(pairs, now, u, k):
                gain = np.int64(now.table[k, u]) - now.table[outside, u]
                if target < 0 or gain > best:
                    best, target = gain, k
        if target >= 0 and best > 0:
            relocate(pairs, now, u, target)


@kernel
def anneal_pairs(
    pairs: Pairs,
    now: Arrangement,
    best: Ids,
    best_value: Ints,
    random: Random,
    proposals: Int,
    hot: float,
    cold: float,
    exits: bool,
) -> None:
    """Make `proposals` proposals, three in ten shifts, the others swaps, while the temperature falls from hot to cold.

    `best` (int32[u]) and `best_value` (int64[1]) are updated. `exits` allows moves to the outside.
    """
    n, slots = len(now.place), len(now.load) - (0 if exits else 1)
    # What most proposals fail by is read from local names: a call hands over every array of the problem.
    place, load, table, affinity = now.place, now.load, now.table, pairs.affinity
    weight, lower, upper, outside = pairs.weight, pairs.lower, pairs.upper, len(now.load) - 1
    temperature = hot
    for step in range(proposals):
        if step % 1024 == 0:
            temperature = hot * (cold / hot) ** (step / proposals) if hot > 0.0 else 0.0
            if now.totals[1] > best_value[0]:
                best_value[0] = now.totals[1]
                best[:] = now.place
        u = below(random, n)
        if below(random, 10) < 3:
            target = below(random, slots)
            source = place[u]
            if load[target] + weight[u] > upper[target]:
                continue
            gain = np.int64(table[target, u]) - table[source, u]
            if (gain >= 0 or _survives(gain, temperature, random)) and can_shift(pairs, now, u, target):
                relocate(pairs, now, u, target)
        else:
            v = below(random, n)
            a, b = place[u], place[v]
            if a == b:
                continue
            more = weight[v] - weight[u]
            here, there = load[a] + more, load[b] - more
            if here > upper[a] or here < lower[a] or there > upper[b] or there < lower[b]:
                continue
            shared = (1 if a != outside else 0) + (1 if b != outside else 0)
            gain = np.int64(table[b, u]) - table[a, u] + table[a, v] - table[b, v] - shared * affinity[u, v]
            if (gain >= 0 or _survives(gain, temperature, random)) and can_swap(pairs, now, u, v):
                exchange(pairs, now, u, v, gain)
    if now.totals[1] > best_value[0]:
        best_value[0] = now.totals[1]
        best[:] = now.place


@inner
def _survives(gain: Int, temperature: float, random: Random) -> bool:
    """Metropolis's rule for a loss, in which hopeless losses draw nothing."""
    if gain < -16.0 * temperature or temperature <= 0.0:
        return False
    return bool(fraction(random) < np.exp(gain / temperature))
