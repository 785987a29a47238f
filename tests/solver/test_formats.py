"""Reading the literature's files: what they hold, and where one is wrong."""

from pathlib import Path

import pytest

from maillage.solver.assignment import solve
from maillage.solver.formats import read_gap

TWO_THREE = "2 3\n 1 2 3\n 4 5 6\n 1 1 2\n 2 1 1\n 3 2\n"


def test_an_assignment_is_read_agent_by_agent(tmp_path: Path) -> None:
    file = tmp_path / "two"
    file.write_text(TWO_THREE)
    problem = read_gap(file)
    assert problem.costs.tolist() == [[1, 4], [2, 5], [3, 6]]
    assert problem.weights.tolist() == [[1, 2], [1, 1], [2, 1]]
    assert problem.capacities.tolist() == [3, 2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "two: it doesn't begin with the numbers of agents and jobs: ''"),
        ("0 3", "two: it doesn't begin with the numbers of agents and jobs: '0 3'"),
        ("2 x", "two: number 2 is 'x': numbers alone are expected"),
        ("2 nan", "two: it doesn't begin with the numbers of agents and jobs: '2 nan'"),
        (TWO_THREE + "7", "two: 17 numbers, not 16: m n, 2 × 3 costs, 2 × 3 weights and 2 capacities are expected"),
        (TWO_THREE.replace("4 5 6", "4 nan 6"), r"two: costs\[1, 1\] is not a finite number: nan"),
        (TWO_THREE.replace("2 1 1", "2 -1 1"), r"two: weights\[1, 1\] is negative: -1"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "two"
    file.write_text(text)
    with pytest.raises(ValueError, match=message):
        read_gap(file)


@pytest.mark.shared_data
def test_a_public_instance_is_solved_within_half_a_percent_in_a_moment(shared_data: Path) -> None:
    result = solve(read_gap(shared_data / "gap" / "d10200"), seed=1, work=40_000_000)
    assert result.feasible
    assert result.bound is not None
    assert result.bound <= 12430 <= result.value <= 12430 * 1.005
