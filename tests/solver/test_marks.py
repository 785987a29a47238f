"""Which clusters carry a mark: the best by a measure of its own, each one mark, exactly."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.solver.clustering import Mark, Problem, marked, solve

CLUSTERS = [np.array([0, 1]), np.array([2, 3]), np.array([4])]
LARGE = 2**62


def mark(worth: list[int], count: int = 1, **more: Any) -> Mark:
    return Mark(count=count, worth=np.array(worth), **more)


def test_the_best_get_it_and_each_carries_one() -> None:
    first, second = mark([1, 2, 5, 5, 9]), mark([1, 0, 0, 0, 3], count=2)
    assert marked([first], CLUSTERS).tolist() == [-1, 0, -1]
    assert marked([first, second], CLUSTERS).tolist() == [1, 0, 1]
    assert marked([], CLUSTERS).tolist() == [-1, -1, -1]
    assert marked([first], []).tolist() == []


def test_of_those_that_are_worth_the_same_the_first_by_place_or_by_name() -> None:
    alike = mark([1, 1, 1, 1, 2])
    assert marked([alike], CLUSTERS).tolist() == [0, -1, -1]
    assert marked([alike], CLUSTERS, ["c", "b", "a"]).tolist() == [-1, -1, 0]


def test_who_is_not_known_counts_for_nothing_and_sums_are_exact() -> None:
    some = mark([LARGE, LARGE, -5, 7, 1], count=3, known=np.array([True, True, True, False, False]))
    assert [some.of(nodes) for nodes in CLUSTERS] == [2 * LARGE, -5, None]
    assert marked([some], CLUSTERS).tolist() == [0, 0, -1]


@given(st.lists(st.tuples(st.integers(-LARGE, LARGE), st.integers(0, LARGE)), min_size=1, max_size=5))
def test_a_mean_is_that_of_fractions_rounded_half_away_from_zero(members: list[tuple[int, int]]) -> None:
    worth, sizes = (np.array(column, np.int64) for column in zip(*members, strict=True))
    found = Mark(count=1, worth=worth, sizes=sizes).of(np.arange(len(members)))
    whole = sum(size for _, size in members)
    if not whole:
        assert found is None
        return
    mean = Fraction(sum(one * size for one, size in members), whole)
    assert found is not None
    assert abs(found - mean) <= Fraction(1, 2)
    assert (abs(found) > abs(mean)) or abs(found - mean) < Fraction(1, 2)


def test_a_problem_s_answer_says_which_clusters_carry_its_marks() -> None:
    asked: dict[str, Any] = {"weights": np.full(4, 10), "lower": 20, "upper": 20, "together": ((0, 2), (1, 3))}
    found = solve(Problem(**asked, matrix=np.zeros((4, 4), np.int64), marks=(mark([0, 5, 0, 5]),)), seed=1, work=1_000)
    assert found.marks.tolist() == [-1, 0]
    assert solve(Problem(**asked, matrix=np.zeros((4, 4), np.int64)), seed=1, work=1_000).marks.tolist() == [-1, -1]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"count": -1}, "count of a mark is -1"),
        ({"sizes": np.array([1, -1, 1, 1])}, r"sizes\[1\] of a mark is negative"),
        ({"known": np.array([True])}, "known of a mark has shape"),
        ({"worth": np.array([0.5, 0, 0, 0])}, r"worth\[0\] is not a whole number"),
        ({"worth": np.array([1, 2])}, r"marks\[0\]: worth has shape \(2,\), not \(4,\)"),
    ],
)
def test_what_contradicts_itself_is_refused(more: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Problem(
            weights=np.full(4, 10),
            matrix=np.zeros((4, 4), np.int64),
            marks=(Mark(**({"count": 1, "worth": np.zeros(4, np.int64)} | more)),),
        )


def test_nothing_that_compiles_is_loaded_for_it() -> None:
    code = "import sys, maillage.solver.marks; print('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
