"""A walk over parts: some agents near one another are freed, and their jobs given out again in the best other way."""

from typing import NamedTuple

import numpy as np

from maillage.solver.assignment.beam import Beam, empty_beam, improve
from maillage.solver.assignment.part import Model, Now, Part, empty_part
from maillage.solver.compiled import Int, Ints, Random, below, inner, kernel

FEWEST, MOST = 6, 12  # agents of a part
OPTIONS = 50, 150  # ways to give a job to another than its best agent that are looked at
HEAT = 0.1  # what a step may add, as a share of what the part is above its bound
PATIENCE = 20  # steps without a better assignment before the walk goes back to the best, for each agent
STRIDES = 50  # steps of the walk that picks a part
PART_WORK = 50


class Walk(NamedTuple):
    """Where a walk is, the best that it has seen, and the room for its steps."""

    now: Now
    best: Now
    part: Part
    beam: Beam
    since: Ints  # [1], steps since the best was found, or gone back to
    work: Ints  # [1], units spent


def new_walk(model: Model, now: Now) -> Walk:
    """Return a walk that begins at `now`."""
    best = Now(now.place.copy(), now.load.copy(), now.value.copy())
    most = min(MOST, len(model.capacities))
    return Walk(now, best, empty_part(model, most), empty_beam(model, most), *np.zeros((2, 1), np.int64))


@kernel
def walk_on(model: Model, walk: Walk, random: Random, limit: Int) -> None:
    """Step from assignment to assignment until `walk.work` reaches `limit`."""
    agents = len(model.capacities)
    most = min(MOST, agents)
    fewest = min(FEWEST, most)
    while walk.work[0] < limit:
        _pick(model, walk.now, walk.part, random, fewest + below(random, most - fewest + 1))
        options = OPTIONS[0] + below(random, OPTIONS[1] - OPTIONS[0] + 1)
        walk.work[0] += PART_WORK
        improve(model, walk.now, walk.part, walk.beam, HEAT, options, random, walk.work)
        walk.since[0] += 1
        if walk.now.value[0] < walk.best.value[0]:
            copy(walk.now, walk.best)
            walk.since[0] = 0
        elif walk.since[0] > PATIENCE * agents:
            copy(walk.best, walk.now)
            walk.since[0] = 0


@inner
def copy(source: Now, into: Now) -> None:
    """Write one assignment, with its sums, over another."""
    into.place[:] = source.place
    into.load[:] = source.load
    into.value[:] = source.value


@inner
def _pick(model: Model, now: Now, part: Part, random: Random, size: Int) -> None:
    """Pick a part: an agent at random, then agents near for jobs of those that are in."""
    agents, n, count, steps = len(model.capacities), len(now.place), 1, 0
    part.sizes[0] = size
    part.agents[0] = below(random, agents)
    part.member[part.agents[0]] = 0
    while count < size:
        steps += 1
        i = below(random, agents)
        if steps < STRIDES * size:
            j = below(random, n)
            if part.member[now.place[j]] < 0:
                continue
            i = np.int64(model.near[j, below(random, model.near.shape[1])])
        if part.member[i] < 0:
            part.member[i] = count
            part.agents[count] = i
            count += 1
    for s in range(size):
        part.member[part.agents[s]] = -1
