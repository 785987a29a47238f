"""Annealing over shifts, pairs of shifts and recombinations, districts connected at every step."""

import numpy as np

from maillage.solver.compiled import Floats, Ids, Int, Ints, Random, below, fraction, inner, kernel
from maillage.solver.districting.model import BROKEN, DISTRICTS, OUTSIDE, VALUE, Model, State
from maillage.solver.districting.moves import change, may_leave, refresh, shift
from maillage.solver.districting.recombine import recombine, undo

PAIRS = 2  # one in so many proposals is a pair of shifts
STEPS = 12  # of the walk that finds the second shift of a pair
ROOM = 9  # what `undo` keeps beside the places


@inner
def price(changes: Ints, pressure: Floats) -> float:
    """What changes of the totals cost: the value, and what is outside and broken at the prices of `pressure`."""
    return float(changes[VALUE] + pressure[0] * changes[OUTSIDE] + pressure[1] * changes[BROKEN])


@inner
def accepts(loss: float, temperature: float, random: Random) -> bool:
    """The rule of Metropolis."""
    return bool(loss <= 0.0 or (temperature > 0.0 and fraction(random) < np.exp(-loss / temperature)))


@inner
def try_shift(model: Model, state: State, pressure: Floats, temperature: float, random: Random, room: Ints) -> None:
    """Propose one block for a neighbouring district, or two one after the other; apply what is accepted."""
    block, target = draw_shift(model, state, random)
    if target < 0:
        return
    first, second = room[0], room[1]
    change(model, state, block, target, first)
    if below(random, PAIRS) > 0:
        if accepts(price(first, pressure), temperature, random) and may_leave(model, state, block):
            shift(model, state, block, target, first)
        return
    if not may_leave(model, state, block):
        return
    here = state.place[block]
    shift(model, state, block, target, first)
    other, end = walk_out(model, state, block, random)
    if other >= 0:
        change(model, state, other, end, second)
        loss = price(first, pressure) + price(second, pressure)
        if accepts(loss, temperature, random) and may_leave(model, state, other):
            shift(model, state, other, end, second)
            return
    elif accepts(price(first, pressure), temperature, random):
        return
    for part in range(3):
        first[part] = -first[part]
    shift(model, state, block, here, first)


@inner
def draw_shift(model: Model, state: State, random: Random) -> tuple[Int, Int]:
    """A block and the district of one of its neighbours, -1 where that is its own."""
    block = below(random, len(model.weight))
    links = model.starts[block + 1] - model.starts[block]
    if links == 0:
        return block, -1
    target = state.place[model.near[model.starts[block] + below(random, links)]]
    return block, target if target != state.place[block] else -1


@inner
def walk_out(model: Model, state: State, block: Int, random: Random) -> tuple[Int, Int]:
    """From a block at random within its district to another at its border, and the district beyond; -1 without luck."""
    here, at_hand = state.place[block], np.int64(block)
    for _ in range(STEPS):
        links = model.starts[at_hand + 1] - model.starts[at_hand]
        other = np.int64(model.near[model.starts[at_hand] + below(random, links)])
        if state.place[other] == here:
            at_hand = other
        elif at_hand != block:
            return at_hand, np.int64(state.place[other])
    return np.int64(-1), np.int64(-1)


@inner
def try_recombination(
    model: Model, state: State, pressure: Floats, temperature: float, random: Random, room: Ints, before: Ints
) -> Int:
    """Propose to draw two neighbouring districts anew; returns the work, about a quarter of their blocks squared."""
    block, target = draw_shift(model, state, random)
    if target < 0:
        return 1
    here, totals = np.int64(state.place[block]), state.totals.copy()
    many = recombine(model, state, here, target, random, room, before)
    if many == 0:
        return 1
    changes = state.totals - totals
    if not accepts(price(changes, pressure), temperature, random):
        undo(state, here, target, room, many, before)
    return many * many // 4 + many


@inner
def improves(totals: Ints, best: Ints) -> bool:
    """Whether totals are better: less broken, then less outside, then less value."""
    if totals[BROKEN] != best[BROKEN]:
        return bool(totals[BROKEN] < best[BROKEN])
    if totals[OUTSIDE] != best[OUTSIDE]:
        return bool(totals[OUTSIDE] < best[OUTSIDE])
    return bool(totals[VALUE] < best[VALUE])


@kernel
def anneal(
    model: Model,
    state: State,
    best: Ids,
    best_totals: Ints,
    random: Random,
    work: Int,
    temperatures: Floats,
    pressure: Floats,
    share: float,
) -> Int:
    """Spend `work` while the temperature falls from one to the other; returns what was spent.

    `best` (int32[b]) and `best_totals` (int64[3]) hold the best grouping met, and are updated. `share`: the part of the
    work that goes to recombinations.
    """
    many, spent, drawn, since = len(model.weight), 0, 0.0, 0
    burst = max(4 * many, many * many // model.limits[DISTRICTS])
    wide = 2 * len(model.near) + many + 4
    room, changes = np.zeros((4, wide), np.int64), np.zeros((2, 3), np.int64)
    before = np.zeros(ROOM + many, np.int64)
    hot, cold = temperatures[0], temperatures[1]
    while spent < work:
        temperature = hot * (cold / hot) ** min(1.0, spent / work) if hot > 0.0 else 0.0
        if drawn < share * spent:
            step = try_recombination(model, state, pressure, temperature, random, room, before)
            drawn += step
            spent += step
        else:
            try_shift(model, state, pressure, temperature, random, changes)
            spent += 1
        if improves(state.totals, best_totals):
            best[:] = state.place
            best_totals[:] = state.totals
        since += 1
        if since >= burst or spent >= work:
            spent += refresh(model, state)
            since = 0
            if improves(state.totals, best_totals):
                best[:] = state.place
                best_totals[:] = state.totals
    return spent


@kernel
def scale_of(model: Model, state: State, random: Random) -> float:
    """The mean change of value, up or down, of some shifts: what temperatures are parts of."""
    total, seen = 0.0, 0
    changes = np.zeros(3, np.int64)
    for _ in range(50 * len(model.weight)):
        block, target = draw_shift(model, state, random)
        if target >= 0:
            change(model, state, block, target, changes)
            total += abs(np.float64(changes[VALUE]))
            seen += 1
    return total / seen if seen else 0.0
