"""Which of today's clusters each cluster of an answer continues: the naming that keeps the most nodes in place.

Moves of single units hardly ever exchange the names of two whole clusters, since every step between costs. The best
naming is a linear assignment, solved exactly by shortest augmenting paths (Kuhn 1955; Jonker & Volgenant 1987) for
up to `EXACT` clusters. Beyond, the cube of their number would cost more than the search: pairs are then taken by what
they keep, the most first, which keeps at least half of what the best naming does (Avis 1983).
"""

from typing import Final

import numpy as np

from maillage.solver.clustering.units import MOVE_PRICE, Units
from maillage.solver.compiled import Ids, Ints, kernel

EXACT: Final = 300


@kernel
def assign(worth: Ints) -> Ids:
    """Return int32[k], the column of each row of `worth` (int64[k, k]) with the greatest sum; O(k³)."""
    size = len(worth)
    rows, columns = np.zeros(size + 1, np.int64), np.zeros(size + 1, np.int64)
    row_of, before = np.zeros(size + 1, np.int64), np.zeros(size + 1, np.int64)
    for row in range(1, size + 1):
        row_of[0] = row
        column = 0
        least, seen = np.full(size + 1, 2**62, np.int64), np.zeros(size + 1, np.bool_)
        while row_of[column] != 0:
            seen[column] = True
            here, step, following = row_of[column], 2**62, 0
            for j in range(1, size + 1):
                if not seen[j]:
                    slack = -worth[here - 1, j - 1] - rows[here] - columns[j]
                    if slack < least[j]:
                        least[j], before[j] = slack, column
                    if least[j] < step:
                        step, following = least[j], j
            for j in range(size + 1):
                if seen[j]:
                    rows[row_of[j]] += step
                    columns[j] -= step
                else:
                    least[j] -= step
            column = following
        while column != 0:
            row_of[column] = row_of[before[column]]
            column = before[column]
    names = np.zeros(size, np.int32)
    for j in range(1, size + 1):
        names[row_of[j] - 1] = j - 1
    return names


def assign_in_turn(rows: Ints, columns: Ints, worth: Ints, size: int) -> Ids:
    """Return int32[size], a column for each row, pairs of greater worth first, then by row; O(p log p + size).

    Pair i (int64[p] each) is row `rows[i]` and column `columns[i]`; what has no pair left takes the free columns in
    their order.
    """
    names, free = np.full(size, -1, np.int32), np.ones(size, np.bool_)
    for at in np.lexsort((columns, rows, -worth)).tolist():
        row, column = rows[at], columns[at]
        if names[row] < 0 and free[column]:
            names[row], free[column] = column, False
    names[names < 0] = np.flatnonzero(free)
    return names


def rename(units: Units, place: Ids) -> Ids:
    """Return `place` (int32[u]) with its clusters renamed so that the most nodes are where they are today.

    Only for clusters whose bounds are all alike: a name that stands for bounds of its own can't be exchanged.
    """
    slots = len(units.lower)
    if not units.limits[MOVE_PRICE] or not len(units.homes) or slots < 2:
        return place
    if len(set(units.lower.tolist())) > 1 or len(set(units.upper.tolist())) > 1:
        return place
    owner = np.repeat(place, np.diff(units.home_starts))
    counted = (owner >= 0) & (units.homes >= 0) & (units.homes < slots)
    pairs, number = np.unique(owner[counted].astype(np.int64) * slots + units.homes[counted], return_inverse=True)
    worth = np.zeros(len(pairs), np.int64)
    np.add.at(worth, number, units.home_counts[counted])
    if slots > EXACT:
        names = assign_in_turn(pairs // slots, pairs % slots, worth, slots)
    else:
        kept = np.zeros((slots, slots), np.int64)
        kept[pairs // slots, pairs % slots] = worth
        names = assign(kept)
    return np.where(place >= 0, names[place], -1).astype(np.int32)
