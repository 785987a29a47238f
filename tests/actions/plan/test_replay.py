"""The same policy, lines, records and seed give the same bytes, whatever process, order or number of threads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from maillage.actions.plan.read import open_plan
from maillage.actions.scenarios.build import build_scenario
from maillage.actions.scenarios.edit import suppose_row
from maillage.actions.scenarios.open import open_scenario
from tests.actions.scenarios.stage import ANALYST, book_with_plan

ROOT = Path(__file__).resolve().parents[3]
PLAN = """
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from maillage.actions.init.create import create
from maillage.actions.plan.build import build_plan
from maillage.adapters.warehouse.embedded import DuckdbReader
from maillage.demo.invented import ChannelParameters, channel_of
from maillage.engine.kernel.period import Period
from maillage.engine.ledger.batch import Batch

folder, order, threads, parts = Path(sys.argv[1]), np.random.default_rng(int(sys.argv[2])), *map(int, sys.argv[3:])
book = create(folder, policy="france", language="fr")
from maillage.records.store import RecordsBatch

channel = channel_of(ChannelParameters(size=400, years=2, lines_per_year=15))
store, ledger = book.records(), book.ledger()
for name, table in channel.records():
    rows = table.take(pa.array(order.permutation(len(table))))
    store.post(store.propose(name, rows), RecordsBatch(name))
lines = pa.concat_tables([table for _, table in channel.lines()])
lines = lines.take(pa.array(order.permutation(len(lines))))
for part in range(parts):
    piece = lines.slice(part * len(lines) // parts, (part + 1) * len(lines) // parts - part * len(lines) // parts)
    batch = Batch(str(part), "demo", str(part), str(part), Period(date(2024, 1, 1), date(2027, 1, 1)))
    ledger.post(ledger.propose(piece, batch))
begin = DuckdbReader.__init__
DuckdbReader.__init__ = lambda self, *given, **named: begin(self, *given, **{**named, "threads": threads})
print(build_plan(book, channel.parameters.as_of, seconds=1).folder)
"""


def bytes_of(folder: Path, seed: int, threads: int, parts: int) -> dict[str, bytes]:
    """Draw, load and plan a channel in a process of its own; return the files of its plan by name."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "NUMBA_NUM_THREADS": str(threads), "OMP_NUM_THREADS": "1"}
    words = [str(folder), str(seed), str(threads), str(parts)]
    done = subprocess.run(
        [sys.executable, "-c", PLAN, *words], capture_output=True, text=True, check=False, env=environment, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    plan = Path(done.stdout.strip().splitlines()[-1])
    return {str(file.relative_to(plan)): file.read_bytes() for file in sorted(plan.rglob("*")) if file.is_file()}


def test_a_plan_replays_to_the_byte_in_another_process(tmp_path: Path) -> None:
    first = bytes_of(tmp_path / "first", seed=1, threads=1, parts=1)
    second = bytes_of(tmp_path / "second", seed=77, threads=2, parts=3)
    assert len(first) > 20
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_command_of_a_plan_of_a_scenario_names_the_scenario(tmp_path: Path) -> None:
    book, plan = book_with_plan(tmp_path / "book")
    number = open_scenario(ANALYST, book, "Trial").number
    build_scenario(ANALYST, book, number)
    assert open_plan(book, plan).material.command.startswith("maillage plan build --policy ")
    seat = {"seat": "desk-2", "role": "desk", "title": "Desk 2"}
    suppose_row(ANALYST, book, number, "seats", seat, revision=1)
    built = build_scenario(ANALYST, book, number).plan.header.name
    assert open_plan(book, built).material.command == f"maillage scenario build {number}"
    suppose_row(ANALYST, book, number, "seats", {**seat, "seat": "desk-3"}, revision=2)
    assert "scenario" not in open_plan(book, built).material.command
