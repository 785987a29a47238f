"""Readers of the literature's file formats."""

from pathlib import Path

import numpy as np

from maillage.solver.clustering import Problem as ClusteringProblem


def read_ccp(path: Path) -> ClusteringProblem:
    """Read a capacitated clustering instance of CCPLIB (Martínez-Gavara et al. 2017).

    The first line is `n p ds L1 U1 … Lp Up W w1 … wn`, then one line `i j affinity` for each pair, from 0; a pair that
    isn't listed has affinity 0.

    Raises:
        ValueError: the file isn't of this format; the message says where.
    """
    with path.open() as lines:
        head = lines.readline().split()
        body = np.array(lines.read().split(), dtype=np.float64)
    try:
        n, p = int(head[0]), int(head[1])
        bounds = np.array(head[3 : 3 + 2 * p], dtype=np.int64).reshape(p, 2)
        marker, weights = head[3 + 2 * p], np.array(head[4 + 2 * p :], dtype=np.int64)
    except (IndexError, ValueError) as error:
        raise ValueError(f"{path.name}: line 1 isn't `n p ds L1 U1 … Lp Up W w1 … wn`: {error}") from error
    if marker != "W" or len(weights) != n or len(body) % 3:
        raise ValueError(f"{path.name}: {len(weights)} weights for {n} nodes, {len(body)} numbers of pairs")
    rows, columns, affinities = body[0::3].astype(np.int64), body[1::3].astype(np.int64), body[2::3]
    if len(rows) and max(rows.max(), columns.max()) >= n:
        raise ValueError(f"{path.name}: pair ({rows.max()}, {columns.max()}) of {n} nodes")
    matrix = np.zeros((n, n))
    matrix[rows, columns] = affinities
    matrix[columns, rows] = affinities
    one = len({tuple(bound) for bound in bounds.tolist()}) == 1
    return ClusteringProblem(
        weights=weights,
        lower=int(bounds[0, 0]) if one else bounds[:, 0],
        upper=int(bounds[0, 1]) if one else bounds[:, 1],
        clusters=(p, p),
        matrix=matrix,
    )
