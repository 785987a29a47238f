"""A plain annealing for capacitated clustering: what anyone would write in an afternoon, compiled."""

from __future__ import annotations

import time

import numba
import numpy as np
from numpy.typing import NDArray

from maillage.solver.clustering import Problem

HOT, COLD = 2.8, 0.13  # of the largest affinity


@numba.njit(cache=True)
def _sweep(c, w, low, high, place, load, gain, best, values, steps, temperature, seed):  # type: ignore[no-untyped-def] # compiled by the types it is called with
    np.random.seed(seed)
    n, p = len(w), len(low)
    for _ in range(steps):
        i = np.random.randint(n)
        a = place[i]
        if np.random.random() < 0.3:
            b, j = np.random.randint(p), -1
            if a == b or load[a] - w[i] < low[a] or load[b] + w[i] > high[b]:
                continue
            delta = gain[b, i] - gain[a, i]
        else:
            j = np.random.randint(n)
            b = place[j]
            d = w[j] - w[i]
            if a == b or load[a] + d < low[a] or load[a] + d > high[a] or load[b] - d < low[b] or load[b] - d > high[b]:
                continue
            delta = gain[b, i] - gain[a, i] + gain[a, j] - gain[b, j] - 2 * c[i, j]
        if delta < 0 and np.random.random() >= np.exp(delta / temperature):
            continue
        place[i], load[a], load[b] = b, load[a] - w[i], load[b] + w[i]
        gain[a] -= c[i]
        gain[b] += c[i]
        if j >= 0:
            place[j], load[b], load[a] = a, load[b] - w[j], load[a] + w[j]
            gain[b] -= c[j]
            gain[a] += c[j]
        values[0] += delta
        if values[0] > values[1]:
            values[1] = values[0]
            best[:] = place


def anneal(problem: Problem, seconds: float, seed: int = 1) -> float | None:
    """Return the best value, None where even the start did not keep the bounds."""
    c = np.ascontiguousarray(np.asarray(problem.matrix, np.float64))
    low, high = (bounds[: problem.clusters[0]] for bounds in (problem.lower_bounds(), problem.upper_bounds()))
    place = _start(problem.weights, low, high)
    if place is None:
        return None
    load = np.bincount(place, problem.weights, len(low)).astype(np.int64)
    gain = np.stack([c[:, place == k].sum(axis=1) for k in range(len(low))])
    values = np.full(2, sum(c[np.ix_(place == k, place == k)].sum() / 2 for k in range(len(low))))
    best, top, round_ = place.copy(), float(c.max()), 0
    # The first call compiles.
    _sweep(c, problem.weights, low, high, place, load, gain, best, values, 1, 1.0, seed)
    start = time.monotonic()
    while (used := (time.monotonic() - start) / seconds) < 1:
        cooled = top * HOT * (COLD / HOT) ** used
        _sweep(c, problem.weights, low, high, place, load, gain, best, values, 200_000, cooled, seed + round_)
        round_ += 1
    return float(values[1])


def _start(weights: NDArray[np.int64], low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Each node, the heaviest first, goes to the emptiest cluster."""
    place, load = np.zeros(len(weights), np.int64), np.zeros(len(low), np.int64)
    for i in np.argsort(-weights):
        k = int(np.argmin(load))
        place[i] = k
        load[k] += weights[i]
    return place if (load >= low).all() and (load <= high).all() else None
