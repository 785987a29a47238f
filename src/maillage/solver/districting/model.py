"""The problem as kernels read it, blocks instead of units, and the state that moves change."""

from typing import NamedTuple

import numpy as np

from maillage.solver.compiled import Ids, Int, Ints, inner
from maillage.solver.districting.parts import blocks_of
from maillage.solver.districting.problem import Problem
from maillage.solver.districting.value import lock_worth
from maillage.solver.groups import connected_groups

LOW, HIGH, DISTRICTS, LABELS, LOCK = range(5)
"""Entries of `limits`: the corridor, k, how many districts there are today, the worth of a lock."""
VALUE, OUTSIDE, BROKEN = range(3)
"""Entries of `totals`."""


class Model(NamedTuple):
    """What doesn't change during a search. Units that stand alone aren't in it.

    Attributes:
        member_starts, members: the units of each block.
        block_of: int32[n], -1 for a unit that stands alone.
        weight: int64[b].
        starts, near: the neighbours of each block.
        apart_starts, apart: the blocks from which each must be apart.
        lock: int32[b], today's district in which a block is locked, -1 for none.
        locked: int64[b], how many of its units are locked.
        positions, spread, current, price: as in the problem.
        part: int64[b], which connected part of the whole a block belongs to.
        limits: int64[5].
    """

    member_starts: Ints
    members: Ids
    block_of: Ids
    weight: Ints
    starts: Ints
    near: Ids
    apart_starts: Ints
    apart: Ids
    lock: Ids
    locked: Ints
    positions: Ints
    spread: Ints
    current: Ids
    price: Ints
    part: Ints
    limits: Ints


class State(NamedTuple):
    """A grouping and the sums that moves need.

    Attributes:
        place: int32[b], district of each block.
        load, blocks: int64[k], weight and number of blocks of each.
        centre: int32[k], the unit that distances are taken to; the best one after `refresh`, near it between.
        label: int32[k], which of today's districts each continues, -1 for none.
        totals: int64[3]: value, weight outside the corridor, what is broken.
        marks, queue: int64[b], room for walks over the links; `marks` holds stamps.
        stamp: int64[1], the last one.
    """

    place: Ids
    load: Ints
    blocks: Ints
    centre: Ids
    label: Ids
    totals: Ints
    marks: Ints
    queue: Ints
    stamp: Ints


def model_of(problem: Problem) -> Model:
    """Return the model of a problem; O((n + e) log e)."""
    grouped = problem.grouped()
    block_of = np.full(problem.size, -1, np.int32)
    _, block_of[grouped] = np.unique(blocks_of(problem)[grouped], return_inverse=True)
    many = int(block_of.max(initial=-1)) + 1
    members = grouped[np.argsort(block_of[grouped], kind="stable")]
    starts, near = _rows(many, block_of[problem.links], once=True)
    apart_starts, apart = _rows(many, block_of[np.array(problem.apart, np.int64).reshape(-1, 2)], once=False)
    locked, current = problem.of_unit("locked", False), problem.of_unit("current", -1)
    lock = np.full(many, -1, np.int32)
    lock[block_of[locked]] = current[locked]
    weight = np.zeros(many, np.int64)
    np.add.at(weight, block_of[grouped], problem.weights[grouped])
    low, high = problem.corridor()
    labels = int(current.max(initial=-1)) + 1
    row = np.repeat(np.arange(many), np.diff(starts))
    sizes = np.bincount(block_of[grouped], minlength=many)
    return Model(
        member_starts=np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)]),
        members=members.astype(np.int32), block_of=block_of, weight=weight, starts=starts, near=near,
        apart_starts=apart_starts, apart=apart, lock=lock,
        locked=np.bincount(block_of[locked], minlength=many).astype(np.int64),
        # Copies, since a kernel is compiled anew for arrays that can't be written.
        positions=problem.positions.copy(), spread=problem.of_unit("spread", 1).copy(), current=current.copy(),
        price=problem.of_unit("move_price", 0).copy(), part=connected_groups(many, row, near.astype(np.int64)),
        limits=np.array([low, high, problem.districts, labels, lock_worth(problem)], np.int64),
    )  # fmt: skip


def _rows(many: int, pairs: Ids, *, once: bool) -> tuple[Ints, Ids]:
    """Both directions of some pairs of blocks as compressed rows, each `once` or as often as it is given.

    Pairs within a block, or with a unit that stands alone, count for nothing.
    """
    pairs = pairs[(pairs >= 0).all(axis=1) & (pairs[:, 0] != pairs[:, 1])].astype(np.int64)
    keys = np.sort(np.concatenate([pairs[:, 0] * many + pairs[:, 1], pairs[:, 1] * many + pairs[:, 0]]))
    keys = np.unique(keys) if once else keys
    counts = np.bincount(keys // max(1, many), minlength=many)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]), (keys % max(1, many)).astype(np.int32)


def empty_state(model: Model) -> State:
    """Return a state with every block outside."""
    many, k = len(model.weight), int(model.limits[DISTRICTS])
    whole, ids = np.int64, np.int32
    return State(
        np.full(many, -1, ids), np.zeros(k, whole), np.zeros(k, whole), np.full(k, -1, ids), np.full(k, -1, ids),
        np.zeros(3, whole), np.zeros(many, whole), np.zeros(many, whole), np.zeros(1, whole),
    )  # fmt: skip


@inner
def distance(model: Model, a: Int, b: Int) -> Int:
    """Distance between two units, rounded."""
    across = model.positions[a, 0] - model.positions[b, 0]
    up = model.positions[a, 1] - model.positions[b, 1]
    return np.int64(np.rint(np.sqrt(np.float64(across * across + up * up))))


@inner
def cost_of(model: Model, block: Int, centre: Int, label: Int) -> Int:
    """What a block costs in a district with such a centre that continues such a district of today."""
    total: Int = 0
    for at in range(model.member_starts[block], model.member_starts[block + 1]):
        unit = model.members[at]
        total += model.spread[unit] * distance(model, unit, centre)
        if model.current[unit] >= 0 and model.current[unit] != label:
            total += model.price[unit]
    return total


@inner
def beyond(model: Model, load: Int) -> Int:
    """By how much a load is outside the corridor."""
    return max(0, model.limits[LOW] - load) + max(0, load - model.limits[HIGH])


@inner
def broken_in(model: Model, state: State, block: Int, district: Int) -> Int:
    """What a block in a district breaks: its locks, and each block there from which it must be apart."""
    found: Int = 0
    if model.lock[block] >= 0 and model.lock[block] != state.label[district]:
        found += model.locked[block]
    for at in range(model.apart_starts[block], model.apart_starts[block + 1]):
        if state.place[model.apart[at]] == district:
            found += 1
    return found
