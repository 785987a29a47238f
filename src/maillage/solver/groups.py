"""Connected groups of a graph given by its links."""

import numpy as np

from maillage.solver.compiled import Ints, kernel


@kernel
def connected_groups(size: int, left: Ints, right: Ints) -> Ints:
    """Return int64[size], the connected group of each element, numbered in the order of their smallest element.

    `left[i]` and `right[i]` are linked. Union-find with path halving: nearly linear in elements and links
    (Tarjan & van Leeuwen 1984).
    """
    parent = np.arange(size)
    for i in range(len(left)):
        a, b = left[i], right[i]
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        if a < b:
            parent[b] = a
        elif b < a:
            parent[a] = b
    group = np.full(size, -1, dtype=np.int64)
    found = 0
    for i in range(size):
        root = i
        while parent[root] != root:
            root = parent[root]
        if group[root] < 0:
            group[root] = found
            found += 1
        group[i] = group[root]
    return group
