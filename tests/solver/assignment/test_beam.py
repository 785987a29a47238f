"""A part given out again: sums as recomputed, capacities held, and the least cost where nothing is left out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.assignment import Problem, evaluate, loads_of, overloads
from maillage.solver.assignment.beam import Beam, empty_beam, improve
from maillage.solver.assignment.part import Model, Now, Part
from maillage.solver.compiled import Ints, Random, kernel, random_state
from tests.solver.assignment.cases import begun, family, proven, whole


@kernel
def improved(
    model: Model, now: Now, part: Part, beam: Beam, heat: float, options: int, random: Random, work: Ints
) -> bool:
    """One step of a walk."""
    changed: bool = improve(model, now, part, beam, heat, options, random, work)
    return changed


def step(model: Model, now: Now, heat: float, options: int, seed: int) -> bool:
    """Give all jobs out again."""
    beam = empty_beam(model, len(model.capacities))
    return improved(model, now, whole(model), beam, heat, options, random_state(seed, 1), np.zeros(1, np.int64))


def assert_true_about_itself(problem: Problem, now: Now) -> None:
    """The sums kept by the way are those recomputed, and no capacity is exceeded."""
    assert now.value[0] == evaluate(problem, now.place)
    assert now.load.tolist() == loads_of(problem, now.place).tolist()
    assert not overloads(problem, now.place).any()


@settings(max_examples=10)
@given(st.sampled_from("CDE"), st.integers(0, 50), st.lists(st.sampled_from([0.0, 0.5]), max_size=4))
def test_sums_kept_by_the_way_are_those_recomputed_after_any_sequence(kind: str, seed: int, heats: list[float]) -> None:
    problem = family(kind, 6, 40, seed)
    model, now = begun(problem, seed)
    for heat in heats:
        before = now.place.copy(), int(now.value[0])
        changed = step(model, now, heat, 60, seed)
        assert changed == bool((now.place != before[0]).any())
        assert heat > 0 or now.value[0] < before[1] or not changed
        assert_true_about_itself(problem, now)


@pytest.mark.parametrize(("kind", "seed"), [("C", 1), ("D", 2), ("E", 3)])
def test_with_every_option_open_a_small_whole_reaches_its_optimum_and_then_nothing_cheaper(
    kind: str, seed: int
) -> None:
    problem = family(kind, 4, 14, seed)
    model, now = begun(problem, seed)
    while step(model, now, 0.0, 10**6, 1):
        pass
    assert now.value[0] == proven(problem)


def test_heat_lets_the_optimum_be_left_for_another_way() -> None:
    problem = family("D", 4, 14, 2)
    model, now = begun(problem, 2)
    while step(model, now, 0.0, 10**6, 1):
        pass
    best = now.place.copy()
    assert any(step(model, now, 20.0, 10**6, seed) for seed in range(5))
    assert (now.place != best).any()
    assert_true_about_itself(problem, now)


def test_rooms_too_many_for_the_table_lead_to_the_same_cost() -> None:
    small = family("D", 4, 14, 5)
    large = Problem(costs=small.costs, weights=small.weights * 40_000, capacities=small.capacities * 40_000)
    values = []
    for problem in (small, large):
        model, now = begun(problem, 1)
        while step(model, now, 0.0, 10**6, 1):
            pass
        values.append(int(now.value[0]))
    assert values[0] == values[1] == proven(small)
