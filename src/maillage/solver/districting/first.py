"""First groupings: grown from seeds, the lightest district next; or today's, where that is one."""

import numpy as np

from maillage.solver.compiled import Ids, Int, Ints, Random, below, kernel
from maillage.solver.districting.model import DISTRICTS, Model, State, distance
from maillage.solver.districting.problem import Problem
from maillage.solver.groups import connected_groups

SAMPLE = 8  # a seed is the farthest of so many from those that stand


def seats_of(model: Model) -> Ints:
    """int64[parts]: how many districts each connected part gets: one, then by weight (Webster's divisors).

    No part gets more than it has blocks.
    """
    parts, blocks = int(model.part.max()) + 1, np.bincount(model.part)
    weight = np.zeros(parts, np.int64)
    np.add.at(weight, model.part, model.weight)
    seats = np.ones(parts, np.int64)
    for _ in range(int(model.limits[DISTRICTS]) - parts):
        claim = np.where(seats < blocks, (weight + 1) / (seats + 0.5), -1.0)
        seats[int(np.argmax(claim))] += 1
    return seats


@kernel
def grow(model: Model, state: State, seats: Ints, random: Random) -> Int:
    """Group all blocks into connected districts; returns the work, about b² / 16.

    Seeds lie apart; then the lightest district that can still grow takes, of its neighbours, the nearest to its seed.
    """
    many, k = len(model.weight), model.limits[DISTRICTS]
    state.place[:] = -1
    state.load[:] = 0
    for d in range(k):
        _seed(model, state, seats, d, random)
    open_ = np.ones(k, np.bool_)
    left = many - k
    while left > 0:
        d = -1
        for other in range(k):
            if open_[other] and (d < 0 or state.load[other] < state.load[d]):
                d = other
        best, least = -1, np.int64(2**62)
        for b in range(many):
            if state.place[b] < 0:
                for at in range(model.starts[b], model.starts[b + 1]):
                    if state.place[model.near[at]] == d:
                        away = distance(model, model.members[model.member_starts[b]], state.centre[d])
                        if away < least:
                            best, least = b, away
                        break
        if best < 0:
            open_[d] = False
            continue
        state.place[best] = d
        state.load[d] += model.weight[best]
        left -= 1
    return many * many // 16


@kernel
def _seed(model: Model, state: State, seats: Ints, d: Int, random: Random) -> None:
    """Place the seed of district `d`: of some drawn in the part whose turn it is, the farthest from the others."""
    many, part, before = len(model.weight), 0, seats[0]
    while before <= d:
        part += 1
        before += seats[part]
    best, most = -1, np.int64(-1)
    drawn, tried = 0, 0
    while drawn < SAMPLE or best < 0:
        b = below(random, many)
        tried += 1
        if tried > 20 * many:  # a small part among large ones: in order
            b = tried % many
        if tried > 22 * many and best >= 0:
            break
        if model.part[b] != part or state.place[b] >= 0:
            continue
        drawn += 1
        nearest = np.int64(2**62)
        for other in range(d):
            away = distance(model, state.centre[other], model.members[model.member_starts[b]])
            nearest = min(nearest, away)
        if nearest > most:
            best, most = b, nearest
    state.place[best] = d
    state.centre[d] = model.members[model.member_starts[best]]
    state.load[d] = model.weight[best]


def todays(problem: Problem, model: Model) -> Ids | None:
    """int32[b]: today's grouping, where it is one of k connected districts that keeps blocks whole; else None."""
    current = problem.of_unit("current", -1)
    of_unit = current[model.members]
    place = of_unit[model.member_starts[:-1]]
    names, numbered = np.unique(place, return_inverse=True)
    if (names < 0).any() or len(names) != problem.districts:
        return None
    if not np.array_equal(np.repeat(place, np.diff(model.member_starts)), of_unit):
        return None
    row = np.repeat(np.arange(len(place)), np.diff(model.starts))
    inside = place[row] == place[model.near]
    pieces = connected_groups(len(place), row[inside], model.near[inside].astype(np.int64))
    return numbered.astype(np.int32) if int(pieces.max()) + 1 == len(names) else None
