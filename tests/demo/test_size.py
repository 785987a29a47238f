"""A million partners are drawn within the memory of a small machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

DRAW = """
import resource
from maillage.demo.invented import ChannelParameters, channel_of
channel = channel_of(ChannelParameters(size=1_000_000, lines_per_year=4))
rows = sum(len(table) for _, table in channel.records())
lines = sum(len(table) for _, table in channel.lines())
print(rows, lines, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.slow
def test_a_million_partners_with_twelve_million_lines_take_less_than_two_gibibytes() -> None:
    ended = subprocess.run([sys.executable, "-c", DRAW], capture_output=True, text=True, check=True, timeout=280)
    rows, lines, mebibytes = map(int, ended.stdout.split())
    assert rows > 5_000_000
    assert 11_500_000 < lines < 12_500_000
    assert mebibytes < 2048
