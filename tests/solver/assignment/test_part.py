"""What a part holds, what it costs at least, and which ways it leaves open."""

import numpy as np
import pytest

from maillage.solver.assignment import Problem, evaluate
from maillage.solver.assignment.part import NEVER, Model, Now, Part, fix, gather, model_of, narrow, price_capacity
from maillage.solver.compiled import kernel
from tests.solver.assignment.cases import begun, family, proven, whole


@kernel
def opened(model: Model, now: Now, part: Part, budget: float, options: int) -> tuple[int, float, float, int]:
    """The part's cost and bound, the budget that is left of `budget`, and what the fixed jobs save."""
    cost = gather(model, now, part)
    bound = price_capacity(model, part, cost)
    narrowed = narrow(model, part, budget, options)
    return cost, bound, narrowed, fix(model, now, part, narrowed)


@pytest.mark.parametrize("kind", ["C", "D", "E"])
def test_the_whole_is_bounded_below_its_optimum(kind: str) -> None:
    problem = family(kind, 4, 18, 2)
    model, now = begun(problem, 1)
    cost, bound, _, _ = opened(model, now, whole(model), 1e6, 10**6)
    assert cost == evaluate(problem, now.place) == now.value[0]
    assert bound <= proven(problem) <= cost


def test_a_part_lists_the_jobs_of_its_agents_alone() -> None:
    model, now = begun(family("D", 6, 40, 3), 1)
    part = whole(model)
    part.sizes[0] = 2
    part.agents[:2] = [4, 1]
    cost, _, _, _ = opened(model, now, part, 1e6, 10**6)
    mine = np.flatnonzero(np.isin(now.place, [1, 4]))
    assert part.jobs[: part.sizes[1]].tolist() == mine.tolist()
    assert cost == model.costs[mine, now.place[mine]].sum()


def test_no_more_options_are_left_open_than_asked_beside_the_best_and_todays() -> None:
    model, now = begun(family("D", 6, 40, 3), 1)
    counts = []
    for options in (10, 60, 10**6):
        part = whole(model)
        _, _, narrowed, _ = opened(model, now, part, 1e6, options)
        free = part.sizes[2]
        assert (narrowed < 1e6) == (options < 10**6)
        todays = now.place[part.jobs[part.free[:free]]]
        assert (part.cost[np.arange(free), todays] < NEVER).all()
        counts.append(int((part.cost[:free] < NEVER).sum()) - free)
        assert counts[-1] <= options + free
    assert counts == sorted(counts)
    assert counts[-1] == 40 * 5


def test_what_a_fixed_job_saves_is_the_difference_to_today() -> None:
    problem = Problem(costs=np.array([[9, 1], [9, 2]]), weights=np.ones((2, 2)), capacities=np.array([5, 5]))
    model = model_of(problem, np.zeros(2), 2)
    now = Now(np.array([1, 1], np.int32), np.array([0, 2]), np.array([3]))
    part = whole(model)
    _, _, _, saved = opened(model, now, part, 1.0, 10)
    assert (saved, part.sizes[2], part.room.tolist()) == (0, 0, [5, 3])
