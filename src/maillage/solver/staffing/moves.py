"""Moves of one demand: evaluated in O(demands and ties of its item), applied only when taken.

Kernels take the tables of the model one by one and in one order (demands, groups, seats, lists, arcs, ties, prices,
then the state's chosen and sums): to read an array out of a tuple counts a reference, which costs more than the move.
"""

from typing import NamedTuple

import numpy as np

from maillage.solver.compiled import Ids, Int, Ints, inlined, inner, kernel
from maillage.solver.staffing.model import (
    ARC,
    CAPACITY,
    CONTACT,
    CROWD,
    DRIFT,
    GROUP,
    HIGH,
    HOLDER,
    LEAST,
    LOAD,
    LOW,
    MOST,
    OUTSIDE,
    OVERLOAD,
    PLACES,
    SHARE,
    SHORT,
    SIBLING_COUNT,
    SIBLINGS,
    SIZE,
    TIE_COUNT,
    TIES,
    Model,
)

PLACE, CHOICE = range(2)
"""Columns of `chosen`."""
TOTAL, COUNT, PRICE = range(3)
"""Columns of `sums`."""


class State(NamedTuple):
    """An assignment with the sums that moves need.

    Attributes:
        chosen: int32[d, 2], the place of each demand (-1 where unplaced), and its position among those that serve it
            (-1 where fixed or unplaced).
        sums: int64[p, 3], load, number of demands, and what both cost.
        best: int32[d], the choices of the best assignment met, component by component.
        values: int64[c, 2], by component, the change of the price since the beginning: as it stands, and of `best`.
    """

    chosen: Ids
    sums: Ints
    best: Ids
    values: Ints


@inlined
def weight(demands: Ints, arcs: Ints, d: Int, k: Int) -> Int:
    """What demand d weighs at its choice k."""
    return arcs[demands[d, ARC] + k, 0] if len(arcs) else demands[d, LOAD]


@inlined
def place_price(seats: Ints, prices: Ints, p: Int, load: Int, count: Int) -> Int:
    """What place p costs with such a load and number of demands: convex in both."""
    price = np.int64(0)
    if seats[p, CAPACITY] >= 0 and load > seats[p, CAPACITY]:
        price += prices[OVERLOAD] * (load - seats[p, CAPACITY])
    if load < seats[p, LEAST]:
        price += prices[SHORT] * (seats[p, LEAST] - load)
    if seats[p, MOST] >= 0 and count > seats[p, MOST]:
        price += prices[CROWD] * (count - seats[p, MOST])
    if load < seats[p, LOW]:
        price += prices[OUTSIDE] * (seats[p, LOW] - load)
    elif load > seats[p, HIGH]:
        price += prices[OUTSIDE] * (load - seats[p, HIGH])
    if seats[p, SHARE] >= 0:
        price += prices[DRIFT] * abs(load - seats[p, SHARE])
    return price


@inlined
def contact(
    demands: Ints, seats: Ints, lists: Ids, ties: Ints, prices: Ints, chosen: Ids, d: Int, h: Int
) -> Int:  # fmt: skip
    """What it costs that d's item deals with h for the sake of d: nothing where another demand of it does anyway."""
    if demands[d, SIBLING_COUNT] > 1:
        first = demands[d, SIBLINGS]
        for j in range(first, first + demands[d, SIBLING_COUNT]):
            other = lists[j]
            if other != d and chosen[other, PLACE] >= 0 and seats[chosen[other, PLACE], HOLDER] == h:
                return np.int64(0)
    price = prices[CONTACT]
    first = demands[d, TIES]
    for j in range(first, first + demands[d, TIE_COUNT]):
        if ties[j, 0] == h:
            price -= ties[j, 1]
    return price


@inner
def gain(
    demands: Ints, groups: Ints, seats: Ints, lists: Ids, arcs: Ints, ties: Ints, prices: Ints, chosen: Ids, sums: Ints,
    d: Int, k: Int,
) -> Int:  # fmt: skip
    """Change of the price when d goes to its choice k."""
    q = lists[groups[demands[d, GROUP], PLACES] + k]
    p = chosen[d, PLACE]
    if p == q:
        return np.int64(0)
    heavy = weight(demands, arcs, d, k)
    change = place_price(seats, prices, q, sums[q, TOTAL] + heavy, sums[q, COUNT] + 1) - sums[q, PRICE]
    if len(arcs):
        change += arcs[demands[d, ARC] + k, 1]
    if p >= 0:
        light = weight(demands, arcs, d, chosen[d, CHOICE])
        change += place_price(seats, prices, p, sums[p, TOTAL] - light, sums[p, COUNT] - 1) - sums[p, PRICE]
        if len(arcs):
            change -= arcs[demands[d, ARC] + chosen[d, CHOICE], 1]
        if seats[p, HOLDER] == seats[q, HOLDER]:
            return change
        change -= contact(demands, seats, lists, ties, prices, chosen, d, seats[p, HOLDER])
    return change + contact(demands, seats, lists, ties, prices, chosen, d, seats[q, HOLDER])


@inner
def put(
    demands: Ints, groups: Ints, seats: Ints, lists: Ids, arcs: Ints, prices: Ints, chosen: Ids, sums: Ints,
    d: Int, k: Int,
) -> None:  # fmt: skip
    """Give d its choice k."""
    p = chosen[d, PLACE]
    if p >= 0:
        sums[p, TOTAL] -= weight(demands, arcs, d, chosen[d, CHOICE])
        sums[p, COUNT] -= 1
        sums[p, PRICE] = place_price(seats, prices, p, sums[p, TOTAL], sums[p, COUNT])
    q = lists[groups[demands[d, GROUP], PLACES] + k]
    sums[q, TOTAL] += weight(demands, arcs, d, k)
    sums[q, COUNT] += 1
    sums[q, PRICE] = place_price(seats, prices, q, sums[q, TOTAL], sums[q, COUNT])
    chosen[d, PLACE], chosen[d, CHOICE] = q, k


@kernel
def gain_of(model: Model, state: State, d: Int, k: Int) -> Int:
    """Change of the price when d goes to its choice k."""
    return gain(model.demands, model.groups, model.seats, model.lists, model.arcs, model.ties, model.prices,
                state.chosen, state.sums, d, k)  # fmt: skip


@kernel
def give(model: Model, state: State, d: Int, k: Int) -> None:
    """Give d its choice k."""
    put(model.demands, model.groups, model.seats, model.lists, model.arcs, model.prices, state.chosen, state.sums, d, k)


@kernel
def construct(model: Model, state: State, begin: Ids) -> None:
    """Place the free demands of a state that has only fixed ones, where they begin.

    Those that begin nowhere: the heaviest of a component first, where each costs the least.

    Between equal prices the place with the most room for its share is taken (longest processing time first: Graham
    1969). O(demands × places of a group).
    """
    reprice(model, state)
    for c in range(len(model.component_starts) - 1):
        mine = model.order[model.component_starts[c] : model.component_starts[c + 1]]
        key = np.zeros(len(mine), np.int64)
        for j in range(len(mine)):
            d = np.int64(mine[j])
            if begin[d] >= 0:
                give(model, state, d, np.int64(begin[d]))
            else:
                key[j] = -weight(model.demands, model.arcs, d, 0) - 1
        for j in np.argsort(key, kind="mergesort"):
            if key[j] < 0:
                d = np.int64(mine[j])
                give(model, state, d, cheapest(model, state, d))
        for j in range(len(mine)):
            state.best[mine[j]] = state.chosen[mine[j], CHOICE]


@inner
def cheapest(model: Model, state: State, d: Int) -> Int:
    """The choice of d that costs the least, and of those the one with the most room."""
    seats, sums = model.seats, state.sums
    first = model.groups[model.demands[d, GROUP], PLACES]
    best, least, fullest = 0, np.int64(0), np.int64(0)
    for k in range(model.groups[model.demands[d, GROUP], SIZE]):
        change = gain_of(model, state, d, k)
        q = model.lists[first + k]
        full = sums[q, TOTAL] * 1000 // max(1, seats[q, SHARE])
        if k == 0 or change < least or (change == least and full < fullest):
            best, least, fullest = k, change, full
    return best


def empty_state(model: Model, fixed: Ids, weights: Ints) -> State:
    """The state in which only fixed demands (`fixed`: their place, -1 for a free one) are placed; not priced yet."""
    components = len(model.component_starts) - 1
    held = fixed >= 0
    sums = np.zeros((len(model.seats), 3), np.int64)
    np.add.at(sums[:, TOTAL], fixed[held], weights[held])
    sums[:, COUNT] = np.bincount(fixed[held], minlength=len(sums))
    chosen = np.stack([fixed, np.full(len(fixed), -1)], axis=1).astype(np.int32)
    return State(chosen, sums, np.full(len(fixed), -1, np.int32), np.zeros((components, 2), np.int64))


@kernel
def reprice(model: Model, state: State) -> None:
    """Compute each place's price anew."""
    for p in range(len(state.sums)):
        state.sums[p, PRICE] = place_price(model.seats, model.prices, p, state.sums[p, TOTAL], state.sums[p, COUNT])
