"""A lower bound: the assignment of units to centres relaxed by Lagrange, k best centres chosen."""

import numpy as np

from maillage.solver.compiled import Floats, Int, Ints, kernel
from maillage.solver.districting.problem import Problem
from maillage.solver.districting.value import distances

STEPS = 200
DEAREST = 6_000_000  # beyond so many cells a step, a bound isn't cheap


def lower_bound(problem: Problem, value: int) -> float | None:
    """Return what no grouping that holds the corridor undercuts; None where it would be dear.

    Hess et al. (1965) choose k centres and give each unit to one. Relaxing that each unit has exactly one leaves, for
    each centre and each of today's districts that it may continue, a knapsack with the corridor as its bounds, solved
    as a linear programme by sorting (Dantzig 1957). Prices follow the subgradient (Held, Wolfe & Crowder 1974), its
    steps measured by `value`, the best value known. Contiguity, pairs and locks are left out, names may be taken twice:
    all of that only raises the optimum. O(n² log n · (1 + today's districts)) a step.
    """
    grouped = problem.grouped()
    current = problem.of_unit("current", -1)[grouped]
    price = problem.of_unit("move_price", 0)[grouped]
    known = np.unique(current[(current >= 0) & (price > 0)])
    if len(grouped) ** 2 * max(1, len(known)) > DEAREST:
        return None
    cost = distances(problem, grouped) * problem.of_unit("spread", 1)[grouped]  # [centre, unit]
    extra = np.zeros((max(1, len(known)), len(grouped)), np.int64)
    for number, name in enumerate(known.tolist()):
        extra[number] = np.where((current >= 0) & (current != name), price, 0)
    low, high = problem.corridor()
    weight = problem.weights[grouped]
    best = _ascend(cost, extra, weight, np.array([low, high, problem.districts], np.int64), float(value), STEPS)
    return float(best)


@kernel
def _ascend(cost: Ints, extra: Ints, weight: Ints, limits: Ints, value: float, steps: Int) -> float:
    n, k = len(weight), limits[2]
    multiplier = np.zeros(n)
    for i in range(n):
        near = np.partition(cost[:, i], min(k, n - 1))
        multiplier[i] = float(near[min(k, n - 1)])
    best, factor, stalled = -np.inf, 1.0, 0
    sums = np.zeros(n)
    taken = np.zeros((n, n))
    for _ in range(steps):
        for j in range(n):
            sums[j] = np.inf
            for name in range(len(extra)):
                _knapsack(cost[j], extra[name], multiplier, weight, limits, j, sums, taken)
        chosen = np.argsort(sums)[:k]
        total, slack = multiplier.sum(), np.ones(n)
        for j in chosen:
            total += sums[j]
            slack -= taken[j]
        if total > best:
            best, stalled = total, 0
        else:
            stalled += 1
            if stalled >= 8:
                factor, stalled = factor * 0.6, 0
        length = (slack * slack).sum()
        if length < 1e-9 or total >= value:
            break
        multiplier += factor * (value - total) / length * slack
    return best


@kernel
def _knapsack(
    cost: Ints, extra: Ints, multiplier: Floats, weight: Ints, limits: Ints, centre: Int, sums: Floats, taken: Floats
) -> None:
    """The least that units cost around a centre, itself taken, their weight in the corridor; parts of units count.

    Writes `sums[centre]` and `taken[centre]` where it is less than what stands there.
    """
    n, low, high = len(weight), float(limits[0]), float(limits[1])
    worth, ratio, part = np.zeros(n), np.zeros(n), np.zeros(n)
    for i in range(n):
        worth[i] = cost[i] + extra[i] - multiplier[i]
        if weight[i] > 0:
            ratio[i] = worth[i] / weight[i]
        else:
            ratio[i] = -np.inf if worth[i] < 0 else np.inf
    total, load = worth[centre], float(weight[centre])
    part[centre] = 1.0
    if load > high:
        return
    for i in np.argsort(ratio):
        if i == centre or (worth[i] >= 0.0 and (load >= low or weight[i] == 0)):
            continue
        room = high - load if worth[i] < 0.0 else min(high, low) - load
        share = 1.0 if weight[i] == 0 else min(1.0, max(0.0, room / weight[i]))
        part[i] = share
        total += share * worth[i]
        load += share * weight[i]
    if load < low - 1e-6:
        return
    if total < sums[centre]:
        sums[centre] = total
        taken[centre, :] = part
