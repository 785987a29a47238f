"""Annealing with fixed clusters: its sums stay those of the arrangement, its bounds hold, and it replays."""

from __future__ import annotations

import numpy as np

from maillage.solver.clustering.pair_fixed import anneal_fixed, stays_fixed
from maillage.solver.clustering.pair_search import fill, repair
from maillage.solver.clustering.pairs import Arrangement, Pairs, everything_outside, pair_model
from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.solve import solve
from maillage.solver.clustering.units import contract
from maillage.solver.compiled import random_state


def problem(clusters: tuple[int, int] = (3, 3), lower: int = 20) -> Problem:
    draw = np.random.default_rng(5)
    upper = np.triu(draw.integers(-20, 50, (24, 24)), 1)
    weights = draw.integers(1, 9, 24).astype(np.int64)
    return Problem(weights=weights, lower=lower, upper=60, clusters=clusters, matrix=(upper + upper.T).astype(float))


def arranged(asked: Problem) -> tuple[Pairs, Arrangement]:
    pairs, _ = pair_model(asked, *contract(asked))
    now, random = everything_outside(pairs), random_state(1, 0)
    fill(pairs, now, 3, random)
    assert repair(pairs, now, 3, random, 100_000)
    return pairs, now


def test_the_sums_stay_those_of_the_arrangement_and_bounds_hold() -> None:
    pairs, now = arranged(problem())
    assert stays_fixed(pairs, now)
    best, value = now.place.copy(), now.totals[1:2].copy()
    started = int(value[0])
    anneal_fixed(pairs, now, best, value, random_state(2, 0), 50_000, 140.0, 6.0)
    inside = now.place[:, None] == np.arange(3)
    assert (now.table[:3] == pairs.prices[:3] + inside.T @ pairs.affinity).all()
    assert (now.load[:3] == pairs.weight @ inside).all()
    assert (now.members[:3] == pairs.size @ inside).all()
    for place, total in ((now.place, now.totals[1]), (best, value[0])):
        together = place[:, None] == place
        priced = pairs.prices[place, np.arange(len(place))].sum()
        assert total == priced + pairs.affinity[together].sum() // 2
        loads = np.bincount(place, pairs.weight, 3)
        assert ((loads >= 20) & (loads <= 60)).all()
    assert value[0] > started


def test_a_free_number_of_clusters_or_no_lower_bound_needs_the_general_annealing() -> None:
    assert not stays_fixed(*arranged(problem(clusters=(2, 3))))
    assert not stays_fixed(*arranged(problem(lower=0)))


def test_the_answer_is_the_same_on_any_number_of_workers() -> None:
    one, two = (solve(problem(), seed=3, work=100_000, workers=workers) for workers in (1, 2))
    assert one.assignment.tobytes() == two.assignment.tobytes()
    assert one.feasible
