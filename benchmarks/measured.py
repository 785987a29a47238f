"""Measuring in a child process, so that time and memory are those of one task alone."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIMIT = 300
"""Seconds after which a task is given up, so that the whole run is bounded."""
ROOT = Path(__file__).resolve().parents[1]


class Failed(Exception):
    """A measurement that could not be made."""


@dataclass(frozen=True)
class Measured:
    """What a task took: ``seconds`` as it timed itself, ``mebibytes`` at the peak of its process, and its ``facts``."""

    seconds: float
    mebibytes: float
    facts: Mapping[str, Any]


def measure(task: str, **arguments: Any) -> Measured:
    """Run a task of ``benchmarks.tasks`` in a process of its own.

    Raises:
        Failed: if it ended badly, or not in time.
    """
    command = [sys.executable, "-m", "benchmarks.tasks", task, json.dumps(arguments, default=str)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        raise Failed(f"{task}: not done after {LIMIT} s") from None
    if done.returncode:
        raise Failed(f"{task}: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
    said = json.loads(done.stdout.strip().splitlines()[-1])
    return Measured(said.pop("seconds"), said.pop("mebibytes"), said)


def ask_peer(module: str, name: str, file: Path, seconds: float) -> Any:
    """Return what a peer of ``module`` prints of a file after so many seconds in a process of its own.

    None where it is not done long after: its model may take its time, which counts for nothing, to its advantage.

    Raises:
        Failed: if it ends badly.
    """
    command = [sys.executable, "-m", module, name, str(file), str(seconds)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=2 * seconds + 120)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise Failed(f"{name}: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def in_turns(repetitions: int, *tasks: tuple[str, Mapping[str, Any]]) -> list[Measured]:
    """Run tasks in turns, so that a change in the machine's pace meets them alike; return the medians of each."""
    runs: list[list[Measured]] = [[] for _ in tasks]
    for _ in range(repetitions):
        for place, (task, arguments) in enumerate(tasks):
            runs[place].append(measure(task, **arguments))
    return [middle(each) for each in runs]


def middle(runs: Sequence[Measured]) -> Measured:
    """Return the median time and memory of some runs, with the facts of the last."""
    return Measured(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.mebibytes for run in runs),
        runs[-1].facts,
    )
