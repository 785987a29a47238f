"""What is refused, and just not refused, at its borders."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from maillage.solver.assignment.checks import LARGEST, check


def given(costs: object, weights: object, capacities: object) -> Any:
    """What the checks look at: a problem before it is one."""
    arrays = [np.array(values, np.int64) for values in (costs, weights, capacities)]
    return SimpleNamespace(costs=arrays[0], weights=arrays[1], capacities=arrays[2], agents=len(arrays[2]))


def test_a_job_that_just_fits_is_taken_and_one_heavier_by_one_is_named() -> None:
    check(given([[1, 1], [1, 1]], [[9, 4], [3, 9]], [3, 4]))
    with pytest.raises(ValueError, match="job 1 can go to no agent"):
        check(given([[1, 1], [1, 1]], [[9, 4], [4, 9]], [3, 4]))


def test_sums_just_below_the_limit_are_taken() -> None:
    check(given([[LARGEST - 1]], [[0]], [0]))
    with pytest.raises(ValueError, match="costs add up to"):
        check(given([[-LARGEST]], [[0]], [0]))
    with pytest.raises(ValueError, match="weights add up to"):
        check(given([[0]], [[LARGEST]], [LARGEST]))


@pytest.mark.parametrize(
    ("costs", "weights", "capacities", "message"),
    [
        ([1], [[1]], [1], r"costs has shape \(1,\), not \(jobs, 1\)"),
        ([[1]], [[1, 1]], [1], r"weights has shape \(1, 2\), not \(jobs, 1\)"),
        ([[1]], [[1], [1]], [1], r"costs has shape \(1, 1\), weights \(2, 1\)"),
        ([[1]], [[0]], [-1], r"capacities\[0\] is negative: -1"),
        ([[1, 1]], [[0, -2]], [0, 0], r"weights\[0, 1\] is negative: -2"),
    ],
)
def test_the_element_that_is_wrong_is_named(costs: object, weights: object, capacities: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check(given(costs, weights, capacities))


def test_no_jobs_and_no_agents_contradict_nothing() -> None:
    check(given(np.zeros((0, 2)), np.zeros((0, 2)), [1, 1]))
    check(given(np.zeros((0, 0)), np.zeros((0, 0)), []))
