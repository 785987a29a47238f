"""A first assignment: annealing of shifts and swaps in which a unit of overload has a price that rises."""

import numpy as np

from maillage.solver.assignment.part import Model
from maillage.solver.compiled import Ids, Int, Ints, Random, below, fraction, inner, kernel


@kernel
def anneal(model: Model, place: Ids, best: Ids, told: Ints, random: Random, proposals: Int, least: float, most: float,
           hot: float, cold: float) -> None:  # fmt: skip
    """Make `proposals` proposals from `place`, one in four a shift, the others swaps, to agents near for the job.

    A unit of overload costs the agent's price of capacity times a factor that rises from `least` to `most` while the
    temperature falls from `hot` to `cold`. `best` takes the cheapest assignment among those with the least overload,
    and `told` (int64[2]) its overload and cost.
    """
    n, m = model.costs.shape
    load, count, members, position = _tables(model, place)
    total = _overload(model, load)
    cost = 0
    for j in range(n):
        cost += model.costs[j, place[j]]
    if total < told[0] or (total == told[0] and cost < told[1]):
        told[0], told[1] = total, cost
        best[:] = place
    fine, heat = np.empty(m), hot
    for step in range(proposals):
        if step % 1024 == 0:
            heat = hot * (cold / hot) ** (step / proposals)
            for i in range(m):
                fine[i] = max(model.prices[i], 1e-3) * least * (most / least) ** (step / proposals)
        j = below(random, n)
        a, b = np.int64(place[j]), np.int64(model.near[j, below(random, model.near.shape[1])])
        if a == b:
            continue
        alone = below(random, 4) == 0 or count[b] == 0
        k = -1 if alone else np.int64(members[b, below(random, count[b])])
        if k >= 0 and model.weights[k, a] > model.capacities[a]:
            continue
        change, more, less = _change(model, j, k, a, b)
        over = _over(model, load[b] + more, b) - _over(model, load[b], b)
        under = _over(model, load[a] - less, a) - _over(model, load[a], a)
        price = change + fine[b] * over + fine[a] * under
        if price > 0.0 and price > -heat * np.log(fraction(random) + 1e-12):
            continue
        _move(place, position, members, count, j, a, b)
        if k >= 0:
            _move(place, position, members, count, k, b, a)
        load[a] -= less
        load[b] += more
        cost, total = cost + change, total + over + under
        if total < told[0] or (total == told[0] and cost < told[1]):
            told[0], told[1] = total, cost
            best[:] = place


@inner
def _tables(model: Model, place: Ids) -> tuple[Ints, Ints, Ids, Ids]:
    """Loads and numbers of jobs of each agent, its jobs, and each job's position among them."""
    n, m = model.costs.shape
    load, count = np.zeros(m, np.int64), np.zeros(m, np.int64)
    members, position = np.empty((m, n), np.int32), np.empty(n, np.int32)
    for j in range(n):
        i = place[j]
        load[i] += model.weights[j, i]
        members[i, count[i]] = j
        position[j] = count[i]
        count[i] += 1
    return load, count, members, position


@inner
def _change(model: Model, j: Int, k: Int, a: Int, b: Int) -> tuple[Int, Int, Int]:
    """Cost, gain of b's load and loss of a's, of moving job j from a to b and k (or -1, none) from b to a."""
    cost, more, less = model.costs[j, b] - model.costs[j, a], model.weights[j, b], model.weights[j, a]
    if k >= 0:
        cost += model.costs[k, a] - model.costs[k, b]
        more -= model.weights[k, b]
        less -= model.weights[k, a]
    return cost, more, less


@inner
def _over(model: Model, load: Int, i: Int) -> Int:
    over = load - model.capacities[i]
    return over if over > 0 else 0


@inner
def _overload(model: Model, load: Ints) -> Int:
    total = 0
    for i in range(len(load)):
        total += _over(model, load[i], i)
    return total


@inner
def _move(place: Ids, position: Ids, members: Ids, count: Ints, j: Int, a: Int, b: Int) -> None:
    """Take job j out of a's list and put it into b's."""
    count[a] -= 1
    last = members[a, count[a]]
    members[a, position[j]] = last
    position[last] = position[j]
    members[b, count[b]] = j
    position[j] = count[b]
    count[b] += 1
    place[j] = b
