"""The solver's benchmark runs on the smallest scale, and what stands beside the solver keeps the bounds it says it keeps."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.plain_annealing import anneal
from benchmarks.solver import main, rows
from benchmarks.solver_clustering import by_means, by_trade, channel, trades
from maillage.solver.clustering import evaluate, violations
from maillage.solver.formats import read_ccp


def test_every_part_brings_rows() -> None:
    assert {"ranreal", "ranreal480", "sparse", "french_channel", "growth", "coverage"} <= {*rows()}


@pytest.mark.parametrize("row", ["french_channel", "growth"])
def test_a_row_is_measured_beside_its_peers(row: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny", "--rows", row]) == 0
    assert "not measured" not in capsys.readouterr().out


@pytest.mark.slow
def test_every_row_is_measured(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny"]) == 0
    assert "not measured" not in capsys.readouterr().out


def test_the_literatures_instances_are_measured(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny", "--rows", "sparse"]) == 0
    assert "Sparse82" in capsys.readouterr().out


def test_the_plain_annealing_is_worth_what_it_says(shared_data: Path) -> None:
    problem = read_ccp(shared_data / "ccp" / "Sparse82_01.txt")
    value = anneal(problem, 0.3)
    assert value is not None
    assert 0.8 < value / 1342.17 <= 1.0001


def test_a_greedy_by_trade_makes_clusters_of_one_trade_that_reach_the_least() -> None:
    problem = channel(300)
    found = by_trade(problem)
    assert not violations(problem, found)
    assert all(len({*trades(problem)[found == number].tolist()}) == 1 for number in range(found.max() + 1))


def test_k_means_gives_every_candidate_a_cluster() -> None:
    problem = channel(200)
    found = by_means(problem)
    assert found.min() == 0
    assert np.isfinite(evaluate(problem, found))


@pytest.mark.parametrize(("asked", "values"), [([], 1), (["--seeds", "5", "6"], 2)])
def test_as_many_values_as_seeds_are_told(
    asked: list[str], values: int, shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--scale", "tiny", "--rows", "sparse", *asked]) == 0
    (told,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  Sparse82_01, ")]
    assert len(re.findall(r"1,3\d\d\.\d{3}", told)) == values
