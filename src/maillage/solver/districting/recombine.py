"""Recombination: two neighbouring districts drawn anew along a random spanning tree."""

import numpy as np

from maillage.solver.compiled import Int, Ints, Random, below, inner
from maillage.solver.districting.model import BROKEN, OUTSIDE, VALUE, Model, State, beyond, cost_of
from maillage.solver.districting.moves import median


@inner
def recombine(model: Model, state: State, one: Int, other: Int, random: Random, room: Ints, before: Ints) -> Int:
    """Merge two districts that touch, span them by a random tree, and part them at one of its links (ReCom).

    DeFord, Duchin & Solomon (2021). The link is drawn among those that leave both parts in the corridor; where none
    does, it is the one that leaves the least outside. `room`: int64[4, b]; `before`: int64[9 + b], what `undo` needs.
    Returns the number of blocks; 0 where nothing could be done. The sums are those of the new grouping.
    """
    many = _span(model, state, one, other, random, room)
    order, parent, heavy = room[0], room[1], room[2]
    if many < 3:
        return 0
    for i in range(many):
        heavy[i] = model.weight[order[i]]
    for i in range(many - 1, 0, -1):
        heavy[parent[i]] += heavy[i]
    least, cuts = np.int64(2**62), 0
    for i in range(1, many):
        outside = beyond(model, heavy[i]) + beyond(model, heavy[0] - heavy[i])
        if outside < least:
            least, cuts = outside, 0
        if outside == least:
            room[3, cuts] = i
            cuts += 1
    cut = room[3, below(random, cuts)]
    _keep(state, one, other, order, many, before)
    inside = room[3]
    for i in range(many):
        inside[i] = 1 if i == cut or (i > 0 and inside[parent[i]] == 1) else 0
    _place(model, state, one, other, room, many)
    return many


@inner
def _span(model: Model, state: State, one: Int, other: Int, random: Random, room: Ints) -> Int:
    """Fill `room` with the blocks of two districts in the order of a random tree and each one's parent in it."""
    order, parent, waiting, asked = room[0], room[1], room[2], room[3]
    state.stamp[0] += 1
    stamp, many, open_ = state.stamp[0], 0, 1
    root = model.block_of[state.centre[one]]
    waiting[0], asked[0] = root, -1
    while open_ > 0:
        pick = below(random, open_)
        block, above = waiting[pick], asked[pick]
        open_ -= 1
        waiting[pick], asked[pick] = waiting[open_], asked[open_]
        if state.marks[block] == stamp:
            continue
        state.marks[block] = stamp
        order[many], parent[many] = block, above
        for at in range(model.starts[block], model.starts[block + 1]):
            next_ = model.near[at]
            if state.marks[next_] != stamp and (state.place[next_] == one or state.place[next_] == other):
                waiting[open_], asked[open_] = next_, many
                open_ += 1
        many += 1
    return many


@inner
def _keep(state: State, one: Int, other: Int, order: Ints, many: Int, before: Ints) -> None:
    before[0], before[1] = state.load[one], state.blocks[one]
    before[2], before[3] = state.load[other], state.blocks[other]
    before[4], before[5] = state.centre[one], state.centre[other]
    before[6], before[7], before[8] = state.totals[VALUE], state.totals[OUTSIDE], state.totals[BROKEN]
    for i in range(many):
        before[9 + i] = state.place[order[i]]


@inner
def undo(state: State, one: Int, other: Int, room: Ints, many: Int, before: Ints) -> None:
    """Put two districts back as they were before `recombine`."""
    state.load[one], state.blocks[one] = before[0], before[1]
    state.load[other], state.blocks[other] = before[2], before[3]
    state.centre[one], state.centre[other] = before[4], before[5]
    state.totals[VALUE], state.totals[OUTSIDE], state.totals[BROKEN] = before[6], before[7], before[8]
    for i in range(many):
        state.place[room[0, i]] = before[9 + i]


@inner
def _sums(model: Model, state: State, one: Int, other: Int, order: Ints, many: Int, sign: Int) -> None:
    """Add to the totals, or take from them, what the blocks of two districts are worth where they are."""
    for i in range(many):
        block = order[i]
        d = state.place[block]
        state.totals[VALUE] += sign * cost_of(model, block, state.centre[d], state.label[d])
        if model.lock[block] >= 0 and model.lock[block] != state.label[d]:
            state.totals[BROKEN] += sign * model.locked[block]
        for at in range(model.apart_starts[block], model.apart_starts[block + 1]):
            if model.apart[at] < block and state.place[model.apart[at]] == d:
                state.totals[BROKEN] += sign
    state.totals[OUTSIDE] += sign * (beyond(model, state.load[one]) + beyond(model, state.load[other]))


@inner
def _place(model: Model, state: State, one: Int, other: Int, room: Ints, many: Int) -> None:
    """Give the two sides of the cut to the districts, the names as they are cheaper, and bring the sums up to date."""
    order, inside = room[0], room[3]
    _sums(model, state, one, other, order, many, -1)
    sides, size = np.zeros((2, many), np.int64), np.zeros(2, np.int64)
    for i in range(many):
        sides[inside[i], size[inside[i]]] = order[i]
        size[inside[i]] += 1
    middles = (median(model, sides[0], size[0]), median(model, sides[1], size[1]))
    straight, crossed = np.int64(0), np.int64(0)
    for side in range(2):
        for i in range(size[side]):
            here, there = (one, other) if side == 0 else (other, one)
            straight += cost_of(model, sides[side, i], middles[side], state.label[here])
            crossed += cost_of(model, sides[side, i], middles[side], state.label[there])
    first = one if straight <= crossed else other
    second = other if straight <= crossed else one
    for d, side in ((first, 0), (second, 1)):
        state.centre[d], state.blocks[d], state.load[d] = middles[side], size[side], 0
        for i in range(size[side]):
            state.place[sides[side, i]] = d
            state.load[d] += model.weight[sides[side, i]]
    _sums(model, state, one, other, order, many, 1)
