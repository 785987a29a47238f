"""The table of gains stays what the matrix says, whatever moves were made; sparse affinity is searched again and again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.clustering.pair_search import anneal_pairs, fill
from maillage.solver.clustering.pairs import everything_outside, pair_model
from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.solve import solve
from maillage.solver.clustering.units import contract
from maillage.solver.clustering.value import evaluate, violations
from maillage.solver.compiled import random_state


def blocks(count: int, size: int) -> Problem:
    """Groups of like nodes among strangers, in shuffled order."""
    kind = np.random.default_rng(1).permutation(np.repeat(np.arange(count), size))
    matrix = np.where(kind[:, None] == kind, 7, 0)
    return Problem(weights=np.full(count * size, 3), lower=3 * size, upper=3 * size, clusters=(count, count),
                   matrix=matrix)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 999), price=st.sampled_from([None, 3, 900]))
def test_sums_kept_by_moves_are_those_computed_anew(seed: int, price: int | None) -> None:
    random = np.random.default_rng(seed)
    half = np.triu(random.integers(-20, 20, (14, 14)), 1)
    problem = Problem(
        weights=random.integers(1, 9, 14), lower=4, upper=40, clusters=(3, 4), matrix=half + half.T,
        leave_out_price=None if price is None else np.full(14, price),
    )  # fmt: skip
    pairs, _ = pair_model(problem, *contract(problem))
    now = everything_outside(pairs)
    fill(pairs, now, 4, random_state(seed, 0))
    best, value = now.place.copy(), now.totals[1:2].copy()
    anneal_pairs(pairs, now, best, value, random_state(seed, 1), 3000, 50.0, 1.0, price is not None)
    outside = len(now.load) - 1
    for k in range(outside + 1):
        inside = np.flatnonzero(now.place == k)
        affinity = pairs.affinity[inside].sum(axis=0) if k < outside else 0
        assert (now.table[k] == pairs.prices[k] + affinity).all()
        assert now.load[k] == problem.weights[inside].sum()
        assert now.members[k] == len(inside)
    placed = np.where(now.place == outside, -1, now.place).astype(np.int32)
    lost = int(pairs.prices[outside][now.place == outside].sum()) if price is None else 0
    assert now.totals[1] == evaluate(problem, placed) + lost


@pytest.mark.parametrize("workers", [1, 2])
def test_sparse_affinity_is_annealed_again_and_again_to_its_optimum(workers: int) -> None:
    problem = blocks(6, 5)
    found = solve(problem, seed=1, work=6_000_000, workers=workers)
    assert violations(problem, found.assignment) == []
    assert found.value == 6 * 10 * 7
