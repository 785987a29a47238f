"""Descent over parts: ever more agents are freed at once, until no part that can be searched holds anything better."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from maillage.solver.assignment.enumeration import improve
from maillage.solver.assignment.part import Model, Now, Part, empty_part
from maillage.solver.compiled import Int, Ints, Random, below, fraction, inner, kernel

FEWEST, MOST = 2, 12  # agents of a part
NODES = 30_000  # of one enumeration
PATIENCE = 30  # tries without success before parts grow, for each agent
GIVEN_UP = 0.1  # the share of enumerations not ended, above which parts don't grow
MEMORY = 2**18  # parts remembered as searched in vain
STRIDES = 50  # steps of the walk that picks a part


class Walk(NamedTuple):
    """What a search remembers between parts."""

    size: Ints  # [agents of a part, tries since the last success, parts enumerated, of those given up]
    version: Ints  # [m], from 1, changes whenever an agent's jobs do
    latest: Ints  # [1], the greatest version given
    memory: npt.NDArray[np.uint64]  # [MEMORY], fingerprints of parts and their agents' versions
    work: Ints  # [1], units spent


def new_walk(model: Model) -> Walk:
    """Return the memory of a search that begins."""
    m = len(model.capacities)
    return Walk(
        np.array([min(FEWEST, m), 0, 0, 0], np.int64), np.arange(1, m + 1), np.array([m], np.int64),
        np.zeros(MEMORY, np.uint64), np.zeros(1, np.int64),
    )  # fmt: skip


def room_for(model: Model) -> Part:
    """Return room for the greatest part."""
    return empty_part(model, min(MOST, len(model.capacities)))


@kernel
def descend(model: Model, now: Now, part: Part, walk: Walk, random: Random, limit: Int) -> bool:
    """Improve part after part until nothing helps (True), or `walk.work` reaches `limit` (False)."""
    agents = len(model.capacities)
    while walk.work[0] < limit:
        if walk.size[1] > PATIENCE * agents:
            tried = max(walk.size[2], 1)
            if walk.size[0] >= min(MOST, agents) or walk.size[3] > GIVEN_UP * tried:
                return True
            walk.size[0] += 1
            walk.size[1:] = 0
        walk.size[1] += 1
        _pick(model, now, part, random, walk.size[0])
        mark = _fingerprint(part, walk)
        slot = np.int64(mark % np.uint64(MEMORY))
        walk.work[0] += 50
        if walk.memory[slot] == mark:
            continue
        outcome = improve(model, now, part, -1.0, NODES, walk.work)
        walk.size[2] += 1
        if outcome == 1:
            walk.size[1] = 0
            _renew(part, walk)
        else:
            walk.memory[slot] = mark
            walk.size[3] += outcome == 2
    return False


@kernel
def kick(model: Model, now: Now, part: Part, walk: Walk, random: Random, times: Int, size: Int, heat: float) -> None:
    """Change `times` parts of `size` agents to something else, each dearer by at most an exponential draw of `heat`."""
    done, tries = 0, 0
    while done < times and tries < 50 * times:
        tries += 1
        _pick(model, now, part, random, size)
        extra = -heat * np.log(fraction(random) + 1e-12)
        if improve(model, now, part, extra, NODES // 10, walk.work) == 1:
            _renew(part, walk)
            done += 1
    walk.size[0] = min(size, len(model.capacities))
    walk.size[1:] = 0


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


@inner
def _fingerprint(part: Part, walk: Walk) -> np.uint64:
    """A number for the part's agents and what they hold, whatever their order."""
    total = np.uint64(0)
    for s in range(part.sizes[0]):
        i = part.agents[s]
        word = np.uint64(walk.version[i]) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(i)
        word ^= word >> np.uint64(30)
        word *= np.uint64(0xBF58476D1CE4E5B9)
        word ^= word >> np.uint64(27)
        word *= np.uint64(0x94D049BB133111EB)
        total += word ^ (word >> np.uint64(31))
    return total


@inner
def _renew(part: Part, walk: Walk) -> None:
    for s in range(part.sizes[0]):
        walk.latest[0] += 1
        walk.version[part.agents[s]] = walk.latest[0]
