"""Bounds: below the optimum whatever the prices, the knapsack's at least as good as the linear one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.assignment import Problem
from maillage.solver.assignment.bound import knapsack_bound, linear_bound
from maillage.solver.assignment.prices import linear_prices
from tests.solver.assignment.cases import family, optimum, problems, proven


@settings(max_examples=60)
@given(problems(), st.lists(st.floats(0, 20), min_size=3, max_size=3))
def test_no_assignment_costs_less_than_a_bound_whatever_the_prices(problem: Problem, prices: list[float]) -> None:
    best = optimum(problem)
    if best is not None:
        given_prices = np.array(prices[: problem.agents])
        assert linear_bound(problem, given_prices) <= best
        assert linear_bound(problem, given_prices) <= knapsack_bound(problem, given_prices, best + 5) <= best


def test_the_optimal_prices_give_the_linear_relaxation_rounded_up() -> None:
    problem = family("C", 5, 25, 1)
    prices = linear_prices(problem)
    assert prices is not None
    bound = linear_bound(problem, prices.capacity)
    assert bound == int(np.ceil(prices.value - 1e-4))
    best = proven(problem)
    assert bound <= knapsack_bound(problem, prices.capacity, best) <= best


def test_the_linear_relaxation_proves_capacities_too_small() -> None:
    impossible = Problem(costs=np.zeros((3, 1)), weights=np.full((3, 1), 2), capacities=np.array([5]))
    assert linear_prices(impossible) is None


def test_prices_beyond_all_measure_still_bound() -> None:
    problem = Problem(costs=np.zeros((1, 1)), weights=np.ones((1, 1)), capacities=np.array([10**9]))
    assert linear_bound(problem, np.array([1e300])) <= 0
