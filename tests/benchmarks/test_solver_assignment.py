"""The row of generalised assignment: measured beside its peers, each on a model that keeps the capacities."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.peers import peer
from benchmarks.solver import main, rows


def test_the_table_has_the_row() -> None:
    assert {"gap", "gap_larger"} <= set(rows())


NAMES = ["cp-sat-gap", "highs-gap", "scip-gap"]


@pytest.mark.parametrize("name", NAMES)
def test_a_peer_finds_the_optimum_of_a_small_instance(tmp_path: Path, name: str) -> None:
    file = tmp_path / "two"
    file.write_text("2 3\n 1 2 3\n 4 5 6\n 1 1 2\n 2 1 1\n 3 2\n")
    assert peer(name, file, 5.0) == 9


@pytest.mark.parametrize("name", NAMES)
def test_a_peer_says_nothing_where_nothing_fits(tmp_path: Path, name: str) -> None:
    file = tmp_path / "two"
    file.write_text("1 2\n 1 2\n 2 2\n 3\n")
    assert peer(name, file, 5.0) is None


@pytest.mark.slow
def test_the_row_is_measured(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny", "--rows", "gap"]) == 0
    assert "generalised assignment, 1 instances" in capsys.readouterr().out


@pytest.mark.slow
def test_invented_instances_are_measured_against_their_own_bound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny", "--rows", "gap_larger"]) == 0
    assert "own bound" in capsys.readouterr().out
