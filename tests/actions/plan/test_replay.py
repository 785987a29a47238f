"""The same policy, lines, records and seed give the same bytes, whatever process, order or number of threads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from maillage.actions.book import Book
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import open_plan
from maillage.actions.plan.report import write_report
from maillage.actions.scenarios.build import build_scenario
from maillage.actions.scenarios.edit import change_policy, suppose_row
from maillage.actions.scenarios.open import open_scenario
from tests.actions.policy.channel_book import DAY, policy_text
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


SEAT = {"seat": "desk-2", "role": "desk", "title": "Desk 2"}


def named(book: Book, plan: str) -> tuple[str, int]:
    """The command of a plan's report, and the scenario that it says was changed since."""
    found = open_plan(book, plan).material
    return found.command, found.edited


def test_the_command_of_a_plan_of_a_scenario_names_the_scenario(tmp_path: Path) -> None:
    book, plan = book_with_plan(tmp_path / "book")
    number = open_scenario(ANALYST, book, "Trial").number
    build_scenario(ANALYST, book, number)
    assert open_plan(book, plan).material.command.startswith("maillage plan build --policy ")
    suppose_row(ANALYST, book, number, "seats", SEAT, revision=1)
    built = build_scenario(ANALYST, book, number).plan.header.name
    assert named(book, built) == (f"maillage scenario build {number}", 0)
    # Edited, then built: another plan is the scenario's.
    suppose_row(ANALYST, book, number, "seats", {**SEAT, "seat": "desk-3"}, revision=2)
    assert named(book, built) == (f"maillage scenario build {number}", number)
    other = build_scenario(ANALYST, book, number).plan.header.name
    assert named(book, other) == (f"maillage scenario build {number}", 0)
    assert named(book, built) == (f"maillage scenario build {number}", number)
    command, edited = named(book, plan)
    assert (command.split()[:3], edited) == (["maillage", "plan", "build"], 0)


def test_the_report_of_a_scenario_that_was_edited_says_so_and_how_to_build_it(tmp_path: Path) -> None:
    book, _ = book_with_plan(tmp_path / "book")
    number = open_scenario(ANALYST, book, "Trial").number
    suppose_row(ANALYST, book, number, "seats", SEAT, revision=1)
    built = build_scenario(ANALYST, book, number).plan.header.name
    before, _, _ = write_report(open_plan(book, built), "fr", tmp_path / "before")
    suppose_row(ANALYST, book, number, "seats", {**SEAT, "seat": "desk-3"}, revision=2)
    after, _, data = write_report(open_plan(book, built), "fr", tmp_path / "after")
    texts = [file.read_text(encoding="utf-8") for file in (before, after)]
    assert [f"<code>maillage scenario build {number}</code>" in text for text in texts] == [True, True]
    assert ["modifié depuis son calcul" in text for text in texts] == [False, True]
    assert json.loads(data.read_bytes())["edited"] == number


def test_a_plan_whose_policy_became_the_book_s_needs_no_scenario(tmp_path: Path) -> None:
    book, _ = book_with_plan(tmp_path / "book")
    number = open_scenario(ANALYST, book, "Stricter").number
    text = policy_text(version="2", gold="650 k EUR").replace("from: 2026-01-01", "from: 2026-07-01")
    change_policy(ANALYST, book, number, text, revision=1)
    built = build_scenario(ANALYST, book, number).plan.header.name
    change_policy(ANALYST, book, number, text.replace("650", "660"), revision=2)
    assert named(book, built) == (f"maillage scenario build {number}", number)
    (book.policies / "trial-2.yaml").write_text(text, encoding="utf-8")
    command, edited = named(book, built)
    assert (command.split()[:3], edited) == (["maillage", "plan", "build"], 0)
    assert build_plan(book, DAY, seconds=5).plan.header.policy == open_plan(book, built).plan.header.policy
