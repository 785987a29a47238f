"""The best way to give out the free jobs of a part: depth first, cut off by the completion bound."""

import numpy as np

from maillage.solver.assignment.completion import ascend, fill, shape_table
from maillage.solver.assignment.part import CLOSE, NEVER, Model, Now, Part, fix, gather, price_capacity
from maillage.solver.compiled import Int, Ints, inner

NODE_WORK, JOB_WORK = 8, 4  # units of work: a node of the enumeration, a job priced with an agent
CELLS = 32  # cells of a table in a unit of work


@inner
def improve(model: Model, now: Now, part: Part, extra: float, nodes: Int, work: Ints) -> Int:
    """Give the part's jobs out again, at less cost, or with `extra` >= 0 otherwise and at most `extra` dearer.

    Without `extra` the least cost is found, with it the first other solution. At most `nodes` nodes are tried, and
    `work[0]` is added to. Returns 0: proven that there is none; 1: changed; 2: given up.
    """
    cost = gather(model, now, part)
    bound = price_capacity(model, part, cost)
    work[0] += part.sizes[1] * part.sizes[0] * JOB_WORK
    budget = cost - bound + (extra if extra >= 0.0 else -1.0) + CLOSE
    if budget < 0.0:
        return 0
    saved = fix(model, now, part, budget)
    if part.sizes[2] == 0 or part.room[: part.sizes[0]].min() < 0:
        return 0
    part.target[0] = saved + (extra if extra >= 0.0 else -1.0) + CLOSE
    for at in range(part.sizes[2]):
        j = part.jobs[part.free[at]]
        part.target[0] += model.costs[j, now.place[j]]
    shape_table(part)
    least = np.empty(1)
    cells = ascend(part, least)
    if least[0] > part.target[0]:
        work[0] += cells // CELLS
        return 0
    cells += fill(part)
    used, found = _enumerate(now, part, extra >= 0.0, nodes)
    work[0] += cells // CELLS + used * NODE_WORK
    if found:
        _apply(model, now, part)
        return 1
    return 2 if used >= nodes else 0


@inner
def _enumerate(now: Now, part: Part, first: bool, nodes: Int) -> tuple[Int, bool]:
    """Try every choice for the free jobs that the bound allows; returns the nodes tried and whether one was found."""
    free, used, at, found = part.sizes[2], 0, 0, False
    prices = np.zeros(free + 1)  # of the jobs from each position on
    for k in range(free - 1, -1, -1):
        prices[k] = prices[k + 1] + part.dual[k]
    part.spent[0] = 0.0
    part.choice[0, 0] = -1
    while at >= 0 and used < nodes:
        if part.choice[0, at] < 0:
            _open(part, at, prices[at + 1])
        else:
            s = part.options[at, part.choice[0, at]]
            part.room[s] += part.weight[at, s]
        part.choice[0, at] += 1
        if part.choice[0, at] >= part.choice[1, at] or part.bounds[at, part.choice[0, at]] > part.target[0]:
            at -= 1
            continue
        used += 1
        s = part.options[at, part.choice[0, at]]
        part.room[s] -= part.weight[at, s]
        part.spent[at + 1] = part.spent[at] + part.cost[at, s]
        if at < free - 1:
            at += 1
            part.choice[0, at] = -1
        elif _differs(now, part):
            found = True
            _keep(part)
            part.target[0] = part.spent[free] - 1.0 + CLOSE
            if first:
                break
    return used, found


@inner
def _open(part: Part, at: Int, prices: float) -> None:
    """List the options of free job `at` within the target, best first; `prices` is the sum of those of later jobs."""
    shift, count = part.sizes[3], 0
    base = part.spent[at] + prices
    for s in range(part.sizes[0]):
        base += part.table[part.start[at + 1, s] + (part.room[s] >> shift)]
    for s in range(part.sizes[0]):
        left = part.room[s] - part.weight[at, s]
        if part.cost[at, s] >= NEVER or left < 0:
            continue
        start = part.start[at + 1, s]
        bound = (
            base + part.cost[at, s] - part.table[start + (part.room[s] >> shift)] + part.table[start + (left >> shift)]
        )
        if bound > part.target[0]:
            continue
        k = count
        while k > 0 and part.bounds[at, k - 1] > bound:
            part.bounds[at, k], part.options[at, k] = part.bounds[at, k - 1], part.options[at, k - 1]
            k -= 1
        part.bounds[at, k], part.options[at, k] = bound, s
        count += 1
    part.choice[1, at] = count


@inner
def _differs(now: Now, part: Part) -> bool:
    for at in range(part.sizes[2]):
        chosen = part.agents[part.options[at, part.choice[0, at]]]
        if chosen != now.place[part.jobs[part.free[at]]]:
            return True
    return False


@inner
def _keep(part: Part) -> None:
    for at in range(part.sizes[2]):
        part.found[part.free[at]] = part.options[at, part.choice[0, at]]


@inner
def _apply(model: Model, now: Now, part: Part) -> None:
    """Move every job of the part, fixed or free, to the agent found for it."""
    for at in range(part.sizes[1]):
        relocate(model, now, part.jobs[at], part.agents[part.found[at]])


@inner
def relocate(model: Model, now: Now, job: Int, agent: Int) -> None:
    """Give `job` to `agent` and bring loads and value up to date."""
    before = now.place[job]
    now.load[before] -= model.weights[job, before]
    now.load[agent] += model.weights[job, agent]
    now.value[0] += model.costs[job, agent] - model.costs[job, before]
    now.place[job] = agent
