"""Reading the literature's files: what they hold, and where one is wrong."""

from pathlib import Path

import pytest

from maillage.solver.assignment import solve
from maillage.solver.formats import read_districting, read_gap

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


ROW = '{"weights": [1, 2], "positions": [[0, 0], [1, 0]], "links": [[0, 1]], "districts": 1}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "row.json: this isn't JSON: Expecting"),
        ("[]", "row.json: one object is expected, not list"),
        (ROW.replace("links", "edges"), "row.json: `edges` is no key of a districting problem, which are weights,"),
        (ROW.replace('"links": [[0, 1]], ', ""), "row.json: `links` is missing"),
        (ROW.replace("1}", "1.5}"), "row.json: districts is 1.5: a whole number is expected"),
        (ROW.replace("[1, 2]", "[1, -2]"), r"row.json: weights\[1\] is -2"),
        (ROW.replace("[1, 2]", '[1, "x"]'), "row.json: weights holds"),
        (ROW.replace("[[0, 1]]", "[[0, 1], [0]]"), "row.json: "),
    ],
)
def test_a_broken_file_of_districts_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "row.json"
    file.write_text(text)
    with pytest.raises(ValueError, match=message):
        read_districting(file)


def test_a_file_of_districts_is_read(tmp_path: Path) -> None:
    file = tmp_path / "row.json"
    file.write_text(ROW)
    assert read_districting(file).weights.tolist() == [1, 2]


@pytest.mark.shared_data
def test_a_public_instance_is_solved_within_half_a_percent_in_a_moment(shared_data: Path) -> None:
    result = solve(read_gap(shared_data / "gap" / "d10200"), seed=1, work=40_000_000)
    assert result.feasible
    assert result.bound is not None
    assert result.bound <= 12430 <= result.value <= 12430 * 1.005
