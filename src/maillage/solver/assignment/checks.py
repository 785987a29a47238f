"""What is refused before any search starts, with the element that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from maillage.solver.assignment.problem import Problem

LARGEST = 2**40
"""Total costs and weights stay below it: bounds are computed in 64 bits, on a scale of a millionth and finer."""


def check(problem: Problem) -> None:
    """Raise ValueError, naming the element, where the problem contradicts itself."""
    _check_shapes(problem)
    for name in ("weights", "capacities"):
        values = getattr(problem, name)
        if (values < 0).any():
            place = np.unravel_index(int(np.argmax(values < 0)), values.shape)
            raise ValueError(f"{name}[{', '.join(str(int(p)) for p in place)}] is negative: {values[place]}")
    least = (problem.weights - problem.capacities).min(axis=1, initial=LARGEST)
    if (least > 0).any():
        job = int(np.argmax(least > 0))
        raise ValueError(f"job {job} can go to no agent: it weighs more than every agent's capacity")
    _check_size(problem)


def _check_shapes(problem: Problem) -> None:
    if problem.capacities.ndim != 1:
        raise ValueError(f"capacities has {problem.capacities.ndim} dimensions, not 1")
    for name in ("costs", "weights"):
        shape = getattr(problem, name).shape
        if len(shape) != 2 or shape[1] != problem.agents:
            raise ValueError(f"{name} has shape {shape}, not (jobs, {problem.agents}), one column for each agent")
    if problem.costs.shape != problem.weights.shape:
        raise ValueError(f"costs has shape {problem.costs.shape}, weights {problem.weights.shape}")


def _check_size(problem: Problem) -> None:
    for name in ("costs", "weights"):
        total = float(np.abs(getattr(problem, name).astype(np.float64)).max(axis=1, initial=0).sum())
        if total >= LARGEST:
            raise ValueError(f"{name} add up to {total:.3g}: give them in larger units (below {LARGEST:.3g})")
