"""The row of districting: measured beside its peers, each map held against the same problem."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.districting_peers import drawn_by, gerrychain_is_here
from benchmarks.solver import main, rows
from benchmarks.solver_districting import _plain, france, square, told
from maillage.solver.districting import contiguous, evaluate

ABSENT = pytest.mark.skipif(not gerrychain_is_here(), reason="gerrychain isn't among the project's packages")


def test_the_table_has_the_row() -> None:
    assert "districting" in rows()


def test_today_s_maps_are_uneven_and_told_by_what_they_leave() -> None:
    for problem in (france(), square(8, 5)):
        today = problem.of_unit("current", 0)
        assert evaluate(problem, today).outside > 0
        assert told(problem, today).endswith("0% move")
    assert "12 borders cut" in told(square(4, 2), np.arange(16, dtype=np.int32) % 2)


@ABSENT
def test_gerrychain_draws_a_map_that_holds(tmp_path: Path) -> None:
    problem = square(8, 5)
    (tmp_path / "one.json").write_text(json.dumps(_plain(problem)))
    found = drawn_by("gerrychain", tmp_path / "one.json", 1.0)
    assert found is not None
    assert contiguous(problem, found)
    assert evaluate(problem, found).outside == 0


@pytest.mark.slow
def test_the_row_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny", "--rows", "districting"]) == 0
    shown = capsys.readouterr().out
    assert "96 départements into 9" in shown
    assert "the least dispersion" in shown
    assert gerrychain_is_here() or "gerrychain isn't installed" in shown
