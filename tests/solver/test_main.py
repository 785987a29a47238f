import json
from pathlib import Path

import pytest

from maillage.solver.__main__ import main


def test_the_same_seed_and_work_print_the_same_answer_on_any_number_of_cores(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "four.txt"
    file.write_text("4 2 ds 2 2 2 2 W 1 1 1 1\n0 1 5\n2 3 7\n0 2 1\n")
    answers = []
    for cores in ("1", "2"):
        assert main(["ccp", str(file), "--work", "20000", "--seed", "3", "--cores", cores]) == 0
        answers.append(json.loads(capsys.readouterr().out))
        assert answers[-1].pop("seconds") >= 0
    assert answers[0] == answers[1]
    assert (answers[0]["value"], answers[0]["feasible"], answers[0]["assignment"]) == (12, True, [0, 0, 1, 1])


def test_a_file_of_another_format_is_refused_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "other.txt"
    file.write_text("hello\n")
    assert main(["ccp", str(file)]) == 2
    assert "other.txt: line 1" in capsys.readouterr().err


def test_an_assignment_prints_the_same_answer_on_any_number_of_cores(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "two"
    file.write_text("2 3\n 1 2 3\n 4 5 6\n 1 1 2\n 2 1 1\n 3 2\n")
    answers = []
    for cores in ("1", "2"):
        assert main(["gap", str(file), "--work", "20000", "--seed", "3", "--cores", cores]) == 0
        answers.append(json.loads(capsys.readouterr().out))
        assert answers[-1].pop("seconds") >= 0
    assert answers[0] == answers[1]
    assert (answers[0]["value"], answers[0]["bound"], answers[0]["feasible"]) == (9, 9, True)


def test_districts_print_the_same_answer_on_any_number_of_cores(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "row.json"
    file.write_text(json.dumps({"weights": [10] * 4, "positions": [[0, 0], [9, 0], [19, 0], [28, 0]],
                                "links": [[0, 1], [1, 2], [2, 3]], "districts": 2, "tolerance": 0,
                                "alone": [False] * 4, "current": [1, 1, 1, 0], "move_price": [5] * 4}))  # fmt: skip
    answers = []
    for cores in ("1", "2"):
        assert main(["districting", str(file), "--work", "20000", "--seed", "3", "--cores", cores]) == 0
        answers.append(json.loads(capsys.readouterr().out))
        assert answers[-1].pop("seconds") >= 0
    assert answers[0] == answers[1]
    found = answers[0]
    assert (found["value"], found["feasible"], found["assignment"], found["moved"]) == (23, True, [0, 0, 1, 1], [2])
    assert (found["loads"], found["corridor"], found["continues"]) == ([20, 20], [20, 20], [1, 0])
    assert found["bound"] <= 23
