"""The benchmark runs on the smallest scale, row by row, and says where one could not be measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.main_job import main
from benchmarks.measured import Failed
from benchmarks.rows import ROWS, Bench, _slope


@pytest.mark.slow
def test_every_row_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny", "--folder", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for word in ("measures", "plan", "exponent", "threshold changed", "explain one of", "intake of"):
        assert word in said
    assert "not measured" not in said


def test_a_row_is_measured_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny", "--rows", "measures", "--folder", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "memory" in said
    assert "intake" not in said


def test_a_row_that_cannot_be_measured_ends_with_status_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(bench: Bench) -> None:
        raise Failed("no luck")

    monkeypatch.setitem(ROWS, "plan", broken)
    assert main(["--scale", "tiny", "--rows", "plan"]) == 1
    assert "no luck" in capsys.readouterr().out


def test_the_exponent_is_that_of_a_power() -> None:
    assert _slope((10, 100, 1000), [0.5 * size**1.5 for size in (10, 100, 1000)]) == pytest.approx(1.5)
