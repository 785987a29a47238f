"""The value of a grouping, computed from the problem alone: what incremental sums are held against."""

from dataclasses import dataclass

import numpy as np

from maillage.solver.compiled import Flags, Ids, Ints
from maillage.solver.districting.problem import Problem
from maillage.solver.matching import assign


@dataclass(frozen=True, eq=False)
class Value:
    """What a grouping is worth, part by part; `total` is the dispersion and the price of what moves.

    Attributes:
        outside: weight by which districts are outside the corridor, all together.
        broken: units that are locked and moved, and pairs that should be apart and aren't.
        loads: int64[k], weight of each district.
        centres: int32[k], the unit at its centre; of several the first.
        continues: int32[k], which of today's districts each continues, -1 for none.
        moved: bool[n], which units change hands; where one was in no district, it doesn't.
    """

    total: int
    dispersion: int
    move_price: int
    outside: int
    broken: int
    loads: Ints
    centres: Ids
    continues: Ids
    moved: Flags


def distances(problem: Problem, units: Ints) -> Ints:
    """int64[u, u]: distances between some units, rounded to whole numbers; O(u²)."""
    away = problem.positions[units][:, None, :] - problem.positions[units][None, :, :]
    found: Ints = np.rint(np.sqrt((away * away).sum(axis=2).astype(np.float64))).astype(np.int64)
    return found


def lock_worth(problem: Problem) -> int:
    """What keeping one locked unit counts when districts are named after today's: more than all prices together."""
    return int(problem.of_unit("move_price", 0).sum()) + 1


def continued(problem: Problem, district: Ids) -> Ids:
    """int32[k]: which of today's districts each continues, -1 where it would keep none of one.

    The naming keeps the locks, then the most worth, then the most units.
    O(n + max(k, today's districts)³).
    """
    current, price = problem.of_unit("current", -1), problem.of_unit("move_price", 0)
    labels = int(current.max(initial=-1)) + 1
    size = max(problem.districts, labels)
    worth = np.zeros((size, size), np.int64)
    counted = (district >= 0) & (district < problem.districts) & (current >= 0)
    # Of namings that are worth the same, the one that keeps the most units.
    kept = (price + lock_worth(problem) * problem.of_unit("locked", False)) * (problem.size + 1) + 1
    np.add.at(worth, (district[counted], current[counted]), kept[counted])
    named = assign(worth)[: problem.districts]
    # A name that keeps nothing says nothing.
    return np.where(worth[np.arange(problem.districts), named] > 0, named, -1).astype(np.int32)


def evaluate(problem: Problem, district: Ids) -> Value:
    """Return what grouping the units so is worth.

    `district` is int32[n], 0 … k - 1; what stands alone may have any number from k. O(n + Σ s²), where a
    district has s units.
    """
    k, grouped = problem.districts, problem.grouped()
    spread = problem.of_unit("spread", 1)
    centres, dispersion = np.full(k, -1, np.int32), 0
    for number in range(k):
        units = grouped[district[grouped] == number]
        if len(units):
            sums = distances(problem, units) @ spread[units]
            centres[number] = units[int(np.argmin(sums))]
            dispersion += int(sums.min())
    loads = np.zeros(k, np.int64)
    np.add.at(loads, district[grouped], problem.weights[grouped])
    low, high = problem.corridor()
    outside = int((np.maximum(low - loads, 0) + np.maximum(loads - high, 0)).sum())
    continues, current = continued(problem, district), problem.of_unit("current", -1)
    moved = np.zeros(problem.size, np.bool_)
    moved[grouped] = (current[grouped] >= 0) & (continues[district[grouped]] != current[grouped])
    price = int(problem.of_unit("move_price", 0)[moved].sum())
    broken = int((moved & problem.of_unit("locked", False)).sum())
    broken += sum(bool(district[a] == district[b]) for a, b in problem.apart)
    return Value(dispersion + price, dispersion, price, outside, broken, loads, centres, continues, moved)
