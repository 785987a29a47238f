"""The desk's benchmark runs on the smallest scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.desk import main


@pytest.mark.slow
@pytest.mark.postgres
def test_every_row_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--scale", "tiny", "--rows", "lists", "--folder", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for word in ("list JSON", "list HTML", "partner JSON", "partner HTML", "first after a start"):
        assert word in said
    assert "not measured" not in said
