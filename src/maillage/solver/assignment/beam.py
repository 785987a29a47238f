"""A good way to give out the free jobs of a part: job by job, keeping the partial ways with the least completion bound.

Beam search (Lowerre 1976; guided by bounds: Sabuncuoglu & Bayiz 1999) with the Lagrangian bound of `completion`, which
tells early which partial ways leave the agents rooms that the jobs left can fill: a descent would find that out late.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from maillage.solver.assignment.completion import ascend, fill, shape_table
from maillage.solver.assignment.part import CLOSE, NEVER, Model, Now, Part, fix, gather, narrow, price_capacity
from maillage.solver.compiled import Floats, Ids, Int, Ints, Random, below, fraction, inner

WIDTH = 500  # partial ways kept after each job
BINS = 1024  # of bounds, by which the best ways are told from the rest in one pass
CHILD_WORK, JOB_WORK = 4, 8  # units of work: a partial way made longer, a job priced with an agent
CELLS = 16  # cells of a table in a unit of work


class Beam(NamedTuple):
    """Room for partial ways: those kept now and next ([2, WIDTH]), how they came about, and what follows from them."""

    room: npt.NDArray[np.int32]  # [2, WIDTH, s], that is left of each agent's
    spent: Floats  # [2, WIDTH], cost so far
    bound: Floats  # [2, WIDTH], no completion costs less
    parent: Ids  # [n, WIDTH], the way that each was before its last job
    choice: npt.NDArray[np.int8]  # [n, WIDTH], position of the last job's agent
    child_bound: Floats  # [WIDTH * s]
    child_parent: Ids  # [WIDTH * s]
    child_choice: npt.NDArray[np.int8]  # [WIDTH * s]
    bins: Ints  # [BINS]


def empty_beam(model: Model, most: int) -> Beam:
    """Return room for the partial ways of parts of up to `most` agents."""
    (n, _), s, w = model.costs.shape, most, WIDTH
    return Beam(
        np.zeros((2, w, s), np.int32), np.zeros((2, w)), np.zeros((2, w)), np.zeros((n, w), np.int32),
        np.zeros((n, w), np.int8), np.zeros(w * s), np.zeros(w * s, np.int32), np.zeros(w * s, np.int8),
        np.zeros(BINS, np.int64),
    )  # fmt: skip


@inner
def improve(
    model: Model, now: Now, part: Part, beam: Beam, heat: float, options: Int, random: Random, work: Ints
) -> bool:
    """Give the part's jobs out in the best other way found, unless that is too dear; returns whether one was found.

    It may cost more than today by an exponential draw whose mean is `heat` times what today's way is above its bound;
    without heat it must cost less. `options` ways to give a job to another than its best agent are looked at, those
    with the least reduced cost. `work[0]` is added to.
    """
    cost = gather(model, now, part)
    bound = price_capacity(model, part, cost)
    work[0] += part.sizes[1] * part.sizes[0] * JOB_WORK
    extra = -1.0 if heat == 0.0 else -heat * (cost - bound) * np.log(fraction(random) + 1e-12)
    budget = cost - bound + extra + CLOSE
    if budget < 0.0:
        return False
    saved = fix(model, now, part, narrow(model, part, budget, options))
    if part.sizes[2] == 0 or part.room[: part.sizes[0]].min() < 0:
        return False
    part.target[0] = saved + extra + CLOSE
    for at in range(part.sizes[2]):
        j = part.jobs[part.free[at]]
        part.target[0] += model.costs[j, now.place[j]]
    shape_table(part)
    least = np.empty(1)
    cells = ascend(part, least)
    if least[0] <= part.target[0]:
        cells += fill(part)
        count, children = _widen(part, beam)
        work[0] += children * CHILD_WORK
        best = _best_other(now, part, beam, count, random)
        if best >= 0:
            _apply(model, now, part, beam, best)
    else:
        best = -1
    work[0] += cells // CELLS
    return bool(best >= 0)


@inner
def _widen(part: Part, beam: Beam) -> tuple[Int, Int]:
    """Give out job after job; returns how many ways reach the end within the target, and how many were made."""
    free, made, here, count = part.sizes[2], 0, 0, 1
    beam.spent[0, 0] = beam.bound[0, 0] = 0.0
    for at in range(free):
        beam.bound[0, 0] += part.dual[at]
    for s in range(part.sizes[0]):
        beam.room[0, 0, s] = part.room[s]
        beam.bound[0, 0] += part.table[part.start[0, s] + (part.room[s] >> part.sizes[3])]
    for at in range(free):
        children = _lengthen(part, beam, here, count, at)
        count = _select(part, beam, here, children, at)
        made += children
        here = 1 - here
    return count, made


@inner
def _lengthen(part: Part, beam: Beam, here: Int, count: Int, at: Int) -> Int:
    """List the ways to give out free job `at` too, within the target; returns their number."""
    shift, children = part.sizes[3], 0
    allowed, changed = np.empty(part.sizes[0], np.int64), np.empty(part.sizes[0], np.int64)
    choices, rows = 0, 0
    for s in range(part.sizes[0]):
        if part.cost[at, s] < NEVER:
            allowed[choices] = s
            choices += 1
        if part.start[at, s] != part.start[at + 1, s]:
            changed[rows] = s
            rows += 1
    for b in range(count):
        base = beam.bound[here, b] - part.dual[at]
        for k in range(rows):
            s = changed[k]
            r = beam.room[here, b, s] >> shift
            base += part.table[part.start[at + 1, s] + r] - part.table[part.start[at, s] + r]
        for k in range(choices):
            s = allowed[k]
            r = np.int64(beam.room[here, b, s])
            left = r - part.weight[at, s]
            if left < 0:
                continue
            row = part.start[at + 1, s]
            bound = base + part.cost[at, s] - part.table[row + (r >> shift)] + part.table[row + (left >> shift)]
            if bound <= part.target[0]:
                beam.child_bound[children] = bound
                beam.child_parent[children] = b
                beam.child_choice[children] = s
                children += 1
    return children


@inner
def _select(part: Part, beam: Beam, here: Int, children: Int, at: Int) -> Int:
    """Keep the ways with the least bounds; returns their number."""
    count, least, width = 0, part.target[0], beam.spent.shape[1]
    for k in range(children):
        least = min(least, beam.child_bound[k])
    scale = BINS / (part.target[0] - least + CLOSE)
    last, spare = BINS, 0  # bins before `last` are kept whole, of that one so many
    if children > width:
        beam.bins[:] = 0
        for k in range(children):
            beam.bins[np.int64((beam.child_bound[k] - least) * scale)] += 1
        last, spare = 0, width
        while beam.bins[last] <= spare:
            spare -= beam.bins[last]
            last += 1
    for k in range(children):
        bin_ = np.int64((beam.child_bound[k] - least) * scale)
        if bin_ > last or (bin_ == last and spare == 0):
            continue
        spare -= bin_ == last
        b, s = beam.child_parent[k], beam.child_choice[k]
        for other in range(part.sizes[0]):
            beam.room[1 - here, count, other] = beam.room[here, b, other]
        beam.room[1 - here, count, s] -= part.weight[at, s]
        beam.spent[1 - here, count] = beam.spent[here, b] + part.cost[at, s]
        beam.bound[1 - here, count] = beam.child_bound[k]
        beam.parent[at, count], beam.choice[at, count] = b, s
        count += 1
    return count


@inner
def _best_other(now: Now, part: Part, beam: Beam, count: Int, random: Random) -> Int:
    """The cheapest of the ways that isn't today's, at random among equals; -1 where there is none."""
    best, least, here = -1, part.target[0], part.sizes[2] % 2
    for b in range(count):
        spent = beam.spent[here, b]
        if spent > least or (best >= 0 and spent == least and below(random, 2)) or not _differs(now, part, beam, b):
            continue
        best, least = b, spent
    return best


@inner
def _differs(now: Now, part: Part, beam: Beam, way: Int) -> bool:
    for at in range(part.sizes[2] - 1, -1, -1):
        if part.agents[beam.choice[at, way]] != now.place[part.jobs[part.free[at]]]:
            return True
        way = beam.parent[at, way]
    return False


@inner
def _apply(model: Model, now: Now, part: Part, beam: Beam, way: Int) -> None:
    """Move every job of the part, fixed or free, to the agent found for it."""
    for at in range(part.sizes[2] - 1, -1, -1):
        part.found[part.free[at]] = beam.choice[at, way]
        way = beam.parent[at, way]
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
