"""A plain grouping: one shared thing after the other, from the one that most weight shares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.solver.clustering.problem import Problem


@dataclass(frozen=True)
class Result:
    """Labels of the nodes, -1 outside."""

    labels: NDArray[np.int32]
    value: int
    bound: int | None


def solve(problem: Problem, *, seed: int, work: int) -> Result:
    """Group greedily; pins are not looked at."""
    del seed, work
    n = problem.size
    holds = np.ones((n, 1), np.bool_)
    if problem.basis is not None:
        assert problem.indptr is not None
        assert problem.indices is not None
        dense = np.zeros((n, len(problem.basis)), np.bool_)
        dense[np.repeat(np.arange(n), np.diff(problem.indptr)), problem.indices] = True
        holds = dense[:, problem.basis]
    labels = np.full(n, -1, np.int32)
    lower = int(np.max(problem.lower))
    upper = 2**62 if problem.upper is None else int(np.max(problem.upper))
    most = problem.max_members or n
    top = problem.clusters[1] if problem.clusters[1] is not None else n
    made = 0
    while made < top:
        free = (labels < 0) & (problem.weights <= upper)
        sums = [(int(problem.weights[free & holds[:, b]].sum()), -b) for b in range(holds.shape[1])]
        done = True
        for total, minus in sorted(sums, reverse=True):
            members = np.flatnonzero(free & holds[:, -minus])
            if total < lower or len(members) < problem.min_members:
                continue
            chosen: list[int] = []
            load = 0
            for member in members[np.argsort(-problem.weights[members], kind="stable")].tolist():
                if load + int(problem.weights[member]) <= upper and len(chosen) < most:
                    chosen.append(member)
                    load += int(problem.weights[member])
            if chosen and load >= lower and len(chosen) >= problem.min_members:
                labels[chosen] = made
                made += 1
                done = False
                break
        if done:
            break
    return Result(labels, 0, None)
