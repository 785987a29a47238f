"""Which of today's clusters each cluster of an answer continues: the naming that keeps the most nodes in place.

Moves of single units hardly ever exchange the names of two whole clusters, since every step between costs. The best
naming is a linear assignment, solved exactly by shortest augmenting paths (Kuhn 1955; Jonker & Volgenant 1987) for
up to `EXACT` clusters. Beyond, the cube of their number would cost more than the search: pairs are then taken by what
they keep, the most first, which keeps at least half of what the best naming does (Avis 1983).
"""

from typing import Final

import numpy as np

from maillage.solver.clustering.units import MOVE_PRICE, Units
from maillage.solver.compiled import Ids, Ints
from maillage.solver.matching import assign

EXACT: Final = 300


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
