"""The best one-to-one naming: linear assignment."""

import numpy as np

from maillage.solver.compiled import Ids, Ints, kernel


@kernel
def assign(worth: Ints) -> Ids:
    """Return int32[k], the column of each row of `worth` (int64[k, k]) with the greatest sum; O(k³).

    Shortest augmenting paths (Kuhn 1955; Jonker & Volgenant 1987).
    """
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
