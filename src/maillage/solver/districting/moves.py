"""Moves of blocks: what one changes, whether it leaves a district whole, and the account of a whole grouping."""

import numpy as np

from maillage.solver.compiled import Int, Ints, inner, kernel
from maillage.solver.districting.model import (
    BROKEN,
    DISTRICTS,
    LABELS,
    LOCK,
    OUTSIDE,
    VALUE,
    Model,
    State,
    beyond,
    broken_in,
    cost_of,
    distance,
)
from maillage.solver.matching import assign


@inner
def change(model: Model, state: State, block: Int, target: Int, changes: Ints) -> None:
    """Write into `changes` (int64[3]) what moving a block to another district changes in each of the totals; O(1)."""
    here, weight = state.place[block], model.weight[block]
    changes[VALUE] = cost_of(model, block, state.centre[target], state.label[target]) - cost_of(
        model, block, state.centre[here], state.label[here]
    )
    changes[OUTSIDE] = (
        beyond(model, state.load[here] - weight) - beyond(model, state.load[here])
        + beyond(model, state.load[target] + weight) - beyond(model, state.load[target])
    )  # fmt: skip
    changes[BROKEN] = broken_in(model, state, block, target) - broken_in(model, state, block, here)


@inner
def shift(model: Model, state: State, block: Int, target: Int, changes: Ints) -> None:
    """Move a block, of which `changes` was told."""
    here = state.place[block]
    state.place[block] = target
    state.load[here] -= model.weight[block]
    state.load[target] += model.weight[block]
    state.blocks[here] -= 1
    state.blocks[target] += 1
    for part in range(3):
        state.totals[part] += changes[part]


@inner
def may_leave(model: Model, state: State, block: Int) -> bool:
    """Whether a block can leave its district: some of it remains, connected, with its centre; O(size of the district).

    The walk over the links ends as soon as it has met all neighbours of the block in its district: on maps that is
    mostly within a few steps, which is as good as keeping articulation points (Tarjan 1972) and simpler.
    """
    here = state.place[block]
    if state.blocks[here] < 2 or model.block_of[state.centre[here]] == block:
        return False
    state.stamp[0] += 2
    wanted, met = state.stamp[0] - 1, state.stamp[0]
    missing, first = 0, -1
    for at in range(model.starts[block], model.starts[block + 1]):
        other = model.near[at]
        if state.place[other] == here:
            state.marks[other] = wanted
            missing += 1
            first = other
    if missing <= 1:
        return missing == 1
    state.marks[block] = met
    state.marks[first] = met
    state.queue[0] = first
    missing -= 1
    head, tail = 0, 1
    while head < tail and missing > 0:
        at_hand = state.queue[head]
        head += 1
        for at in range(model.starts[at_hand], model.starts[at_hand + 1]):
            other = model.near[at]
            if state.place[other] == here and state.marks[other] != met:
                if state.marks[other] == wanted:
                    missing -= 1
                state.marks[other] = met
                state.queue[tail] = other
                tail += 1
    return missing == 0


@inner
def median(model: Model, blocks: Ints, many: Int) -> Int:
    """The unit of the first `many` of `blocks` from which their dispersion is least; O(units²)."""
    best, least = -1, np.int64(2**62)
    for i in range(many):
        for at in range(model.member_starts[blocks[i]], model.member_starts[blocks[i] + 1]):
            centre, total = model.members[at], np.int64(0)
            for j in range(many):
                for to in range(model.member_starts[blocks[j]], model.member_starts[blocks[j] + 1]):
                    total += model.spread[model.members[to]] * distance(model, model.members[to], centre)
                if total >= least:
                    break
            if total < least:
                best, least = centre, total
    return best


@kernel
def refresh(model: Model, state: State) -> Int:
    """Find centres and names afresh from the places alone, and all sums; returns the work, about Σ s² / 4."""
    many, k = len(model.weight), model.limits[DISTRICTS]
    state.load[:] = 0
    state.blocks[:] = 0
    for b in range(many):
        state.load[state.place[b]] += model.weight[b]
        state.blocks[state.place[b]] += 1
    first = np.zeros(k + 1, np.int64)
    first[1:] = np.cumsum(state.blocks)
    filled, order, work = first.copy(), np.zeros(many, np.int64), 0
    for b in range(many):
        order[filled[state.place[b]]] = b
        filled[state.place[b]] += 1
    for d in range(k):
        size = state.blocks[d]
        state.centre[d] = median(model, order[first[d] : first[d + 1]], size)
        work += size * size // 4
    rename(model, state)
    state.totals[:] = 0
    for b in range(many):
        d = state.place[b]
        state.totals[VALUE] += cost_of(model, b, state.centre[d], state.label[d])
        if model.lock[b] >= 0 and model.lock[b] != state.label[d]:
            state.totals[BROKEN] += model.locked[b]
        for at in range(model.apart_starts[b], model.apart_starts[b + 1]):
            # Each pair once.
            if model.apart[at] < b and state.place[model.apart[at]] == d:
                state.totals[BROKEN] += 1
    for d in range(k):
        state.totals[OUTSIDE] += beyond(model, state.load[d])
    return work


@inner
def rename(model: Model, state: State) -> None:
    """Name each district after the one of today that it continues, so that locks, then the most worth, are kept."""
    labels = model.limits[LABELS]
    if labels == 0:
        return
    size = max(labels, model.limits[DISTRICTS])
    worth = np.zeros((size, size), np.int64)
    for b in range(len(model.weight)):
        for at in range(model.member_starts[b], model.member_starts[b + 1]):
            unit = model.members[at]
            if model.current[unit] >= 0:
                worth[state.place[b], model.current[unit]] += model.price[unit]
        if model.lock[b] >= 0:
            worth[state.place[b], model.lock[b]] += model.locked[b] * model.limits[LOCK]
    named = assign(worth)
    for d in range(model.limits[DISTRICTS]):
        state.label[d] = named[d] if worth[d, named[d]] > 0 else -1
