"""Upper bounds on the value, cheap enough to report with every answer."""

import numpy as np

from maillage.solver.clustering.problem import Problem


def upper_bound(problem: Problem) -> float | None:
    """Return a value that no arrangement exceeds, or None where only a useless one is known.

    By features: a member's mean affinity with its cluster of m (itself left out of the sum) is at most (m - 1) / m
    times its own feature weights that any other node holds too, and m is limited by the bounds. O(nnz). A node
    outside adds nothing and costs its price.

    By matrix: a node's mates are at most q, the most nodes that fit a cluster less one; the bound is half the sum of
    the q best affinities of each node, negative ones left out. O(n²).
    """
    if problem.size == 0:
        return 0
    most = _most_members(problem)
    if problem.matrix is not None:
        mates = min(most - 1, problem.size - 1)
        if mates <= 0:
            return 0
        others = problem.matrix.astype(np.float64)
        np.fill_diagonal(others, 0)
        best = np.partition(others, problem.size - mates, axis=1)[:, problem.size - mates :]
        return float(np.ceil(best.clip(min=0).sum() / 2))
    _, indices, feature_weights = problem.incidence()
    shared = np.bincount(indices, minlength=len(feature_weights)) > 1
    each = np.where(shared, feature_weights, 0)[indices]
    return int(each.sum()) * (most - 1) // most if most else 0


def _most_members(problem: Problem) -> int:
    """The most nodes that one cluster can have: the lightest ones up to the greatest upper bound."""
    most = problem.size if problem.max_members is None else min(problem.size, problem.max_members)
    if problem.upper is not None and np.size(problem.upper):
        fit = int(np.searchsorted(np.cumsum(np.sort(problem.weights)), np.max(problem.upper), side="right"))
        most = min(most, fit)
    return most
