"""Annealing by matrix where the clusters stay what they are: all open, bounded by weight alone, nothing outside.

The rules of the general annealing that can't apply are left out and arrays are read once, which makes a proposal about
three times cheaper.
"""

import numpy as np

from maillage.solver.clustering.pairs import Arrangement, Pairs
from maillage.solver.compiled import Ids, Int, Ints, Random, inner, kernel

PIECE = 1_048_576  # 2²⁰: a draw's bits make two numbers of twenty bits and a fraction of 24
SHIFTS = 5_033_165  # three in ten of 2²⁴
ALL = 16_777_216


def stays_fixed(pairs: Pairs, now: Arrangement) -> bool:
    """Whether weight alone bounds moves in `now`: no cluster can open or close, nobody is outside or separated."""
    slots = len(now.load) - 1
    return bool(
        len(pairs.apart) == 0
        and now.members[-1] == 0
        and int(pairs.span[0]) == slots == int(now.totals[0])
        and len(now.place) < PIECE
        and (now.load[:-1] >= pairs.lower[:-1]).all()
        and (pairs.lower[:-1] > 0).all()
        and (pairs.least[:-1] <= 1).all()
        and (pairs.most[:-1] >= pairs.size.sum()).all()
    )


@kernel
def anneal_fixed(
    pairs: Pairs, now: Arrangement, best: Ids, best_value: Ints, random: Random, proposals: Int, hot: float, cold: float
) -> None:
    """Do what `anneal_pairs` does without exits, for an arrangement that `stays_fixed`."""
    affinity, table, place, load = pairs.affinity, now.table, now.place, now.load
    weight, lower, upper = pairs.weight, pairs.lower, pairs.upper
    n, slots = np.uint64(len(place)), np.uint64(len(load) - 1)
    word, temperature = random[0], hot
    for step in range(proposals):
        if step % 1024 == 0:
            temperature = hot * (cold / hot) ** (step / proposals)
            _keep(now, best, best_value)
        word ^= word << np.uint64(13)
        word ^= word >> np.uint64(7)
        word ^= word << np.uint64(17)
        u = np.int64(((word >> np.uint64(44)) * n) >> np.uint64(20))
        other = (word >> np.uint64(24)) & np.uint64(PIECE - 1)
        chance = np.int64(word & np.uint64(ALL - 1))
        a = np.int64(place[u])
        if chance < SHIFTS:
            v, b = np.int64(-1), np.int64((other * slots) >> np.uint64(20))
            gain, more = np.int64(table[b, u]) - np.int64(table[a, u]), -weight[u]
            luck = (chance + 0.5) / SHIFTS
        else:
            v = np.int64((other * n) >> np.uint64(20))
            b = np.int64(place[v])
            gain = np.int64(table[b, u]) - np.int64(table[a, u]) + np.int64(table[a, v]) - np.int64(table[b, v])
            gain, more = gain - 2 * np.int64(affinity[u, v]), weight[v] - weight[u]
            luck = (chance - SHIFTS + 0.5) / (ALL - SHIFTS)
        if a == b or (gain < 0 and (gain < -16.0 * temperature or luck >= np.exp(gain / temperature))):
            continue
        left, right = load[a] + more, load[b] - more
        if lower[a] <= left <= upper[a] and lower[b] <= right <= upper[b]:
            _apply(pairs, now, u, v, a, b, gain)
    random[0] = word
    _keep(now, best, best_value)


@inner
def _keep(now: Arrangement, best: Ids, best_value: Ints) -> None:
    if now.totals[1] > best_value[0]:
        best_value[0] = now.totals[1]
        best[:] = now.place


@inner
def _apply(pairs: Pairs, now: Arrangement, u: Int, v: Int, a: Int, b: Int, gain: Int) -> None:
    """Take u from cluster a to b, and v (-1: nobody) the other way."""
    more, heads = pairs.weight[u], pairs.size[u]
    from_a, to_b, row = now.table[a], now.table[b], pairs.affinity[u]
    if v >= 0:
        more, heads = more - pairs.weight[v], heads - pairs.size[v]
        back = pairs.affinity[v]
        for i in range(len(row)):
            change = row[i] - back[i]
            from_a[i] -= change
            to_b[i] += change
        now.place[v] = a
    else:
        for i in range(len(row)):
            from_a[i] -= row[i]
            to_b[i] += row[i]
    now.place[u] = b
    now.load[a] -= more
    now.load[b] += more
    now.members[a] -= heads
    now.members[b] += heads
    now.totals[1] += gain
