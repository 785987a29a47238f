"""Problems of the literature's families, small random ones, and certain ways of solving them."""

from itertools import product

import highspy
import numpy as np
from hypothesis import strategies as st

from benchmarks.assignment_families import family as family  # handed on to the tests
from maillage.solver.assignment import Problem, evaluate, loads_of, overloads
from maillage.solver.assignment.first import first_assignment
from maillage.solver.assignment.part import Model, Now, Part, empty_part, model_of
from maillage.solver.assignment.prices import linear_prices
from maillage.solver.compiled import random_state


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


def begun(problem: Problem, seed: int) -> tuple[Model, Now]:
    """A problem as kernels read it, and a first assignment that holds the capacities."""
    prices = linear_prices(problem)
    assert prices is not None
    model = model_of(problem, prices.capacity, 8)
    first = first_assignment(model, random_state(seed, 0), 10**7)
    assert first.overload == 0
    value = np.array([evaluate(problem, first.place)])
    return model, Now(first.place, loads_of(problem, first.place), value)


def whole(model: Model) -> Part:
    """A part of all agents."""
    agents = len(model.capacities)
    part = empty_part(model, agents)
    part.sizes[0] = agents
    part.agents[:] = np.arange(agents)
    return part
