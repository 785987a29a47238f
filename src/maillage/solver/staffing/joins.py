"""Which demands of an item could share a holder, and which places hold somebody that an item knows."""

from collections.abc import Iterator

import numpy as np

from maillage.solver.compiled import Ids, Ints
from maillage.solver.staffing.problem import Problem


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
    keys = np.unique(problem.group[left].astype(np.int64) * groups + problem.group[right])
    held = [set(problem.holder[places[start:end]].tolist()) - {-1} for start, end in _spans(starts, keys, groups)]
    for key, holders in zip(keys.tolist(), held, strict=True):
        one, other = divmod(key, groups)
        if one <= other and holders & set(problem.holder[places[starts[other] : starts[other + 1]]].tolist()):
            yield one, other


def _spans(starts: Ints, keys: Ints, groups: int) -> list[tuple[int, int]]:
    rows = keys // max(1, groups)
    return list(zip(starts[rows].tolist(), starts[rows + 1].tolist(), strict=True))


def close_arcs(problem: Problem, starts: Ints, places: Ids) -> tuple[Ints, Ids]:
    """Rows by demand (int64[d + 1]) of the choices (int32) whose holder is tied to the item or may take another demand.

    These are the arcs on which a contact may cost less than its price; O(ties + siblings, times places of a holder).
    """
    demand, holder = _tied(problem)
    others, also = _shared(problem, starts, places)
    demand, holder = np.concatenate([demand, others]), np.concatenate([holder, also])
    held = np.flatnonzero(problem.holder >= 0)
    held = held[np.argsort(problem.holder[held], kind="stable")]
    people = problem.holder[held]
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
    pairs = np.unique(demand * (len(places) + 1) + choice)
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
    shared: list[list[int]] = []
    for key in keys.tolist():
        one, other = (set(problem.holder[places[starts[g] : starts[g + 1]]].tolist()) for g in divmod(key, groups))
        shared.append(sorted((one & other) - {-1}))
    counts = np.array([len(holders) for holders in shared], np.int64).reshape(len(shared))
    flat = np.array([holder for holders in shared for holder in holders], np.int64)
    first = np.cumsum(counts) - counts
    row, within = expand(counts[which] if len(which) else np.zeros(0, np.int64))
    found = left[row], flat[first[which[row]] + within]
    if problem.pinned is None:
        return found
    pinned = problem.pinned[right] >= 0
    by_pin = problem.holder[problem.pinned[right[pinned]]].astype(np.int64)
    known = by_pin >= 0
    return np.concatenate([found[0], left[pinned][known]]), np.concatenate([found[1], by_pin[known]])
