"""Annealing, component by component: shifts, exchanges, ejections, and gathering an item at one holder.

The kernels take the tables one by one, in the order of `moves`.
"""

import math

import numpy as np

from maillage.solver.compiled import Floats, Ids, Int, Ints, Random, below, draw, fraction, inlined, kernel
from maillage.solver.staffing.model import (
    FREE,
    FREE_COUNT,
    GROUP,
    HOLDER,
    NEAR,
    NEAR_COUNT,
    PLACES,
    SIBLING_COUNT,
    SIBLINGS,
    SIZE,
    Model,
)
from maillage.solver.staffing.moves import CHOICE, PLACE, State, gain, gain_of, give, put

SAMPLE = 64  # moves looked at for the size of a typical change
MOST_GATHERED = 64  # demands of one item that are gathered at once
NOW, BEST = range(2)  # columns of a state's values


@inlined
def accepts(change: Int, temperature: float, random: Random) -> bool:
    """Whether a change of the price is taken: always when it is none or a saving, else by Metropolis's rule."""
    if change <= 0:
        return True
    if temperature <= 0.0:
        return False
    bar = change / temperature
    return bar < 40.0 and fraction(random) < math.exp(-bar)


@inlined
def pick_choice(demands: Ints, groups: Ints, lists: Ids, d: Int, random: Random, near: bool) -> Int:
    """A choice of d: of those whose holder its item knows, where `near` and there are any, else of all."""
    if near and demands[d, NEAR_COUNT] > 0:
        return np.int64(lists[demands[d, NEAR] + below(random, demands[d, NEAR_COUNT])])
    return below(random, groups[demands[d, GROUP], SIZE])


@inlined
def try_shift(
    demands: Ints, groups: Ints, seats: Ints, lists: Ids, arcs: Ints, ties: Ints, prices: Ints, chosen: Ids, sums: Ints,
    d: Int, k: Int, temperature: float, random: Random,
) -> Int:  # fmt: skip
    """Move d to its choice k if that is accepted; returns the change."""
    if k == chosen[d, CHOICE]:
        return np.int64(0)
    change = gain(demands, groups, seats, lists, arcs, ties, prices, chosen, sums, d, k)
    if not accepts(change, temperature, random):
        return np.int64(0)
    put(demands, groups, seats, lists, arcs, prices, chosen, sums, d, k)
    return change


@inlined
def try_pair(
    demands: Ints, groups: Ints, seats: Ints, lists: Ids, arcs: Ints, ties: Ints, prices: Ints, chosen: Ids, sums: Ints,
    d: Int, e: Int, k: Int, temperature: float, random: Random,
) -> Int:  # fmt: skip
    """Move d to e's place and e to the choice k of their common group; returns the change."""
    a, b = np.int64(chosen[d, CHOICE]), np.int64(chosen[e, CHOICE])
    if a == b or b == k:
        return np.int64(0)
    change = gain(demands, groups, seats, lists, arcs, ties, prices, chosen, sums, d, b)
    put(demands, groups, seats, lists, arcs, prices, chosen, sums, d, b)
    change += gain(demands, groups, seats, lists, arcs, ties, prices, chosen, sums, e, k)
    if accepts(change, temperature, random):
        put(demands, groups, seats, lists, arcs, prices, chosen, sums, e, k)
        return change
    put(demands, groups, seats, lists, arcs, prices, chosen, sums, d, a)
    return np.int64(0)


@inlined
def along(demands: Ints, groups: Ints, seats: Ints, lists: Ids, e: Int, h: Int) -> Int:
    """The first near choice of e whose holder is h, -1 for none."""
    for n in range(demands[e, NEAR], demands[e, NEAR] + demands[e, NEAR_COUNT]):
        if seats[lists[groups[demands[e, GROUP], PLACES] + lists[n]], HOLDER] == h:
            return np.int64(lists[n])
    return np.int64(-1)


@inlined
def try_gather(
    demands: Ints, groups: Ints, seats: Ints, lists: Ids, arcs: Ints, ties: Ints, prices: Ints, chosen: Ids, sums: Ints,
    d: Int, k: Int, temperature: float, random: Random, undo: Ids,
) -> Int:  # fmt: skip
    """Move d to its choice k and every free demand of its item that its holder may take along; returns the change."""
    h = seats[lists[groups[demands[d, GROUP], PLACES] + k], HOLDER]
    moved, change = 0, np.int64(0)
    for j in range(demands[d, SIBLINGS], demands[d, SIBLINGS] + demands[d, SIBLING_COUNT]):
        e = np.int64(lists[j])
        if chosen[e, CHOICE] < 0 or moved == MOST_GATHERED or (e != d and seats[chosen[e, PLACE], HOLDER] == h):
            continue
        to = k if e == d else along(demands, groups, seats, lists, e, h)
        if to >= 0:
            undo[moved, 0], undo[moved, 1] = e, chosen[e, CHOICE]
            moved += 1
            change += gain(demands, groups, seats, lists, arcs, ties, prices, chosen, sums, e, to)
            put(demands, groups, seats, lists, arcs, prices, chosen, sums, e, to)
    if accepts(change, temperature, random):
        return change
    for n in range(moved - 1, -1, -1):
        put(demands, groups, seats, lists, arcs, prices, chosen, sums, np.int64(undo[n, 0]), np.int64(undo[n, 1]))
    return np.int64(0)


@inlined
def try_one(
    demands: Ints, groups: Ints, seats: Ints, lists: Ids, arcs: Ints, ties: Ints, prices: Ints, chosen: Ids, sums: Ints,
    d: Int, temperature: float, random: Random, undo: Ids,
) -> Int:  # fmt: skip
    """Try one move of demand d; returns the change of the price, 0 where it was refused."""
    kind = np.int64(draw(random) >> np.uint64(59))  # 0 … 31
    if kind < 14:
        k = pick_choice(demands, groups, lists, d, random, bool(kind < 6))
        return try_shift(demands, groups, seats, lists, arcs, ties, prices, chosen, sums, d, k, temperature, random)
    if kind < 16 and demands[d, SIBLING_COUNT] > 1:
        k = pick_choice(demands, groups, lists, d, random, True)
        return try_gather(demands, groups, seats, lists, arcs, ties, prices, chosen, sums, d, k, temperature, random,
                          undo)  # fmt: skip
    g = demands[d, GROUP]
    e = np.int64(lists[groups[g, FREE] + below(random, groups[g, FREE_COUNT])])
    k = np.int64(chosen[d, CHOICE])
    if kind >= 28:
        k = pick_choice(demands, groups, lists, e, random, bool(kind >= 30))
    return try_pair(demands, groups, seats, lists, arcs, ties, prices, chosen, sums, d, e, k, temperature, random)


@kernel
def scale_of(model: Model, state: State, component: Int, random: Random) -> float:
    """The size of a typical change: the mean over random shifts that change the price at all."""
    first = model.component_starts[component]
    size = model.component_starts[component + 1] - first
    total, many = 0.0, 0
    for _ in range(SAMPLE):
        d = np.int64(model.order[first + below(random, size)])
        k = pick_choice(model.demands, model.groups, model.lists, d, random, False)
        change = abs(gain_of(model, state, d, k))
        if change > 0:
            total += change
            many += 1
    return total / many if many else 0.0


@kernel
def keep_best(model: Model, state: State, component: Int) -> None:
    """Remember the component as it stands."""
    state.values[component, BEST] = state.values[component, NOW]
    for d in model.order[model.component_starts[component] : model.component_starts[component + 1]]:
        state.best[d] = state.chosen[d, CHOICE]


@kernel
def restore_best(model: Model, state: State, component: Int) -> None:
    """Bring the component back to the best that was met, the first of equals: nothing moves for nothing."""
    for d in model.order[model.component_starts[component] : model.component_starts[component + 1]]:
        if state.chosen[d, CHOICE] != state.best[d]:
            give(model, state, np.int64(d), np.int64(state.best[d]))
    state.values[component, NOW] = state.values[component, BEST]


@kernel
def anneal(model: Model, state: State, component: Int, random: Random, work: Int, hot: float, cold: float) -> None:
    """Spend `work` moves on a component while the temperature falls from `hot` to `cold`, in the unit of the price."""
    demands, groups, seats, lists, arcs = model.demands, model.groups, model.seats, model.lists, model.arcs
    ties, prices, order, chosen, sums = model.ties, model.prices, model.order, state.chosen, state.sums
    first = model.component_starts[component]
    size = model.component_starts[component + 1] - first
    undo = np.empty((MOST_GATHERED, 2), np.int32)
    burst = max(50, size)
    value, best = state.values[component, NOW], state.values[component, BEST]
    spent = 0
    while spent < work:
        temperature = hot * (cold / hot) ** (spent / work) if hot > 0.0 else 0.0
        many = min(burst, work - spent)
        for _ in range(many):
            d = np.int64(order[first + below(random, size)])
            value += try_one(demands, groups, seats, lists, arcs, ties, prices, chosen, sums, d, temperature, random,
                             undo)  # fmt: skip
        spent += many
        state.values[component, NOW] = value
        if value < best:
            best = value
            keep_best(model, state, component)


@kernel
def sweep(
    model: Model,
    state: State,
    components: Ints,
    work: Ints,
    random: Random,
    scale: Floats,
    hot: float,
    cold: float,
    last: bool,
) -> None:
    """Anneal each of `components` by its `work` between two temperatures, in parts of its scale; `last` only climbs.

    `random`: one generator for each component, so that none depends on the others. `scale`: measured where below 0.
    """
    for j in range(len(components)):
        c = components[j]
        if scale[c] < 0.0:
            scale[c] = scale_of(model, state, c, random[c : c + 1])
        if last:
            restore_best(model, state, c)
            anneal(model, state, c, random[c : c + 1], work[j], 0.0, 0.0)
            restore_best(model, state, c)
        else:
            anneal(model, state, c, random[c : c + 1], work[j], hot * scale[c], cold * scale[c])
