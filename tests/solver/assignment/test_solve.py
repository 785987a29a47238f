"""The answer of a search for an assignment: right where it can be checked, the same again, and true about itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.assignment import Problem, evaluate, loads_of, overloads, solve
from maillage.solver.assignment.bound import linear_bound
from maillage.solver.assignment.prices import linear_prices
from tests.solver.assignment.cases import family, optimum, problems, proven


@settings(max_examples=60)
@given(problems(), st.integers(0, 3))
def test_small_problems_are_solved_as_by_trying_everything(problem: Problem, seed: int) -> None:
    result = solve(problem, seed=seed, work=300_000)
    best = optimum(problem)
    assert result.feasible == (best is not None) == (not result.overloads.any())
    assert result.value == evaluate(problem, result.assignment)
    if best is not None:
        assert result.value == best
        assert result.bound is not None
        assert result.bound <= best
    else:
        assert result.overloads.sum() > 0
        assert result.gap is None
    assert not (result.impossible and best is not None)


@pytest.mark.parametrize("kind", ["C", "D", "E"])
def test_larger_ones_as_by_an_independent_model(kind: str) -> None:
    problem = family(kind, 4, 20, 7)
    result = solve(problem, seed=1, work=8_000_000)
    assert result.value == proven(problem)
    assert result.bound is not None
    assert result.gap is not None
    assert 0 <= result.gap < 0.02
    assert result.loads.tolist() == loads_of(problem, result.assignment).tolist()


def test_the_bound_is_more_than_linear_although_the_first_assignment_holds_nothing() -> None:
    problem = family("C", 4, 20, 7)
    prices = linear_prices(problem)
    assert prices is not None
    result = solve(problem, seed=1, work=1)
    assert result.trace[0].value > result.value  # it began with nobody as an agent
    assert result.bound is not None
    assert linear_bound(problem, prices.capacity) < result.bound <= proven(problem)


def test_the_same_seed_and_work_give_the_same_bytes_on_one_core_and_two() -> None:
    problem = family("D", 8, 60, 2)
    one, two = (solve(problem, seed=5, work=8_000_000, workers=workers) for workers in (1, 2))
    assert one.assignment.tobytes() == two.assignment.tobytes()
    assert (one.value, one.bound, one.trace, one.work_done) == (two.value, two.bound, two.trace, two.work_done)
    assert one.replayable
    assert two.replayable
    assert [point.value for point in one.trace] == sorted((point.value for point in one.trace), reverse=True)


def test_a_limit_on_the_time_ends_it_and_is_told() -> None:
    problem = family("D", 10, 100, 1)
    told: list[tuple[int, float]] = []
    result = solve(problem, seed=1, work=10**12, seconds=0.5, progress=lambda work, value: told.append((work, value)))
    assert result.feasible
    assert not result.replayable
    assert told
    assert told[-1][1] >= result.value


def test_it_ends_once_the_bound_or_the_target_is_met() -> None:
    easy = Problem(costs=np.array([[1, 9], [9, 1]]), weights=np.ones((2, 2)), capacities=np.array([2, 2]))
    result = solve(easy, seed=1, work=10**12)
    assert (result.value, result.bound, result.gap, result.assignment.tolist()) == (2, 2, 0.0, [0, 1])
    hard = family("D", 8, 60, 2)
    good = solve(hard, seed=1, work=10**12, target=10**6)
    assert good.feasible
    assert good.work_done < 10**9


def test_permuting_jobs_and_agents_and_scaling_weights_leaves_feasible_what_is() -> None:
    problem = family("D", 6, 36, 4)
    place = solve(problem, seed=1, work=5_000_000).assignment
    random = np.random.default_rng(1)
    jobs, agents = random.permutation(36), random.permutation(6)
    turned = Problem(
        costs=problem.costs[jobs][:, agents], weights=3 * problem.weights[jobs][:, agents],
        capacities=3 * problem.capacities[agents],
    )  # fmt: skip
    same = np.argsort(agents)[place[jobs]].astype(np.int32)
    assert not overloads(turned, same).any()
    assert evaluate(turned, same) == evaluate(problem, place)
    assert solve(turned, seed=1, work=5_000_000).feasible


def test_what_cannot_fit_even_in_parts_is_proven_impossible() -> None:
    problem = Problem(costs=np.zeros((3, 2)), weights=np.full((3, 2), 2), capacities=np.array([2, 3]))
    result = solve(problem, seed=1, work=100_000)
    assert (result.feasible, result.impossible, result.bound, result.gap) == (False, True, None, None)
    assert result.overloads.sum() == 1


def test_no_jobs_cost_nothing() -> None:
    nothing = Problem(costs=np.zeros((0, 2)), weights=np.zeros((0, 2)), capacities=np.array([1, 1]))
    result = solve(nothing, seed=1)
    assert (result.value, result.feasible, len(result.assignment)) == (0, True, 0)


@pytest.mark.parametrize(("limits", "message"), [({"work": -1}, "work"), ({"seconds": 0.0}, "seconds")])
def test_limits_that_are_none_are_refused(limits: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        solve(family("C", 2, 4, 1), seed=1, **limits)  # type: ignore[arg-type] # both limits by one parameter
