"""The problem as kernels read it: flat arrays, free demands by component and group."""

from typing import NamedTuple

import numpy as np

from maillage.solver.compiled import Ids, Ints
from maillage.solver.groups import connected_groups
from maillage.solver.staffing.checks import position
from maillage.solver.staffing.joins import close_arcs, common_holders, expand
from maillage.solver.staffing.problem import Problem
from maillage.solver.staffing.value import arcs_of, corridor, holders_of, serving

CONTACT, OVERLOAD, SHORT, CROWD, OUTSIDE, DRIFT = range(6)
"""Columns of `prices`."""
GROUP, LOAD, ARC, SIBLINGS, SIBLING_COUNT, TIES, TIE_COUNT, NEAR, NEAR_COUNT = range(9)
"""Columns of `demands`."""
PLACES, SIZE, FREE, FREE_COUNT = range(4)
"""Columns of `groups`."""
HOLDER, CAPACITY, LEAST, MOST, SHARE, LOW, HIGH = range(7)
"""Columns of `seats`."""


class Model(NamedTuple):
    """What doesn't change during a search: few wide tables, since kernels pay for each array that they pass on.

    Attributes:
        demands: int64[d, 9]: group; load (0 where it differs by place); first arc; first and number of its item's
            demands in `lists`, of its item's ties in `ties`, and of its near choices in `lists`: those whose holder is
            tied to the item or may take another demand of it.
        groups: int64[g, 4]: first and number, in `lists`, of the places that serve it, and of its free demands.
        seats: int64[p, 7]: holder (vacant places have one of their own), capacity, least, most, even share, corridor.
        lists: int32, what the others refer to.
        arcs: int64[a, 2], load and cost of each demand at each place that serves it; no rows where neither is given.
        ties: int64[t, 2], holder and price, by item.
        prices: int64[6].
        order: int32[f], the free demands by component, then group.
        component_starts: int64[c + 1], rows of `order`.
    """

    demands: Ints
    groups: Ints
    seats: Ints
    lists: Ids
    arcs: Ints
    ties: Ints
    prices: Ints
    order: Ids
    component_starts: Ints


def components_of(model: Model) -> int:
    """The number of components: parts that have no place, and no contact that could be shared, in common."""
    return len(model.component_starts) - 1


def fixed_places(problem: Problem) -> Ids:
    """int32[d]: the place of each demand that has no choice (pinned, or served by one place), -1 for a free one."""
    starts, places, _ = serving(problem)
    first = starts[problem.group]
    only = np.diff(starts)[problem.group] == 1
    fixed = np.where(only, places[first], -1).astype(np.int32) if problem.size else np.zeros(0, np.int32)
    return fixed if problem.pinned is None else np.where(problem.pinned >= 0, problem.pinned, fixed).astype(np.int32)


def fixed_weights(problem: Problem, fixed: Ids) -> Ints:
    """int64[d]: what each fixed demand weighs where it is; 0 for free ones where loads differ by place."""
    if problem.load is not None:
        return problem.load
    assert problem.loads is not None
    weights, held = np.zeros(problem.size, np.int64), fixed >= 0
    weights[held] = problem.loads[arcs_of(problem, fixed)[held]]
    return weights


def model_of(problem: Problem) -> Model:
    """Return the model of a problem; O(d log d + arcs of ties)."""
    starts, places, at = serving(problem)
    free = np.flatnonzero(fixed_places(problem) < 0)
    component = _components(problem, starts, places, free)
    order = free[np.lexsort((free, problem.group[free], component))].astype(np.int32)
    bounds = np.concatenate([np.flatnonzero(np.diff(np.sort(component), prepend=-1)), [len(order)]]).astype(np.int64)
    item_starts, item_demands = _rows(problem.item, int(problem.item.max(initial=-1)) + 1)
    tie_starts, ties = _ties(problem, len(item_starts) - 1)
    near_starts, near = close_arcs(problem, starts, places)
    lists = np.concatenate([places, item_demands, near, order]).astype(np.int32)
    siblings, nears, frees = np.cumsum([len(places), len(item_demands), len(near)]).tolist()
    groups = np.zeros((len(starts) - 1, 4), np.int64)
    groups[:, PLACES], groups[:, SIZE] = starts[:-1], np.diff(starts)
    asked, where, count = np.unique(problem.group[order], return_index=True, return_counts=True)
    groups[asked, FREE], groups[asked, FREE_COUNT] = frees + where, count
    demands = np.zeros((problem.size, 9), np.int64)
    item, sizes = problem.item, groups[problem.group, SIZE]
    demands[:, GROUP], demands[:, ARC] = problem.group, np.cumsum(sizes) - sizes
    demands[:, LOAD] = 0 if problem.load is None else problem.load
    demands[:, SIBLINGS], demands[:, SIBLING_COUNT] = siblings + item_starts[item], np.diff(item_starts)[item]
    demands[:, TIES], demands[:, TIE_COUNT] = tie_starts[item], np.diff(tie_starts)[item]
    demands[:, NEAR], demands[:, NEAR_COUNT] = nears + near_starts[:-1], np.diff(near_starts)
    seats = np.stack([holders_of(problem), problem.of_place("capacity", -1), problem.of_place("least", 0),
                      problem.of_place("most", -1), *corridor(problem)], axis=1).astype(np.int64)  # fmt: skip
    prices = [problem.contact_price, problem.overload_price, problem.short_price, problem.crowding_price,
              problem.outside_price, problem.drift_price]  # fmt: skip
    return Model(demands, groups, seats, lists, _arcs(problem, starts, at), ties, np.array(prices, np.int64), order,
                 bounds)  # fmt: skip


def _arcs(problem: Problem, starts: Ints, at: Ints) -> Ints:
    """int64[a, 2]: load and cost of each demand at each place that serves it, given by arcs or not at all."""
    if problem.loads is None and problem.costs is None:
        return np.zeros((0, 2), np.int64)
    row, within = expand(np.diff(starts)[problem.group])
    given = problem.arc_starts()[row] + at[starts[problem.group[row]] + within]
    found = np.zeros((len(row), 2), np.int64)
    if problem.load is not None:
        found[:, 0] = problem.load[row]
    else:
        assert problem.loads is not None
        found[:, 0] = problem.loads[given]
    found[:, 1] = 0 if problem.costs is None else problem.costs[given]
    return found


def _ties(problem: Problem, items: int) -> tuple[Ints, Ints]:
    """Rows by item of holder and price."""
    item, holder, price = problem.ties()
    known = item < items
    starts, order = _rows(item[known], items)
    return starts, np.stack([holder[known][order], price[known][order]], axis=1).astype(np.int64)


def _rows(key: Ids, size: int) -> tuple[Ints, Ids]:
    """Row starts int64[size + 1], and the entries of each key, in their own order."""
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(key, minlength=size))])
    return starts, np.argsort(key, kind="stable").astype(np.int32)


def _components(problem: Problem, starts: Ints, places: Ids, free: Ints) -> Ints:
    """int64[f]: the component of each free demand: linked by places of one group, or by an item that could share."""
    groups = problem.group[free]
    used = np.zeros(len(starts) - 1, np.bool_)
    used[groups] = True
    row = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    within = used[row[1:]] & (row[1:] == row[:-1])
    left, right = [places[:-1][within]], [places[1:][within]]
    for one, other in common_holders(problem, starts, places, free):
        left.append(places[starts[one] : starts[one] + 1])
        right.append(places[starts[other] : starts[other] + 1])
    linked = connected_groups(problem.places, np.concatenate(left).astype(np.int64),
                              np.concatenate(right).astype(np.int64))  # fmt: skip
    found: Ints = linked[places[starts[groups]]] if len(groups) else np.zeros(0, np.int64)
    return found


def begin_of(problem: Problem) -> Ids:
    """int32[d]: the choice (position among the places that serve) to begin from, -1 for none."""
    found = np.full(problem.size, -1, np.int32)
    if problem.start is None:
        return found
    given = position(problem, problem.start)
    # Positions as given count vacant places, too: shift each by what was left out before it.
    starts, _, at_given = serving(problem)
    row = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    width = 2 * problem.places + 1
    keys = row * width + at_given
    wanted = problem.group.astype(np.int64) * width + np.where(given < 0, width - 1, given)
    at = np.searchsorted(keys, wanted)
    inside = at < len(keys)
    inside[inside] = keys[at[inside]] == wanted[inside]
    found[inside] = at[inside] - starts[problem.group[inside]]
    return found
