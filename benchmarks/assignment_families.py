"""Generalised assignment by the literature's recipes: types C, D and E (Chu & Beasley 1997; Yagiura et al. 2004)."""

from __future__ import annotations

import numpy as np

from maillage.solver.assignment import Problem


def family(kind: str, agents: int, jobs: int, seed: int) -> Problem:
    """Draw a problem of type C, D or E, tight at eight tenths of the mean load.

    What a job costs doesn't depend on its weight in C, and falls as it weighs more in D and E, which makes them hard.
    """
    random = np.random.default_rng(seed)
    shape = (jobs, agents)
    if kind == "C":
        weights, costs = random.integers(5, 26, shape), random.integers(10, 51, shape)
    elif kind == "D":
        weights = random.integers(1, 101, shape)
        costs = 111 - weights + random.integers(-10, 11, shape)
    else:
        weights = np.ceil(1 - 10 * np.log(random.uniform(1e-9, 1, shape))).astype(np.int64)
        costs = np.ceil(1000 / weights - 10 * random.uniform(0, 1, shape)).astype(np.int64)
    capacities = np.maximum(weights.sum(axis=0) * 8 // (10 * agents), weights.min(axis=1).max())
    return Problem(costs=costs, weights=weights, capacities=capacities)
