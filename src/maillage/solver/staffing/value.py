"""The price of an assignment, computed from the problem alone: what incremental sums are held against."""

from dataclasses import dataclass

import numpy as np

from maillage.solver.compiled import Flags, Ids, Ints
from maillage.solver.groups import connected_groups
from maillage.solver.staffing.checks import position
from maillage.solver.staffing.problem import Problem

NO_UPPER = 2**61
"""The upper end of a corridor that nothing limits."""


@dataclass(frozen=True)
class Price:
    """What an assignment costs, part by part, in the unit of the prices; `total` is their sum.

    `contacts` counts the pairs of item and holder, `unkept` the ties not kept; `overload`, `short`, `outside` and
    `drift` are in units of load, `crowded` in demands, over all places.
    """

    total: int
    contacts: int
    unkept: int
    unkept_price: int
    overload: int
    short: int
    crowded: int
    outside: int
    drift: int
    costs: int


def arcs_of(problem: Problem, places: Ids) -> Ints:
    """int64[d]: the arc that each demand takes, given its place, as numbered in `loads` and `costs`."""
    return problem.arc_starts()[:-1] + position(problem, places)


def loads_of(problem: Problem, places: Ids) -> tuple[Ints, Ints]:
    """int64[p], int64[p]: load and number of demands of each place."""
    if problem.load is not None:
        each = problem.load
    else:
        assert problem.loads is not None
        each = problem.loads[arcs_of(problem, places)]
    load = np.zeros(problem.places, np.int64)
    np.add.at(load, places, each)
    return load, np.bincount(places, minlength=problem.places).astype(np.int64)


def holders_of(problem: Problem) -> Ids:
    """int32[p]: the holder of each place, where each vacant place counts as a holder of its own beyond all people."""
    ties = problem.ties()[1]
    people = int(max(problem.holder.max(initial=-1), ties.max(initial=-1))) + 1
    vacant = problem.holder < 0
    return np.where(vacant, people + np.cumsum(vacant) - 1, problem.holder).astype(np.int32)


def serving(problem: Problem) -> tuple[Ints, Ids, Ints]:
    """Rows (starts, places, positions in the group as given) of the places that serve each group.

    Its held places, and its vacant ones only where it has no other.
    """
    row = np.repeat(np.arange(len(problem.group_starts) - 1), np.diff(problem.group_starts))
    held = problem.holder[problem.group_places] >= 0
    any_held = np.zeros(len(problem.group_starts) - 1, np.bool_)
    any_held[row[held]] = True
    stays = held | ~any_held[row]
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(row[stays], minlength=len(any_held)))])
    at = (np.arange(len(row)) - problem.group_starts[row])[stays]
    return starts, problem.group_places[stays], at


def families(problem: Problem) -> Ints:
    """int64[p]: the family of each place: those connected by groups that demands ask for."""
    starts, places, _ = serving(problem)
    used = np.zeros(len(starts) - 1, np.bool_)
    used[problem.group] = True
    row = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    within = used[row[1:]] & (row[1:] == row[:-1])
    return connected_groups(problem.places, places[:-1][within].astype(np.int64), places[1:][within].astype(np.int64))


def even_shares(problem: Problem) -> Ints:
    """int64[p]: the load that each place would carry were its family's spread evenly; -1 where it may take nothing.

    A demand whose load differs by place counts with its mean over its group.
    """
    starts, places, _ = serving(problem)
    size, family = problem.places, families(problem)
    total = np.zeros(size, np.int64)
    np.add.at(total, family[places[starts[problem.group]]], _mean_loads(problem))
    serves = np.zeros(size, np.bool_)
    used = np.zeros(len(starts) - 1, np.bool_)
    used[problem.group] = True
    serves[places[np.repeat(used, np.diff(starts))]] = True
    weight = np.where(serves, problem.of_place("capacity", -1), 1)
    unlimited = np.zeros(size, np.bool_)
    unlimited[family[serves & (weight <= 0)]] = True
    weight = np.where(unlimited[family], 1, weight)
    whole = np.zeros(size, np.int64)
    np.add.at(whole, family[serves], weight[serves])
    part = [t * w // max(1, a) for t, w, a in zip(total[family].tolist(), weight.tolist(), whole[family].tolist(),
                                                  strict=True)]  # fmt: skip
    return np.where(serves, np.array(part, np.int64).reshape(size), -1)


def _mean_loads(problem: Problem) -> Ints:
    if problem.load is not None:
        return problem.load
    assert problem.loads is not None
    starts = problem.arc_starts()
    return (np.add.reduceat(problem.loads, starts[:-1]) // np.diff(starts)) if problem.size else np.zeros(0, np.int64)


def corridor(problem: Problem) -> tuple[Ints, Ints, Ints]:
    """int64[p] each: even share, and the ends of its corridor: 0 and NO_UPPER where none counts."""
    share = even_shares(problem)
    none = (share < 0) | (problem.outside_price == 0)
    slack = np.array([max(0, s) * problem.within // 1_000_000 for s in share.tolist()], np.int64).reshape(len(share))
    return share, np.where(none, 0, np.maximum(share - slack, 0)), np.where(none, NO_UPPER, share + slack)


def distinct(keys: Ints) -> Ints:
    """Each of some numbers, none below 0, once, ascending: by sorting, since NumPy hashes, which takes far longer."""
    ordered = np.sort(keys)
    found: Ints = ordered[np.diff(ordered, prepend=-1) != 0]
    return found


def _among(keys: Ints, listed: Ints) -> Flags:
    """Which keys are among those listed, ascending."""
    if not len(listed):
        return np.zeros(len(keys), np.bool_)
    return np.asarray(listed[np.minimum(np.searchsorted(listed, keys), len(listed) - 1)] == keys, np.bool_)


def evaluate(problem: Problem, places: Ids) -> Price:
    """Return the price of giving each demand to `places` (int32[d]); O(d log d + p)."""
    load, count = loads_of(problem, places)
    item, holder, price = problem.ties()
    of_place = holders_of(problem)
    width = int(max(of_place.max(initial=0), holder.max(initial=0))) + 1
    pairs = distinct(problem.item.astype(np.int64) * width + of_place[places])
    kept = _among(item.astype(np.int64) * width + holder, pairs)
    capacity, most = problem.of_place("capacity", -1), problem.of_place("most", -1)
    share, low, high = corridor(problem)
    over = np.where(capacity >= 0, np.maximum(load - capacity, 0), 0).sum()
    short = np.maximum(problem.of_place("least", 0) - load, 0).sum()
    outside = (np.maximum(low - load, 0) + np.maximum(load - high, 0)).sum()
    drift = np.where(share >= 0, np.abs(load - share), 0).sum() if problem.drift_price else 0
    crowded = np.where(most >= 0, np.maximum(count - most, 0), 0).sum()
    costs = 0 if problem.costs is None else int(problem.costs[arcs_of(problem, places)].sum())
    unkept = int(price[~kept].sum())
    total = (
        problem.contact_price * len(pairs) + unkept + costs
        + problem.overload_price * int(over) + problem.short_price * int(short) + problem.crowding_price * int(crowded)
        + problem.outside_price * int(outside) + problem.drift_price * int(drift)
    )  # fmt: skip
    return Price(total, len(pairs), int((~kept).sum()), unkept, int(over), int(short), int(crowded), int(outside),
                 int(drift), costs)  # fmt: skip
