"""A first assignment: true about itself, and, where capacities are too small, what is outside."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.assignment import Problem, evaluate, overloads
from maillage.solver.assignment.first import first_assignment, unload, with_nobody
from maillage.solver.assignment.part import model_of
from maillage.solver.assignment.start import anneal
from maillage.solver.compiled import random_state
from tests.solver.assignment.cases import family, problems


@settings(max_examples=40)
@given(problems(), st.integers(0, 9), st.integers(1, 3000))
def test_the_annealing_tells_the_overload_and_cost_of_the_assignment_that_it_keeps(
    problem: Problem, seed: int, proposals: int
) -> None:
    model = model_of(problem, np.ones(problem.agents), 8)
    place, best, told = model.near[:, 0].copy(), model.near[:, 0].copy(), np.array([2**62, 2**62])
    anneal(model, place, best, told, random_state(seed, 0), proposals, 1.0, 3.0, 2.0, 1.0)
    assert told.tolist() == [overloads(problem, best).sum(), evaluate(problem, best)]


def test_a_tight_problem_of_the_literature_gets_one_that_holds() -> None:
    problem = family("D", 10, 100, 1)
    first = first_assignment(model_of(problem, np.ones(10), 8), random_state(1, 0), 10**8)
    assert first.overload == overloads(problem, first.place).sum() == 0
    assert 0 < first.work <= 10**8


def test_overloaded_agents_give_their_heaviest_jobs_to_nobody() -> None:
    problem = Problem(costs=np.ones((3, 1)), weights=np.array([[1], [3], [2]]), capacities=np.array([3]))
    place = unload(problem, np.zeros(3, np.int32))
    assert place.tolist() == [0, 1, 0]
    wider = with_nobody(problem)
    assert not overloads(wider, place).any()
    assert evaluate(wider, place) > 3
