"""What is refused before any search starts, with the element that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.solver.compiled import Ints
from maillage.solver.groups import connected_groups

if TYPE_CHECKING:
    from maillage.solver.clustering.problem import Problem


def check(problem: Problem) -> None:
    """Raise ValueError, naming the element, where the problem contradicts itself."""
    _check_shapes(problem)
    _check_bounds(problem)
    _check_affinity(problem)
    _check_pairs(problem)
    _check_weights(problem)


def count_slots(problem: Problem) -> int:
    """Return how many clusters can be open at once: the greatest number allowed, and one for each of today's."""
    most = problem.size // max(1, problem.min_members)
    lower = int(np.min(problem.lower)) if np.size(problem.lower) else 0
    if lower > 0:
        most = min(most, int(problem.weights.sum()) // lower)
    if problem.clusters[1] is not None:
        most = min(most, problem.clusters[1])
    most = max(most, problem.clusters[0])
    if problem.current is not None and problem.size:
        most = max(most, int(problem.current.max()) + 1)
    return most


def _check_shapes(problem: Problem) -> None:
    if problem.weights.ndim != 1:
        raise ValueError(f"weights has {problem.weights.ndim} dimensions, not 1")
    for name in ("leave_out_price", "pinned", "current"):
        values = getattr(problem, name)
        if values is not None and values.shape != (problem.size,):
            raise ValueError(f"{name} has shape {values.shape}, not ({problem.size},), the number of weights")
    for name in ("weights", "leave_out_price"):
        values = getattr(problem, name)
        if values is not None and (values < 0).any():
            first = int(np.argmax(values < 0))
            raise ValueError(f"{name}[{first}] is negative: {values[first]}")
    for at, mark in enumerate(problem.marks):
        if mark.worth.shape != (problem.size,):
            raise ValueError(f"marks[{at}]: worth has shape {mark.worth.shape}, not ({problem.size},), as weights has")
    if problem.move_price < 0:
        raise ValueError(f"move_price is negative: {problem.move_price}")
    for name in ("pinned", "current"):
        values = getattr(problem, name)
        if values is not None and (values < -1).any():
            first = int(np.argmax(values < -1))
            raise ValueError(f"{name}[{first}] is {values[first]}: -1 or a number from 0 is expected")
    if problem.current is not None and problem.size and int(problem.current.max()) >= problem.size:
        first = int(np.argmax(problem.current))
        raise ValueError(f"current[{first}] is {problem.current[first]}: number today's clusters from 0")


def _check_bounds(problem: Problem) -> None:
    least, most = problem.clusters
    if least < 0 or (most is not None and most < least):
        raise ValueError(f"clusters: at least {least} and at most {most} cross")
    if problem.min_members < 1:
        raise ValueError(f"min_members is {problem.min_members}: a cluster has at least one member")
    if problem.max_members is not None and problem.max_members < problem.min_members:
        raise ValueError(f"max_members {problem.max_members} is below min_members {problem.min_members}")
    for name in ("lower", "upper"):
        bound = getattr(problem, name)
        if isinstance(bound, np.ndarray) and (least != most or bound.shape != (least,)):
            raise ValueError(f"{name} has shape {bound.shape}: one bound a cluster needs clusters=(p, p) and p bounds")
        if bound is not None and (np.asarray(bound) < 0).any():
            raise ValueError(f"{name} is negative: {bound}")
    if problem.upper is not None and (np.asarray(problem.lower) > np.asarray(problem.upper)).any():
        crossed = np.atleast_1d(np.asarray(problem.lower) > np.asarray(problem.upper))
        where = f" of cluster {int(np.argmax(crossed))}" if problem.own_bounds else ""
        raise ValueError(f"lower{where} is above upper: {problem.lower} > {problem.upper}")


def _check_affinity(problem: Problem) -> None:
    parts = (problem.indptr, problem.indices, problem.feature_weights)
    if problem.matrix is not None:
        if any(part is not None for part in (*parts, problem.basis)):
            raise ValueError("affinity is given both by matrix and by features")
        if problem.matrix.shape != (problem.size, problem.size):
            raise ValueError(f"matrix has shape {problem.matrix.shape}, not ({problem.size}, {problem.size})")
        if not np.array_equal(problem.matrix, problem.matrix.T):
            i, j = np.argwhere(problem.matrix != problem.matrix.T)[0]
            raise ValueError(f"matrix[{i}, {j}] and matrix[{j}, {i}] differ")
        return
    if any(part is None for part in parts):
        raise ValueError("affinity needs either matrix, or indptr, indices and feature_weights")
    _check_features(problem)


def _check_features(problem: Problem) -> None:
    indptr, indices, weights = problem.incidence()
    if (
        indptr.shape != (problem.size + 1,)
        or indptr[0] != 0
        or indptr[-1] != len(indices)
        or (np.diff(indptr) < 0).any()
    ):
        raise ValueError(
            f"indptr must rise from 0 to {len(indices)}, the number of indices, in {problem.size + 1} steps"
        )
    if len(indices) and (indices.min() < 0 or indices.max() >= len(weights)):
        first = int(np.argmax((indices < 0) | (indices >= len(weights))))
        raise ValueError(f"indices[{first}] is {indices[first]}: there are {len(weights)} features")
    if (weights < 0).any():
        first = int(np.argmax(weights < 0))
        raise ValueError(f"feature_weights[{first}] is negative: {weights[first]}")
    if problem.basis is not None and problem.basis.shape != weights.shape:
        raise ValueError(f"basis has shape {problem.basis.shape}, feature_weights {weights.shape}")
    rows = np.repeat(np.arange(problem.size), np.diff(indptr))
    keys = rows * max(1, len(weights)) + indices
    unique, counts = np.unique(keys, return_counts=True)
    if (counts > 1).any():
        node, feature = divmod(int(unique[np.argmax(counts > 1)]), max(1, len(weights)))
        raise ValueError(f"node {node} holds feature {feature} twice")


def _check_pairs(problem: Problem) -> None:
    for name in ("together", "apart"):
        for i, j in getattr(problem, name):
            if not (0 <= i < problem.size and 0 <= j < problem.size) or i == j:
                raise ValueError(f"{name} holds ({i}, {j}): two different nodes below {problem.size} are expected")
    group = together_groups(problem)
    for i, j in problem.apart:
        if group[i] == group[j]:
            raise ValueError(f"nodes {i} and {j} must be apart, yet pins or pairs hold them together")
    if problem.pinned is not None:
        owner: dict[int, int] = {}
        for node in np.flatnonzero(problem.pinned >= 0).tolist():
            first = owner.setdefault(int(group[node]), node)
            if problem.pinned[first] != problem.pinned[node]:
                raise ValueError(
                    f"nodes {first} and {node} are held together but pinned to "
                    f"{problem.pinned[first]} and {problem.pinned[node]}"
                )


def _check_weights(problem: Problem) -> None:
    if problem.upper is None or problem.leave_out_price is not None or not problem.size or not np.size(problem.upper):
        return
    heaviest = int(np.argmax(problem.weights))
    if problem.weights[heaviest] > np.max(problem.upper):
        raise ValueError(
            f"node {heaviest} must be placed and weighs {problem.weights[heaviest]}, "
            f"more than every upper bound ({int(np.max(problem.upper))})"
        )


def together_groups(problem: Problem) -> Ints:
    """int64[n]: the group of each node under `together` and `pinned`; numbered by smallest member."""
    pairs = list(problem.together)
    if problem.pinned is not None:
        last: dict[int, int] = {}
        for node in np.flatnonzero(problem.pinned >= 0).tolist():
            pin = int(problem.pinned[node])
            if pin in last:
                pairs.append((last[pin], node))
            last[pin] = node
    links = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return connected_groups(problem.size, links[:, 0].copy(), links[:, 1].copy())
