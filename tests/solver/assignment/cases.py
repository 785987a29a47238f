"""Problems of the literature's families, small random ones, and certain ways of solving them."""

from itertools import product

import highspy
import numpy as np
from hypothesis import strategies as st

from maillage.solver.assignment import Problem, evaluate, overloads


@st.composite
def problems(draw: st.DrawFn, most: int = 6) -> Problem:
    """Problems of up to `most` jobs and three agents, tight or not, some of them impossible."""
    n, m = draw(st.integers(1, most)), draw(st.integers(1, 3))
    numbers = st.lists(st.integers(0, 9), min_size=n * m, max_size=n * m)
    weights = np.array(draw(numbers)).reshape(n, m)
    capacities = np.array(draw(st.lists(st.integers(0, 25), min_size=m, max_size=m)))
    alone = weights.min(axis=1).max()
    capacities[draw(st.integers(0, m - 1))] += max(9, alone)
    costs = np.array(draw(numbers)).reshape(n, m) - 3
    return Problem(costs=costs, weights=weights, capacities=capacities)


def family(kind: str, agents: int, jobs: int, seed: int) -> Problem:
    """A problem of type C, D or E (Chu & Beasley 1997; Yagiura et al. 2004), tight at eight tenths of the mean load."""
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


def optimum(problem: Problem) -> int | None:
    """The least cost of all assignments that hold the capacities, tried one by one; None where there is none."""
    best: int | None = None
    for choice in product(range(problem.agents), repeat=problem.jobs):
        assignment = np.array(choice, np.int32)
        if not overloads(problem, assignment).any():
            value = evaluate(problem, assignment)
            best = value if best is None else min(best, value)
    return best


def proven(problem: Problem) -> int:
    """The least cost, by HiGHS on a model of its own."""
    n, m = problem.jobs, problem.agents
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    given = [[solver.addBinary(obj=float(problem.costs[j, i])) for i in range(m)] for j in range(n)]
    for j in range(n):
        solver.addConstr(sum(given[j]) == 1)
    for i in range(m):
        solver.addConstr(
            sum(float(problem.weights[j, i]) * given[j][i] for j in range(n)) <= float(problem.capacities[i])
        )
    solver.minimize()
    return round(solver.getInfo().objective_function_value)
