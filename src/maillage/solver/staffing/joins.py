"""Which demands of an item could share a holder, and which places hold somebody that an item knows."""

from collections.abc import Iterator

import numpy as np

from maillage.solver.compiled import Ids, Ints
from maillage.solver.staffing.problem import Problem
from maillage.solver.staffing.value import distinct, holders_of


def expand(counts: Ints) -> tuple[Ints, Ints]:
    """For rows of `counts` entries: the row of each entry, and its number in the row."""
    row = np.repeat(np.arange(len(counts)), counts)
    return row, np.arange(len(row)) - (np.cumsum(counts) - counts)[row]


def sibling_pairs(item: Ids, demands: Ints) -> tuple[Ints, Ints]:
    """All pairs of different `demands` of one item, each both ways round."""
    order = demands[np.argsort(item[demands], kind="stable")]
    found: list[tuple[Ints, Ints]] = []
    lag = 1
    while lag < len(order):
        same = np.flatnonzero(item[order[lag:]] == item[order[:-lag]])
        if not len(same):
            break
        found += [(order[same], order[same + lag]), (order[same + lag], order[same])]
        lag += 1
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate([left for left, _ in found]), np.concatenate([right for _, right in found])


def common_holders(problem: Problem, starts: Ints, places: Ids, free: Ints) -> Iterator[tuple[int, int]]:
    """Yield pairs of groups that one item's free demands ask for and that have a holder in common."""
    left, right = sibling_pairs(problem.item, free)
    groups = len(starts) - 1
    keys = distinct(problem.group[left].astype(np.int64) * groups + problem.group[right])
    holder = holders_of(problem)[places]
    for key in keys.tolist():
        one, other = divmod(key, groups)
        if one <= other and _in_common(holder, starts, one, other):
            yield one, other


def _in_common(holder: Ids, starts: Ints, one: int, other: int) -> list[int]:
    """The holders who serve both groups; a vacant place has one of its own."""
    here, there = (set(holder[starts[group] : starts[group + 1]].tolist()) for group in (one, other))
    return sorted(here & there)


def close_arcs(problem: Problem, starts: Ints, places: Ids) -> tuple[Ints, Ids]:
    """Rows by demand (int64[d + 1]) of the choices (int32) whose holder is tied to the item or may take another demand.

    These are the arcs on which a contact may cost less than its price; O(ties + siblings, times places of a holder).
    """
    demand, holder = _tied(problem)
    others, also = _shared(problem, starts, places)
    demand, holder = np.concatenate([demand, others]), np.concatenate([holder, also])
    of_place = holders_of(problem)
    held = np.argsort(of_place, kind="stable")
    people = of_place[held]
    begin, end = np.searchsorted(people, holder, "left"), np.searchsorted(people, holder, "right")
    row, within = expand(end - begin)
    demand, place = demand[row], held[begin[row] + within]
    # Look each place up in the demand's group.
    width = max(1, problem.places)
    of_row = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    keys = of_row * width + places
    order = np.argsort(keys, kind="stable")
    wanted = problem.group[demand].astype(np.int64) * width + place
    at = np.searchsorted(keys[order], wanted)
    inside = at < len(keys)
    inside[inside] = keys[order][at[inside]] == wanted[inside]
    arc, demand = order[at[inside]], demand[inside]
    choice = arc - starts[problem.group[demand]]
    pairs = distinct(demand * (len(places) + 1) + choice)
    demand, choice = np.divmod(pairs, len(places) + 1)
    rows = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(demand, minlength=problem.size))])
    return rows, choice.astype(np.int32)


def _tied(problem: Problem) -> tuple[Ints, Ints]:
    """Pairs of demand and holder tied to its item."""
    item, holder, _ = problem.ties()
    order = np.argsort(problem.item, kind="stable")
    begin, end = (np.searchsorted(problem.item[order], item, side) for side in ("left", "right"))
    row, within = expand(end - begin)
    return order[begin[row] + within], holder[row].astype(np.int64)


def _shared(problem: Problem, starts: Ints, places: Ids) -> tuple[Ints, Ints]:
    """Pairs of demand and holder who may take another demand of its item, or has a pinned one."""
    left, right = sibling_pairs(problem.item, np.arange(problem.size))
    groups = len(starts) - 1
    keys, which = np.unique(problem.group[left].astype(np.int64) * max(1, groups) + problem.group[right],
                            return_inverse=True)  # fmt: skip
    of_place = holders_of(problem)
    shared = [_in_common(of_place[places], starts, *divmod(key, groups)) for key in keys.tolist()]
    counts = np.array([len(holders) for holders in shared], np.int64).reshape(len(shared))
    flat = np.array([holder for holders in shared for holder in holders], np.int64)
    first = np.cumsum(counts) - counts
    row, within = expand(counts[which] if len(which) else np.zeros(0, np.int64))
    found = left[row], flat[first[which[row]] + within]
    if problem.pinned is None:
        return found
    pinned = problem.pinned[right] >= 0
    by_pin = of_place[problem.pinned[right[pinned]]].astype(np.int64)
    return np.concatenate([found[0], left[pinned]]), np.concatenate([found[1], by_pin])
