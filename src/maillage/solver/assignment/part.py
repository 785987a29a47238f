"""A part of the problem: a few agents and all their jobs, freed, to be given out again among those agents."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from maillage.solver.assignment.problem import Problem
from maillage.solver.compiled import Floats, Ids, Int, Ints, inner

TABLE = 2**22  # cells of the tables of completions
DUAL_STEPS = 4
NEVER = 1e15  # the price of an option that is out of the question
CLOSE = 1e-6  # costs are whole: floats that differ by less are equal


class Model(NamedTuple):
    """The problem as kernels read it."""

    costs: Ints  # [n, m]
    weights: Ints  # [n, m]
    capacities: Ints  # [m]
    prices: Floats  # [m], of a unit of capacity, from the linear relaxation
    near: Ids  # [n, k], agents of each job, by cost with the capacity at its price


class Now(NamedTuple):
    """An assignment that holds the capacities, and the sums that moves need."""

    place: Ids  # [n]
    load: Ints  # [m]
    value: Ints  # [1]


class Part(NamedTuple):
    """Room for one part of up to s agents; the first `sizes[0]` agents, `sizes[1]` jobs, `sizes[2]` of them free."""

    sizes: Ints  # [agents, jobs, free jobs, shift of the table's rooms]
    agents: Ints  # [s]
    member: npt.NDArray[np.int8]  # [m], position of an agent in `agents`, -1 if absent
    jobs: Ints  # [n]
    free: Ints  # [n], jobs with several options, heavy ones first
    price: Floats  # [s], of capacity, optimal for the part
    room: Ints  # [s]
    cost: Floats  # [n, s] of free jobs, NEVER where that isn't an option
    weight: Ints  # [n, s] of free jobs
    dual: Floats  # [n], price of each free job
    table: Floats  # [TABLE], least cost of completions, see `completion`
    start: Ints  # [n + 1, s], where the row of a position and agent is in `table`
    found: Ints  # [n], the agent found for each job, as a position in `agents`
    target: Floats  # [1], what the cost of the free jobs mustn't exceed


def model_of(problem: Problem, prices: Floats, near: int) -> Model:
    """Return the kernels' view of `problem`, with the `near` best agents of each job."""
    relative = problem.costs + prices * problem.weights
    relative = np.where(problem.weights <= problem.capacities, relative, np.inf)
    order = np.argsort(relative, axis=1, kind="stable")[:, : min(near, problem.agents)]
    return Model(problem.costs, problem.weights, problem.capacities, prices, np.ascontiguousarray(order, np.int32))


def empty_part(model: Model, most: int) -> Part:
    """Return room for parts of up to `most` agents."""
    (n, m), s = model.costs.shape, most
    whole, real = np.int64, np.float64
    return Part(
        np.zeros(4, whole), np.zeros(s, whole), np.full(m, -1, np.int8), np.zeros(n, whole), np.zeros(n, whole),
        np.zeros(s, real), np.zeros(s, whole), np.zeros((n, s), real), np.zeros((n, s), whole), np.zeros(n, real),
        np.zeros(TABLE, real), np.zeros((n + 1, s), whole), np.zeros(n, whole), np.zeros(1, real),
    )  # fmt: skip


@inner
def gather(model: Model, now: Now, part: Part) -> Int:
    """List the jobs of the part's agents; returns their cost."""
    count, cost = 0, 0
    for s in range(part.sizes[0]):
        part.member[part.agents[s]] = s
    for j in range(len(now.place)):
        if part.member[now.place[j]] >= 0:
            part.jobs[count] = j
            count += 1
            cost += model.costs[j, now.place[j]]
    for s in range(part.sizes[0]):
        part.member[part.agents[s]] = -1
    part.sizes[1] = count
    return cost


@inner
def price_capacity(model: Model, part: Part, cost: Int) -> float:
    """Price the part's capacities; returns a lower bound on its cost, by a few steps of subgradient (Polyak 1969)."""
    size = part.sizes[0]
    price, slope = np.empty(size), np.empty(size)
    for s in range(size):
        price[s] = part.price[s] = model.prices[part.agents[s]]
    best, scale = -NEVER, 0.2
    for _ in range(DUAL_STEPS):
        bound, norm = 0.0, 0.0
        for s in range(size):
            slope[s] = -model.capacities[part.agents[s]]
            bound -= price[s] * model.capacities[part.agents[s]]
        for at in range(part.sizes[1]):
            least, choice = _cheapest(model, part, price, part.jobs[at])
            bound += least
            slope[choice] += model.weights[part.jobs[at], part.agents[choice]]
        if bound > best:
            best = bound
            part.price[:size] = price
        else:
            scale *= 0.5
        for s in range(size):
            norm += slope[s] * slope[s]
        if norm == 0.0:
            break
        for s in range(size):
            price[s] = max(0.0, part.price[s] + scale * (cost - bound) / norm * slope[s])
    return best


@inner
def _cheapest(model: Model, part: Part, price: Floats, job: Int) -> tuple[float, Int]:
    least, choice = NEVER, 0
    for s in range(part.sizes[0]):
        i = part.agents[s]
        relative = model.costs[job, i] + price[s] * model.weights[job, i]
        if relative < least and model.weights[job, i] <= model.capacities[i]:
            least, choice = relative, s
    return least, choice


@inner
def narrow(model: Model, part: Part, budget: float, options: Int) -> float:
    """Return `budget`, or less: what lets no more than `options` options but the jobs' best stay within it."""
    above, count = np.empty(part.sizes[1] * part.sizes[0]), 0
    for at in range(part.sizes[1]):
        j = part.jobs[at]
        least, choice = _cheapest(model, part, part.price, j)
        for s in range(part.sizes[0]):
            i = part.agents[s]
            reduced = model.costs[j, i] + part.price[s] * model.weights[j, i] - least
            if s != choice and reduced <= budget and model.weights[j, i] <= model.capacities[i]:
                above[count] = reduced
                count += 1
    return budget if count <= options else float(np.partition(above[:count], options)[options])


@inner
def fix(model: Model, now: Now, part: Part, budget: float) -> Int:
    """Fix each job that has but one option; returns what those save, room is what is left. The rest is listed as free.

    Options are today's agent and those within `budget` of the best. By the linear bound, any other would cost more
    than the part may if it may cost so much above its bound.
    """
    saved, free = 0, 0
    key = np.empty(part.sizes[1])
    for s in range(part.sizes[0]):
        part.room[s] = model.capacities[part.agents[s]]
    for at in range(part.sizes[1]):
        j = part.jobs[at]
        least, choice = _cheapest(model, part, part.price, j)
        others = 0
        for s in range(part.sizes[0]):
            others += s != choice and _is_option(model, now, part, j, s, least + budget)
        if others == 0:
            part.room[choice] -= model.weights[j, part.agents[choice]]
            saved += model.costs[j, now.place[j]] - model.costs[j, part.agents[choice]]
            part.found[at] = choice
            continue
        key[free] = -model.weights[j, part.agents[choice]]
        part.free[free] = at
        free += 1
    order = np.argsort(key[:free], kind="mergesort")
    part.free[:free] = part.free[:free][order]
    part.sizes[2] = free
    _list_options(model, now, part, budget)
    return saved


@inner
def _is_option(model: Model, now: Now, part: Part, job: Int, s: Int, most: float) -> bool:
    i = part.agents[s]
    if model.weights[job, i] > model.capacities[i]:
        return False
    return bool(now.place[job] == i or model.costs[job, i] + part.price[s] * model.weights[job, i] <= most)


@inner
def _list_options(model: Model, now: Now, part: Part, budget: float) -> None:
    """Write cost, weight and first price of each free job."""
    for at in range(part.sizes[2]):
        j = part.jobs[part.free[at]]
        least, _ = _cheapest(model, part, part.price, j)
        part.dual[at] = least
        for s in range(part.sizes[0]):
            allowed = _is_option(model, now, part, j, s, least + budget)
            part.weight[at, s] = model.weights[j, part.agents[s]]
            part.cost[at, s] = model.costs[j, part.agents[s]] if allowed else NEVER
