"""Lower bounds on the cost, computed in whole numbers so that rounding can't make them wrong."""

import numpy as np

from maillage.solver.assignment.checks import LARGEST
from maillage.solver.assignment.problem import Problem
from maillage.solver.compiled import Floats, Int, Ints, kernel

SCALE = 2**20  # parts of a unit of cost, in which prices are rounded
STEPS = 300
CELLS = 400_000_000  # of knapsack tables, over all steps: about half a second


def linear_bound(problem: Problem, prices: Floats) -> int:
    """Return a bound from float64[m] prices of capacity, the optimal ones of the linear relaxation giving its optimum.

    Each job goes to its cheapest agent with capacity at its price, and the capacities are paid back. Any prices give
    a valid bound; O(n m).
    """
    limit = LARGEST * SCALE // 4 // np.maximum(problem.capacities, 1)
    whole = np.minimum(np.round(np.maximum(prices, 0.0) * SCALE), limit.astype(np.float64)).astype(np.int64)
    relative = problem.costs * SCALE + whole * problem.weights
    relative = np.where(problem.weights <= problem.capacities, relative, np.iinfo(np.int64).max)
    total = sum(relative.min(axis=1, initial=np.iinfo(np.int64).max).tolist())
    paid = sum(price * capacity for price, capacity in zip(whole.tolist(), problem.capacities.tolist(), strict=True))
    return -int((paid - total) // SCALE)


def knapsack_bound(problem: Problem, prices: Floats, value: int) -> int:
    """Return the best bound that a price for each job gives, each agent then taking its best set of jobs that fits.

    The Lagrangian relaxation of "each job once" (Fisher, Jaikumar & Van Wassenhove 1986), at least as good as the
    linear one; prices by subgradient steps (Polyak 1969) towards `value`, the cost of a known assignment or more than
    any bound, from those that belong to float64[m] `prices` of capacity. O(n × total capacity) a step; as many steps as
    `CELLS` allows.
    """
    relative = np.where(problem.weights <= problem.capacities, problem.costs + prices * problem.weights, np.inf)
    job = relative.min(axis=1, initial=np.inf)
    cells = problem.jobs * int(np.minimum(problem.capacities, problem.weights.sum(axis=0)).sum() + problem.agents)
    best, scale, failures = linear_bound(problem, prices), 1.0, 0
    kept, slope = job.copy(), np.zeros(problem.jobs, np.int64)
    highest = -np.inf
    for _ in range(min(STEPS, CELLS // max(1, cells))):
        whole = np.round(job * SCALE).astype(np.int64)
        bound = int(_relaxed(problem.costs * SCALE, problem.weights, problem.capacities, whole, slope))
        if bound > highest:
            highest, failures, kept = bound, 0, job.copy()
            best = max(best, -(-bound // SCALE))
        else:
            failures += 1
            if failures >= 5:
                scale, failures, job = scale * 0.7, 0, kept.copy()
        norm = int((slope**2).sum())
        if norm == 0 or best >= value:
            break
        job = job + scale * (value - bound / SCALE) / norm * slope
    return best


@kernel
def _relaxed(costs: Ints, weights: Ints, capacities: Ints, prices: Ints, slope: Ints) -> Int:
    """Return the relaxed cost at `prices` of jobs, and in `slope` 1 less the number of agents that take each job."""
    slope[:] = 1
    total = prices.sum()
    for i in range(costs.shape[1]):
        helpful = np.flatnonzero((costs[:, i] < prices) & (weights[:, i] <= capacities[i]))
        room = min(capacities[i], weights[helpful, i].sum())
        least = np.zeros((len(helpful) + 1, room + 1), np.int64)
        for k in range(len(helpful)):
            gain, weight = costs[helpful[k], i] - prices[helpful[k]], weights[helpful[k], i]
            before, after = least[k], least[k + 1]
            reached = min(weight, room + 1)
            after[:reached] = before[:reached]
            without, with_it, best = before[reached:], before[: room + 1 - reached], after[reached:]
            for r in range(len(best)):  # slices from 0, which the compiler turns into vector instructions
                best[r] = min(without[r], with_it[r] + gain)
        total += least[len(helpful), room]
        r = room
        for k in range(len(helpful) - 1, -1, -1):
            if least[k + 1, r] != least[k, r]:
                slope[helpful[k]] -= 1
                r -= weights[helpful[k], i]
    return total
