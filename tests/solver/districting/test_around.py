"""Units that no connected set in the corridor holds: found by exhaustion, claimed only where it was one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings

from maillage.solver.districting import Problem, around
from maillage.solver.districting.around import stranded
from maillage.solver.districting.model import model_of
from tests.solver.districting.cases import grid, problems

STAR = {"weights": [13, 12, 12, 12, 11], "links": [[0, 1], [0, 2], [0, 3], [3, 4]], "districts": 3,
        "positions": np.zeros((5, 2)), "tolerance": 100_000}  # fmt: skip


def connected(problem: Problem, units: tuple[int, ...]) -> bool:
    """Whether the units alone are in one piece."""
    links = [{int(a), int(b)} for a, b in problem.links if a in units and b in units]
    reached = {units[0]}
    for _ in units:
        reached |= {unit for link in links if link & reached for unit in link}
    return reached == {*units}


@settings(max_examples=25)
@given(problem=problems)
def test_what_is_claimed_is_what_all_sets_say(problem: Problem) -> None:
    assume(not problem.together)
    low, high = problem.corridor()
    units = problem.grouped().tolist()
    sets = [each for size in range(1, len(units) + 1) for each in combinations(units, size) if connected(problem, each)]
    weighed = {each: int(problem.weights[list(each)].sum()) for each in sets}
    fine = {unit for each, weighs in weighed.items() if low <= weighs <= high for unit in each}
    model = model_of(problem)
    claimed = {int(np.flatnonzero(model.block_of == one.block)[0]): one.weighs for one in stranded(model)}
    assert {*claimed} == {unit for unit in units if unit not in fine and problem.weights[unit] <= high}
    total, k = int(problem.weights[units].sum()), problem.districts
    for unit, weighs in claimed.items():
        nearest = min(abs(one * k - total) for each, one in weighed.items() if unit in each)
        assert abs(weighs * k - total) == nearest


def test_the_nearest_set_is_named_and_where_looks_run_out_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    model = model_of(Problem(**STAR))
    found = {one.block: (one.nearest, one.weighs) for one in stranded(model)}
    assert found[0] in [((0, other), 25) for other in (1, 2, 3)]
    # One look is all that there is around those at the ends, and not around the middle.
    monkeypatch.setattr(around, "LOOKS", 1)
    assert {one.block for one in stranded(model)} == {1, 2, 4}
    monkeypatch.setattr(around, "LOOKS", 4_000)
    monkeypatch.setattr(around, "ALL_LOOKS", 0)
    assert [*stranded(model)] == []


def test_light_units_are_soon_done_on_a_large_map() -> None:
    model = model_of(grid(40, 40, 10, tolerance=100_000))
    assert [*stranded(model)] == []
