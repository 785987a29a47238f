"""A walk over parts: what it keeps as its best, when it turns back, and where it ends."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.assignment import Problem, evaluate, loads_of, overloads
from maillage.solver.assignment.descent import PATIENCE, new_walk, walk_on
from maillage.solver.assignment.part import model_of
from maillage.solver.compiled import random_state
from tests.solver.assignment.cases import begun, family, proven


@settings(max_examples=6)
@given(st.sampled_from("CDE"), st.integers(0, 50))
def test_the_best_never_gets_worse_and_both_assignments_are_true(kind: str, seed: int) -> None:
    problem = family(kind, 8, 48, seed)
    model, now = begun(problem, seed)
    walk, random = new_walk(model, now), random_state(seed, 1)
    for _ in range(4):
        before = int(walk.best.value[0])
        walk_on(model, walk, random, int(walk.work[0]) + 200_000)
        assert walk.best.value[0] <= before
        assert walk.best.value[0] <= walk.now.value[0]
        for held in (walk.best, walk.now):
            assert held.value[0] == evaluate(problem, held.place)
            assert held.load.tolist() == loads_of(problem, held.place).tolist()
            assert not overloads(problem, held.place).any()


@pytest.mark.parametrize(("kind", "seed"), [("C", 1), ("D", 2), ("E", 3)])
def test_a_small_problem_is_solved_to_the_optimum(kind: str, seed: int) -> None:
    problem = family(kind, 4, 18, seed)
    model, now = begun(problem, seed)
    walk = new_walk(model, now)
    walk_on(model, walk, random_state(seed, 1), 5_000_000)
    assert walk.best.value[0] == proven(problem)


def test_a_walk_that_finds_nothing_better_goes_back_to_the_best() -> None:
    problem = family("D", 6, 36, 4)
    model, now = begun(problem, 1)
    walk = new_walk(model, now)
    walk.best.value[0] = 0  # better than anything there is
    walk.since[0] = PATIENCE * 6
    walk_on(model, walk, random_state(1, 1), 1)
    assert walk.now.value[0] == 0
    assert walk.since[0] == 0
    assert walk.now.place.tolist() == walk.best.place.tolist()


def test_one_agent_alone_has_nothing_to_change() -> None:
    problem = Problem(costs=np.ones((3, 1)), weights=np.ones((3, 1)), capacities=np.array([3]))
    model = model_of(problem, np.zeros(1), 8)
    _, now = begun(problem, 1)
    walk = new_walk(model, now)
    walk_on(model, walk, random_state(1, 1), 10_000)
    assert walk.best.value[0] == 3
    assert walk.work[0] >= 10_000
