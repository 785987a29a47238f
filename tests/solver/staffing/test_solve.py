"""Demands to places: the optimum on small cases, the bound below it, the same answer on any number of cores."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.staffing import Problem, evaluate, lower_bound, solve
from tests.solver.staffing.cases import drawn, made, problems, simple
from tests.solver.staffing.oracle import many, optimum

SMALL = [
    problem
    for seed in range(60)
    for by_arc in (False, True)
    if 4 <= many(problem := drawn(seed, by_arc=by_arc, items=4)) <= 500
]


def test_the_optimum_of_small_cases_is_found_and_the_bound_is_below_it() -> None:
    assert len(SMALL) > 20
    for problem in SMALL:
        best = optimum(problem)
        assert min(solve(problem, seed=one, work=4000).value for one in range(3)) == best
        assert lower_bound(problem) <= best


@settings(max_examples=40)
@given(problems, st.integers(0, 100))
def test_an_answer_holds_what_must_hold(problem: Problem, seed: int) -> None:
    found = solve(problem, seed=seed, work=2000, bounded=True)
    for d, place in enumerate(found.places.tolist()):
        row = slice(problem.group_starts[problem.group[d]], problem.group_starts[problem.group[d] + 1])
        among = problem.group_places[row]
        assert place in among
        if problem.pinned is not None and problem.pinned[d] >= 0:
            assert place == problem.pinned[d]
        elif problem.holder[place] < 0:
            assert (problem.holder[among] < 0).all()
    assert found.value == evaluate(problem, found.places).total <= solve(problem, seed=seed, work=0).value
    assert found.bound is not None
    assert found.bound <= found.value
    price = found.price
    assert found.feasible == (price.overload == price.short == price.crowded == 0)
    # What is proven to be missing is missing in the answer, too.
    for one in found.shortages:
        inside = list(one.places)
        if one.kind == "capacity":
            assert found.load[inside].sum() - problem.of_place("capacity", -1)[inside].sum() >= one.missing
        elif one.kind == "most":
            assert found.count[inside].sum() - problem.of_place("most", -1)[inside].sum() >= one.missing
        else:
            assert problem.of_place("least", 0)[inside].sum() - found.load[inside].sum() >= one.missing


def test_the_same_seed_and_work_give_the_same_bytes_on_any_number_of_cores() -> None:
    problem = drawn(5, items=60, places=9, holders=7)
    answers = {solve(problem, seed=3, work=20_000, workers=workers).places.tobytes() for workers in (1, 2, 3)}
    assert len(answers) == 1
    timed = solve(problem, seed=3, work=10**12, seconds=0.05)
    assert not timed.replayable
    assert solve(problem, seed=3, work=100).replayable


def test_parts_that_share_nothing_are_searched_apart_and_do_not_depend_on_each_other() -> None:
    one = drawn(4, items=20)
    many = one.places
    holder = np.concatenate([one.holder, np.where(one.holder >= 0, one.holder + 10, -1)])
    both = made(
        item=np.concatenate([one.item, one.item + 100]),
        group=np.concatenate([one.group, one.group + 3]),
        group_starts=np.concatenate([one.group_starts, one.group_starts[1:] + one.group_starts[-1]]),
        group_places=np.concatenate([one.group_places, one.group_places + many]),
        holder=holder,
        load=np.concatenate([one.load, one.load]),
        capacity=np.concatenate([one.capacity, one.capacity]),
        contact_price=one.contact_price,
    )
    found = solve(both, seed=1, work=60_000)
    alone = solve(
        replace(one, most=None, least=None, tie_item=None, tie_holder=None, tie_price=None, short_price=0,
                outside_price=0, drift_price=0, overload_price=10), seed=1, work=30_000,
    )  # fmt: skip
    assert found.components == 2 * alone.components
    assert found.value == 2 * alone.value


@settings(max_examples=25)
@given(problems, st.randoms(use_true_random=False))
def test_numbering_does_not_change_what_a_plan_costs(problem: Problem, random: Random) -> None:
    order = list(range(problem.size))
    random.shuffle(order)
    if problem.load is None:
        return
    moved = replace(problem, item=problem.item[order], group=problem.group[order], load=problem.load[order],
                    pinned=None if problem.pinned is None else problem.pinned[order])  # fmt: skip
    places = solve(problem, seed=1, work=0).places
    assert evaluate(moved, places[order]) == evaluate(problem, places)
    assert lower_bound(moved) == pytest.approx(lower_bound(problem), rel=1e-5, abs=1e-3)


def test_one_holder_of_two_places_is_one_contact() -> None:
    # Item 0 asks for both roles; person 0 holds a place of each.
    problem = made(item=[0, 0], group=[0, 1], group_starts=[0, 2, 4], group_places=[0, 1, 2, 3], holder=[0, 1, 2, 0],
                      load=[1, 1], contact_price=5)  # fmt: skip
    found = solve(problem, seed=1, work=500)
    assert (found.places.tolist(), found.price.contacts, found.value) == ([0, 3], 1, 5)
    assert lower_bound(problem) == pytest.approx(5, rel=1e-5)


def test_ties_are_kept_until_the_overload_is_dearer() -> None:
    ties: dict[str, Any] = {
        "tie_item": [0, 1, 2, 3],
        "tie_holder": [0] * 4,
        "tie_price": [7, 7, 7, 9],
        "capacity": [20, 40],
    }
    assert solve(simple([10] * 4, **ties, overload_price=1), seed=1).value == 14
    assert solve(simple([10] * 4, **ties, overload_price=0), seed=1).price.unkept == 0
    # The dearer tie, as of an older relationship, is the one that stays.
    found = solve(simple([10] * 4, **ties, overload_price=1), seed=1)
    assert found.places[3] == 0


def test_vacant_places_serve_only_where_no_held_one_may() -> None:
    problem = made(item=[0, 1], group=[0, 1], group_starts=[0, 2, 3], group_places=[0, 1, 1], holder=[0, -1],
                      load=[9, 9], capacity=[0, 20])  # fmt: skip
    assert solve(problem, seed=1).places.tolist() == [0, 1]


def test_work_is_balanced_within_the_corridor_by_its_price() -> None:
    known: dict[str, Any] = {"tie_item": range(10), "tie_holder": [0] * 10, "tie_price": [4] * 10}
    uneven = solve(simple([10] * 10, **known), seed=1)
    even = solve(simple([10] * 10, **known, outside_price=1), seed=1)
    # The fifth to go saves 6 and costs 4: 60 and 40 are 3 beyond 42.5 … 57.5 each, 50 and 50 not at all.
    assert (uneven.load.tolist(), even.load.tolist()) == ([100, 0], [50, 50])
    dear = solve(simple([10] * 10, **known | {"tie_price": [7] * 10}, outside_price=1), seed=1)
    assert (dear.load.tolist(), dear.price.outside) == ([60, 40], 6)
    assert solve(simple([10] * 10, **known, outside_price=1, within=1_000_000), seed=1).price.unkept == 0


def test_a_shortage_is_named() -> None:
    found = solve(simple([30, 30, 30], capacity=[40, 20]), seed=1)
    (one,) = found.shortages
    assert (one.kind, one.places, one.demands, one.asked, one.available, one.missing) == (
        "capacity", (0, 1), 3, 90, 60, 30,
    )  # fmt: skip
    assert not found.feasible
    assert [one.kind for one in solve(simple([1] * 5, most=[2, 2]), seed=1).shortages] == ["most"]
    assert [one.kind for one in solve(simple([1] * 5, least=[4, 4], short_price=1), seed=1).shortages] == ["least"]
    assert solve(simple([30, 30], capacity=[30, 30]), seed=1).shortages == ()


def test_nothing_to_choose_is_answered() -> None:
    empty = made(item=[], group=[], group_starts=[0, 1], group_places=[0], holder=[0], load=[])
    assert solve(empty, seed=1, bounded=True).value == 0
    only = simple([3, 4], places=1, contact_price=2)
    found = solve(only, seed=1, bounded=True)
    assert (found.value, found.bound, found.components, found.work_done) == (4, 4.0, 0, 0)


def test_limits_that_make_no_sense_are_refused() -> None:
    problem = simple([1, 2])
    for name, value in (("work", -1), ("seconds", 0.0), ("workers", 0)):
        with pytest.raises(ValueError, match=name):
            solve(problem, seed=1, **({"work": 10} | {name: value}))  # type: ignore[arg-type] # wrong on purpose
    told: list[int] = []
    solve(problem, seed=1, work=100, progress=lambda work, value: told.append(work))
    assert told
