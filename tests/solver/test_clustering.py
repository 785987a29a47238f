from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.clustering import Problem, Result, evaluate, solve, violations
from tests.solver.cases import clusterings, optimum, rows_to_csr

WORK = 60_000


def features(weights: list[int], rows: list[list[int]], **more: Any) -> Problem:
    f = 1 + max((f for row in rows for f in row), default=0)
    asked: dict[str, Any] = {"feature_weights": np.full(f, 1000), "basis": np.ones(f, bool)}
    return Problem(weights=np.array(weights, dtype=np.int64), **(rows_to_csr(rows) | asked | more))


def in_bytes(result: Result) -> tuple[object, ...]:
    arrays = (result.assignment, result.basis, result.continues, result.loads)
    return (
        *(a.tobytes() for a in arrays),
        result.value,
        result.bound,
        result.trace,
        result.work_done,
        result.shortages,
    )


@settings(max_examples=60)
@given(problem=clusterings(by="features"), seed=st.integers(0, 2**63))
def test_the_answer_is_the_optimum_of_small_problems_and_never_breaks_a_constraint(problem: Problem, seed: int) -> None:
    result = solve(problem, seed=seed, work=WORK)
    assert violations(problem, result.assignment) == []
    assert result.value == evaluate(problem, result.assignment, result.continues)
    assert result.bound is None or result.value <= result.bound
    best = optimum(problem)
    if best is None:
        assert not result.feasible
        assert result.shortages
    else:
        assert result.feasible
        assert result.value == best


def assert_replays(problem: Problem, seed: int) -> None:
    alone = solve(problem, seed=seed, work=WORK)
    assert in_bytes(solve(problem, seed=seed, work=WORK, workers=2)) == in_bytes(alone)


@settings(max_examples=12)
@given(problem=clusterings(most=14), seed=st.integers(0, 99))
def test_seed_and_work_give_the_same_bytes_on_any_number_of_workers(problem: Problem, seed: int) -> None:
    assert_replays(problem, seed)


@pytest.mark.slow
@settings(max_examples=100)
@given(problem=clusterings(most=14), seed=st.integers(0, 99))
def test_so_they_do_for_many_problems(problem: Problem, seed: int) -> None:
    assert_replays(problem, seed)


@pytest.mark.parametrize("price", [None, 10**17, 500])
def test_no_nodes_make_no_clusters(price: int | None) -> None:
    result = solve(features([], [], lower=50), seed=1, work=WORK)
    assert (len(result.assignment), result.value, result.feasible, result.shortages) == (0, 0, True, ())


def test_a_node_that_reaches_the_lower_bound_alone_is_a_cluster() -> None:
    result = solve(features([60], [[0]], lower=50), seed=1, work=WORK)
    assert (result.assignment.tolist(), result.basis.tolist(), result.feasible) == ([0], [0], True)


def test_nodes_that_no_cluster_can_take_are_named_with_what_is_missing() -> None:
    problem = features([30, 25, 10, 15], [[0], [0], [1], [1]], lower=50, leave_out_price=np.full(4, 10**17))
    result = solve(problem, seed=1, work=WORK)
    assert result.assignment.tolist() == [0, 0, -1, -1]
    (shortage,) = result.shortages
    assert (shortage.nodes, shortage.cause, shortage.feature) == ((2, 3), "lower", 1)
    assert (shortage.held, shortage.available, shortage.missing_weight, shortage.relaxation) == (25, 25, 25, 25)
    assert shortage.proven
    assert not solve(features([30, 25, 10, 15], [[0], [0], [1], [1]], lower=50), seed=1, work=WORK).feasible


def test_a_node_without_a_basis_stays_outside() -> None:
    result = solve(features([60, 60], [[], [0]], lower=50, leave_out_price=np.full(2, 10**17)), seed=1, work=WORK)
    assert result.assignment.tolist() == [-1, 0]
    assert result.shortages[0].proven


def test_full_clusters_are_told_from_light_ones() -> None:
    problem = features([50, 50, 10], [[0], [0], [0]], lower=50, upper=55, leave_out_price=np.full(3, 10**17))
    result = solve(problem, seed=1, work=WORK)
    assert result.assignment.tolist() == [0, 1, -1]
    (shortage,) = result.shortages
    assert (shortage.cause, shortage.relaxation, shortage.proven) == ("upper", 60, False)


def test_a_low_price_leaves_out_the_unlike() -> None:
    problem = features([30, 30, 30], [[0, 1], [0, 1], [2]], lower=50, basis=None, leave_out_price=np.full(3, 10))
    # The third shares nothing with the two: 2 × 2000 // 2 - 10 = 1990 without it, 2 × 2000 // 3 = 1333 with it.
    assert solve(problem, seed=1, work=WORK).assignment.tolist() == [0, 0, -1]
    dear = features([30, 30, 30], [[0, 1], [0, 1], [2]], lower=50, basis=None, leave_out_price=np.full(3, 9000))
    assert solve(dear, seed=1, work=WORK).assignment.tolist() == [0, 0, 0]


def test_nodes_that_share_nothing_make_a_cluster_where_all_must_be_placed() -> None:
    result = solve(features([1, 1], [[0], [1]], basis=None, min_members=2), seed=0, work=WORK)
    assert (result.assignment.tolist(), result.feasible) == ([0, 0], True)


def test_the_worked_figures_of_the_objective() -> None:
    ten = features([1] * 10, [[0]] * 10, feature_weights=np.array([100]))
    assert evaluate(ten, np.zeros(10, np.int32)) == 900
    assert evaluate(ten, np.arange(10, dtype=np.int32) % 2) == 800
    twelve = features([1] * 12, [[0]] * 6 + [[1]] * 6, feature_weights=np.array([100, 100]))
    assert evaluate(twelve, np.repeat([0, 1], 6).astype(np.int32)) == 1000
    assert evaluate(twelve, np.zeros(12, np.int32)) == 500


def test_today_is_kept_while_the_price_of_moving_exceeds_the_gain() -> None:
    rows = [[0], [0], [1], [1]]
    asked: dict[str, Any] = {"lower": 50, "basis": None, "current": np.array([3, 2, 3, 2])}
    kept = solve(features([30] * 4, rows, move_price=5000, **asked), seed=1, work=WORK)
    assert kept.assignment.tolist() == [0, 1, 0, 1]
    assert kept.continues.tolist() == [3, 2]
    cheap = solve(features([30] * 4, rows, move_price=1, **asked), seed=1, work=WORK)
    assert cheap.assignment.tolist() == [0, 0, 1, 1]
    assert sorted(cheap.continues.tolist()) == [2, 3]


def test_pins_hold() -> None:
    pinned = np.array([7, -1, 7, 3, -1, -1], dtype=np.int32)
    result = solve(features([30] * 6, [[0]] * 6, lower=50, pinned=pinned), seed=1, work=WORK)
    assert result.assignment[0] == result.assignment[2] != result.assignment[3]


def test_bounds_of_its_own_number_each_cluster() -> None:
    problem = Problem(
        weights=np.array([9, 1, 1, 1]),
        lower=np.array([2, 8]),
        upper=np.array([3, 9]),
        clusters=(2, 2),
        matrix=np.ones((4, 4)),
    )
    result = solve(problem, seed=1, work=WORK)
    assert result.assignment.tolist() == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weights": [1.0, float("nan")]}, r"weights\[1\] is not a finite number"),
        ({"weights": [1, -5]}, r"weights\[1\] is negative: -5"),
        ({"weights": [1, 2.5]}, r"weights\[1\] is not a whole number"),
        ({"lower": 9, "upper": 8}, "lower is above upper: 9 > 8"),
        ({"weights": [1, 90], "upper": 80}, "node 1 must be placed and weighs 90"),
        ({"clusters": (3, 2)}, "at least 3 and at most 2 cross"),
        ({"together": ((0, 1),), "apart": ((0, 1),)}, "nodes 0 and 1 must be apart"),
        ({"together": ((0, 1),), "pinned": [0, 1]}, "nodes 0 and 1 are held together but pinned to 0 and 1"),
        ({"apart": ((0, 2),)}, r"apart holds \(0, 2\)"),
        ({"pinned": [0]}, r"pinned has shape \(1,\), not \(2,\)"),
        ({"matrix": np.array([[0, 1], [2, 0]])}, r"matrix\[0, 1\] and matrix\[1, 0\] differ"),
        ({"matrix": np.array([[0, np.nan], [np.nan, 0]])}, r"matrix\[0, 1\] is not a finite number"),
        ({"matrix": np.zeros((3, 3))}, r"matrix has shape \(3, 3\), not \(2, 2\)"),
        ({"matrix": None}, "affinity needs either matrix"),
        ({"matrix": None, "feature_weights": [1]} | rows_to_csr([[0], [0, 0]]), "node 1 holds feature 0 twice"),
        ({"matrix": None, "feature_weights": [1]} | rows_to_csr([[0], [4]]), r"indices\[1\] is 4"),
        ({"matrix": None, "feature_weights": [-1]} | rows_to_csr([[0], [0]]), r"feature_weights\[0\] is negative"),
        ({"min_members": 0}, "min_members is 0"),
        ({"min_members": 3, "max_members": 2}, "max_members 2 is below min_members 3"),
        ({"lower": np.array([1, 2])}, "one bound a cluster"),
        ({"leave_out_price": [3, -1]}, r"leave_out_price\[1\] is negative"),
        ({"current": [0, 9]}, r"current\[1\] is 9"),
    ],
)
def test_bad_input_is_refused_with_the_element(change: dict[str, Any], words: str) -> None:
    asked: dict[str, Any] = {"weights": [1, 2], "matrix": np.ones((2, 2))}
    with pytest.raises(ValueError, match=words):
        Problem(**(asked | change))


def test_limits_that_make_no_sense_are_refused() -> None:
    problem = features([60], [[0]], lower=50)
    for limits in ({"work": -1}, {"workers": 0}, {"seconds": 0.0}):
        with pytest.raises(ValueError, match="is"):
            solve(problem, seed=1, **({"work": 10} | limits))  # type: ignore[arg-type]


def test_a_time_limit_ends_the_search_and_marks_it() -> None:
    rows = [[i % 3, 3 + i % 5] for i in range(60)]
    result = solve(features([20] * 60, rows, lower=50), seed=1, work=10**12, seconds=0.4)
    assert not result.replayable
    assert result.feasible
