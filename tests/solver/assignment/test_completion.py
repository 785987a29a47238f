"""The table of least completions: each cell as by trying every set of jobs; its bound below every way."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.assignment import Problem
from maillage.solver.assignment.completion import ascend, fill, shape_table
from maillage.solver.assignment.part import Part, model_of
from maillage.solver.compiled import Floats, kernel
from tests.solver.assignment.cases import optimum, problems, whole


@kernel
def filled(part: Part) -> int:
    """Shape the table and fill it."""
    shape_table(part)
    cells: int = fill(part)
    return cells


@kernel
def ascended(part: Part, least: Floats) -> int:
    """Shape the table and raise the bound."""
    shape_table(part)
    cells: int = ascend(part, least)
    return cells


def freed(problem: Problem) -> Part:
    """All jobs free, each to every agent that can take it."""
    part = whole(model_of(problem, np.zeros(problem.agents), 8))
    part.sizes[2] = problem.jobs
    fits = problem.weights <= problem.capacities
    part.cost[:] = np.where(fits, problem.costs, 1e15)
    part.weight[:] = problem.weights
    part.room[:] = problem.capacities
    part.dual[:] = problem.costs.mean(axis=1)
    return part


@settings(max_examples=30)
@given(problems(5))
def test_each_cell_is_the_least_sum_of_the_jobs_from_there_on_that_fit(problem: Problem) -> None:
    part = freed(problem)
    filled(part)
    assert part.sizes[3] == 0
    for s, at in product(range(problem.agents), range(problem.jobs + 1)):
        later = range(at, problem.jobs)
        for room in {0, int(problem.capacities[s]) // 2, int(problem.capacities[s])}:
            sums = [0.0]
            for chosen in product((False, True), repeat=len(later)):
                jobs = [j for j, takes in zip(later, chosen, strict=True) if takes]
                if sum(int(part.weight[j, s]) for j in jobs) <= room:
                    sums.append(sum(part.cost[j, s] - part.dual[j] for j in jobs))
            assert abs(part.table[part.start[at, s] + room] - min(sums)) < 1e-9


@settings(max_examples=40)
@given(problems(), st.integers(0, 10))
def test_the_bound_is_below_every_way_to_give_the_jobs_out(problem: Problem, above: int) -> None:
    best = optimum(problem)
    if best is not None:
        part, least = freed(problem), np.empty(1)
        part.target[0] = best + above
        ascended(part, least)
        assert least[0] <= best + 1e-9


def test_rooms_too_many_for_the_table_are_halved_and_the_bound_stays_one() -> None:
    small = Problem(
        costs=np.array([[5, 1], [4, 2], [6, 3]]),
        weights=np.array([[2, 3], [3, 2], [1, 2]]),
        capacities=np.array([4, 4]),
    )
    scale = 2**21
    large = Problem(costs=small.costs, weights=small.weights * scale, capacities=small.capacities * scale)
    bounds = []
    for problem in (small, large):
        part, least = freed(problem), np.empty(1)
        part.target[0] = 1e6
        ascended(part, least)
        bounds.append(float(least[0]))
    assert part.sizes[3] > 0
    assert bounds[1] <= bounds[0] + 1e-9
