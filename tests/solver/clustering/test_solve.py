"""Clusters of a small instance: every hard rule kept, the same answer for the same seed and work."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.solve import solve
from tests.solver.clustering.test_pair_fixed import problem

LOWER, UPPER = 50, 150


def channel(weights: list[int], held: list[set[int]]) -> Problem:
    indptr = np.cumsum([0, *(len(features) for features in held)]).astype(np.int64)
    indices = np.array([feature for features in held for feature in sorted(features)], np.int32)
    return Problem(
        weights=np.array(weights, np.int64),
        lower=LOWER,
        upper=UPPER,
        min_members=2,
        indptr=indptr,
        indices=indices,
        feature_weights=np.array([3, 3, 1, 1], np.int64),
        basis=np.array([True, True, True, False]),
        leave_out_price=np.full(len(weights), 1_000_000, np.int64),
    )


nodes = st.lists(st.tuples(st.integers(1, 90), st.sets(st.integers(0, 3), max_size=3)), min_size=1, max_size=12)


@settings(max_examples=25)
@given(nodes, st.integers(1, 5))
def test_no_cluster_breaks_a_hard_rule(made: list[tuple[int, set[int]]], seed: int) -> None:
    weights, held = [weight for weight, _ in made], [features for _, features in made]
    found = solve(channel(weights, held), seed=seed, work=20_000)
    for cluster in set(found.assignment.tolist()) - {-1}:
        members = np.flatnonzero(found.assignment == cluster).tolist()
        assert len(members) >= 2
        assert LOWER <= sum(weights[member] for member in members) <= UPPER
        assert set.intersection(*(held[member] for member in members)) & {0, 1, 2}


def test_whoever_can_be_in_a_valid_cluster_is() -> None:
    found = solve(channel([30, 30, 20, 40, 40], [{0}, {0}, {0}, {1}, {1, 3}]), seed=1, work=20_000)
    assert found.assignment.tolist() == [0, 0, 0, 1, 1]
    alone = solve(channel([30, 30, 20], [{0}, {0}, {1}]), seed=1, work=20_000)
    assert alone.assignment.tolist() == [0, 0, -1]
    assert alone.shortages


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_and_work_give_the_same_bytes_on_any_number_of_workers(workers: int) -> None:
    draw = np.random.default_rng(7)
    weights = draw.integers(5, 60, 40).tolist()
    held = [set(draw.choice(4, 2, replace=False).tolist()) for _ in weights]
    first = solve(channel(weights, held), seed=3, work=200_000)
    again = solve(channel(weights, held), seed=3, work=200_000, workers=workers)
    assert first.assignment.tobytes() == again.assignment.tobytes()
    assert first.value == again.value


def test_how_far_searches_end_apart_is_told_only_of_those_that_did_not_trade() -> None:
    asked = problem()
    annealed, climbed = (solve(asked, seed=3, work=work) for work in (100_000, 10_000_000))
    assert annealed.spread is not None
    assert annealed.spread >= 0
    assert climbed.spread is None
