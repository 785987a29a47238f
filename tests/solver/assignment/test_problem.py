"""What a problem of assignment refuses, and what it says."""

from typing import Any

import numpy as np
import pytest

from maillage.solver.assignment import Problem

SOUND: dict[str, Any] = {
    "costs": np.array([[1, 2], [3, 4], [5, 6]]),
    "weights": np.array([[1, 1], [2, 1], [1, 2]]),
    "capacities": np.array([3, 3]),
}


def test_a_sound_problem_is_taken() -> None:
    problem = Problem(**SOUND)
    assert (problem.jobs, problem.agents) == (3, 2)
    assert not problem.costs.flags.writeable


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("costs", [[1, 2], [3, np.nan], [5, 6]], r"costs\[1, 1\] is not a finite number: nan"),
        ("costs", [[1, 2], [3, 4.5], [5, 6]], r"costs\[1, 1\] is not a whole number: 4.5"),
        ("weights", [[1, 1], [2, -1], [1, 2]], r"weights\[1, 1\] is negative: -1"),
        ("capacities", [3, -3], r"capacities\[1\] is negative: -3"),
        ("capacities", [[3, 3]], "capacities has 2 dimensions, not 1"),
        ("capacities", [3, 3, 3], r"costs has shape \(3, 2\), not \(jobs, 3\), one column for each agent"),
        ("weights", [[1, 1], [2, 1]], r"costs has shape \(3, 2\), weights \(2, 2\)"),
        ("weights", [[1, 1], [4, 9], [1, 2]], "job 1 can go to no agent: it weighs more than every agent's capacity"),
        ("costs", [[2**39, 0], [0, 2**39], [5, 6]], r"costs add up to 1.1e\+12: give them in larger units"),
    ],
)
def test_bad_input_is_refused_by_the_name_of_its_element(name: str, value: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Problem(**(SOUND | {name: np.array(value)}))
