"""A ladder: its temperatures, who trades with whom, when it is worth its while, and that it replays."""

from __future__ import annotations

import numpy as np
import pytest

from maillage.solver.clustering import pair_ladder
from maillage.solver.clustering.pair_anneal import Setting, begin
from maillage.solver.clustering.pair_ladder import COLD, HOT, search_ladder, temperatures
from maillage.solver.clustering.pair_visits import call_roll
from maillage.solver.clustering.pairs import pair_model
from maillage.solver.clustering.units import contract
from maillage.solver.compiled import random_state
from maillage.solver.stop import Stop
from tests.solver.clustering.test_pair_fixed import problem

ENOUGH = 20_000_000


def setting() -> Setting:
    asked = problem()
    return Setting(*pair_model(asked, *contract(asked)), exits=False, clusters=3)


def test_temperatures_fall_by_steps_that_get_smaller_with_size() -> None:
    small, large = temperatures(60), temperatures(960)
    assert small[0] == large[0] == HOT
    assert small[-1] == pytest.approx(COLD) == large[-1]
    assert np.allclose(np.diff(np.log(large)), np.log(large[1] / large[0]))
    assert len(large) == pytest.approx(4 * len(small), abs=3)


def test_the_answer_is_the_same_on_any_number_of_workers_and_is_the_arrangement_s_value() -> None:
    runs = [search_ladder(setting(), 3, Stop(ENOUGH), ENOUGH, workers, None) for workers in (1, 2)]
    one, two = runs
    assert one is not None
    assert two is not None
    assert (one.place.tobytes(), one.value, one.work) == (two.place.tobytes(), two.value, two.work)
    asked = problem()
    assert asked.matrix is not None
    assert one.value == np.triu(asked.matrix, 1)[one.place[:, None] == one.place].sum()
    assert [point.value for point in one.trace] == sorted(point.value for point in one.trace)
    assert one.work == pytest.approx(ENOUGH, rel=0.2)


def test_where_limits_are_too_short_there_is_no_ladder() -> None:
    assert search_ladder(setting(), 3, Stop(10_000), 10_000, 1, None) is None


def test_where_more_than_weight_bounds_moves_there_is_no_ladder() -> None:
    exits = Setting(setting().pairs, 1.0, exits=True, clusters=3)
    assert search_ladder(exits, 3, Stop(ENOUGH), ENOUGH, 1, None) is None


def test_neighbours_trade_when_the_warmer_has_the_better_and_hardly_ever_a_much_worse() -> None:
    asked = setting()
    good, bad = (pair_ladder._Replica(begin(asked, random_state(1, 0))) for _ in range(2))
    good.held.now.totals[1], bad.held.now.totals[1] = 1000, 0
    replicas = [good, bad]
    pair_ladder._trade(replicas, [20.0, 10.0], random_state(1, 1), 0)
    assert replicas == [bad, good]
    pair_ladder._trade(replicas, [20.0, 10.0], random_state(1, 1), 0)
    assert replicas == [bad, good]
    pair_ladder._trade(replicas, [20.0, 10.0], random_state(1, 1), 1)
    assert replicas == [bad, good]


def test_the_best_is_refined_in_the_end() -> None:
    asked = setting()
    held = begin(asked, random_state(1, 0))
    replica = pair_ladder._Replica(held)
    before = int(held.value[0])
    for _ in range(10):
        replica.look(asked, 1e-6, 1.0)
    assert int(held.value[0]) > before
    assert replica.roll is not None
    assert (replica.roll.heads == call_roll(asked.pairs, held.now).heads).all()
