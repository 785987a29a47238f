"""A death at any moment leaves the batch or nothing, and the next try ends where this one would have."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.actions.intake.wholesaler import TEN, book_in, report
from tests.conftest import ROOT

OFFERINGS = "Reference,Line,Market\nR1,l1,m1\nR2,,m1\nR3,l1,m2\n"


def files(folder: Path) -> dict[str, Path]:
    offerings = folder / "offerings.csv"
    offerings.write_text(OFFERINGS, encoding="utf-8")
    return {"sales": report(folder, *TEN, "D99;1;2026-01-31;p1;R1;one;5"), "offerings": offerings}


def tried(folder: Path, mapping: str, *points: str) -> set[str]:
    """Try points on a fresh book; hold what each death left to the batch or nothing; return which of the two it was."""
    file, fresh = files(folder)[mapping], book_in(folder / "fresh").folder
    command = [sys.executable, "-m", "tests.actions.intake.killing", str(fresh), str(file), mapping, "1", *points]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr
    found: list[dict[str, Any]] = json.loads(ended.stdout)
    once, early, *others = found
    assert (once["ended"], early["ended"]) == (0, -9), "the fault must be planted"
    assert once["left"] == once["after"] != early["left"], "the same file twice changes nothing"
    assert len(others) >= len(points)
    assert {item["ended"] for item in others} <= {0, -9}
    nothing, whole = early["left"], once["left"]
    left = set()
    for item in others:
        state = dict(item["left"])
        # Refused lines are written before the batch is posted: they are there whole, or not at all.
        assert state["quarantine"] in ([], whole["quarantine"]), item
        state["quarantine"] = whole["quarantine"]
        assert state in (nothing | {"quarantine": whole["quarantine"]}, whole), item
        left.add("whole" if state == whole else "nothing")
        assert (item["again"], item["after"]) == (0, whole), item
    return left


def test_a_death_near_the_moment_of_posting_leaves_the_batch_or_nothing(tmp_path: Path) -> None:
    assert tried(tmp_path, "sales", "-4", "-2", "-1", "-0") == {"nothing", "whole"}


def test_records_die_as_well_as_they_live(tmp_path: Path) -> None:
    # One statement writes them, after the last step.
    assert tried(tmp_path, "offerings", "-0") == {"nothing"}


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mapping", ["sales", "offerings"])
def test_a_death_at_every_step_and_at_many_times(mapping: str, tmp_path: Path) -> None:
    assert tried(tmp_path, mapping, "all", *(f"{0.01 * at:.2f}s" for at in range(1, 61))) == {"nothing", "whole"}
