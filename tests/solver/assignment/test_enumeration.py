"""A part given out again: sums as recomputed, capacities held, and the least cost there is."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.assignment import Problem, evaluate, loads_of, overloads
from maillage.solver.assignment.descent import descend, kick, new_walk, room_for
from maillage.solver.assignment.first import First, first_assignment
from maillage.solver.assignment.part import Model, Now, model_of
from maillage.solver.assignment.prices import linear_prices
from maillage.solver.compiled import random_state
from tests.solver.assignment.cases import family, proven


def begun(problem: Problem, seed: int) -> tuple[Model, Now]:
    prices = linear_prices(problem)
    assert prices is not None
    model = model_of(problem, prices.capacity, 8)
    first: First = first_assignment(model, random_state(seed, 0), 10**7)
    assert first.overload == 0
    value = np.array([evaluate(problem, first.place)])
    return model, Now(first.place, loads_of(problem, first.place), value)


@settings(max_examples=8)
@given(st.sampled_from("CDE"), st.integers(0, 50), st.lists(st.sampled_from(["kick", "descend"]), max_size=5))
def test_sums_kept_by_the_way_are_those_recomputed_after_any_sequence(kind: str, seed: int, moves: list[str]) -> None:
    problem = family(kind, 6, 40, seed)
    model, now = begun(problem, seed)
    part, walk, random = room_for(model), new_walk(model), random_state(seed, 1)
    for move in moves:
        before = int(now.value[0])
        if move == "kick":
            kick(model, now, part, walk, random, 2, 3, 20.0)
        else:
            descend(model, now, part, walk, random, int(walk.work[0]) + 200_000)
            assert now.value[0] <= before
        assert now.value[0] == evaluate(problem, now.place)
        assert now.load.tolist() == loads_of(problem, now.place).tolist()
        assert not overloads(problem, now.place).any()


def test_a_kick_changes_the_assignment_and_descents_end() -> None:
    problem = family("D", 6, 40, 3)
    model, now = begun(problem, 3)
    part, walk, random = room_for(model), new_walk(model), random_state(3, 1)
    assert descend(model, now, part, walk, random, 10**10)
    before = now.place.copy()
    kick(model, now, part, walk, random, 1, 2, 20.0)
    assert (now.place != before).any()


def test_a_part_that_is_the_whole_is_solved_to_the_optimum() -> None:
    for kind, seed in (("C", 1), ("D", 2), ("E", 3)):
        problem = family(kind, 4, 18, seed)
        model, now = begun(problem, seed)
        descend(model, now, room_for(model), new_walk(model), random_state(seed, 1), 10**10)
        assert now.value[0] == proven(problem)


def test_rooms_too_many_for_the_table_are_halved_and_the_answer_is_the_same() -> None:
    small = family("D", 4, 20, 5)
    large = Problem(costs=small.costs, weights=small.weights * 40_000, capacities=small.capacities * 40_000)
    values = []
    for problem in (small, large):
        model, now = begun(problem, 1)
        descend(model, now, room_for(model), new_walk(model), random_state(1, 1), 10**10)
        values.append(int(now.value[0]))
    assert values[0] == values[1] == proven(small)
