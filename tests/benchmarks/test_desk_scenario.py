"""The benchmark of a scenario's build runs, and sees that the two made the same plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.desk_scenario import scenario


@pytest.mark.slow
def test_the_row_is_measured(tmp_path: Path) -> None:
    (row,) = scenario(300, 0, tmp_path)
    assert "built by the worker" in row.what
    assert row.met is not None
