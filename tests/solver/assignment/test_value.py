"""Cost and loads of an assignment, from the problem alone."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from maillage.solver.assignment import Problem, evaluate, loads_of, overloads
from tests.solver.assignment.cases import problems

TWO = Problem(
    costs=np.array([[4, 7], [3, 5], [-6, 2]]), weights=np.array([[3, 1], [2, 9], [4, 2]]), capacities=np.array([5, 9])
)


def test_costs_weights_and_what_is_too_much_are_those_of_the_pairs_chosen() -> None:
    place = np.array([0, 1, 0], np.int32)
    assert evaluate(TWO, place) == 4 + 5 - 6
    assert loads_of(TWO, place).tolist() == [7, 9]
    assert overloads(TWO, place).tolist() == [2, 0]


@given(problems(), st.data())
def test_moving_a_job_changes_sums_by_what_the_job_says(problem: Problem, data: st.DataObject) -> None:
    agents = st.integers(0, problem.agents - 1)
    place = np.array(data.draw(st.lists(agents, min_size=problem.jobs, max_size=problem.jobs)), np.int32)
    job, agent = data.draw(st.integers(0, problem.jobs - 1)), data.draw(agents)
    moved = place.copy()
    moved[job] = agent
    more = int(problem.costs[job, agent] - problem.costs[job, place[job]])
    assert evaluate(problem, moved) - evaluate(problem, place) == more
    change = loads_of(problem, moved) - loads_of(problem, place)
    assert change.sum() == problem.weights[job, agent] - problem.weights[job, place[job]]
    assert (overloads(problem, moved) >= loads_of(problem, moved) - problem.capacities).all()
