"""Generalised assignment: the literature's instances beside the best known values, CP-SAT, HiGHS and SCIP."""

from __future__ import annotations

import csv
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.assignment_families import family
from benchmarks.peers import peer
from benchmarks.solver_scale import CORES, Scale, shared_folder
from benchmarks.table import Row
from maillage.solver.assignment import Result, evaluate, overloads, solve
from maillage.solver.formats import read_gap

UNLIMITED: Final = 10**12
SECONDS: Final = 60.0
PEERS: Final = ("cp-sat-gap", "highs-gap", "scip-gap")
LARGER: Final = (("D", 40, 900), ("E", 40, 900), ("D", 80, 1600), ("E", 80, 1600))
"""Types, agents and jobs of invented instances, as large as the greatest of the literature."""


def assignment(scale: Scale) -> Iterator[Row]:
    """Every instance for a minute: above the best known, and how far below it the proven bound is."""
    folder, seconds = shared_folder("gap"), scale.seconds(SECONDS)
    known = _best_known(folder)
    names = scale.some(sorted(known))
    solve(read_gap(folder / names[0]), seed=1, work=2_000_000, workers=CORES)  # what is compiled is loaded
    gaps, unproven = list[list[float]](), list[float]()
    for name in names:
        found = [_solved(folder / name, seed, seconds) for seed in scale.seeds]
        gaps.append([(result.value - known[name]) / known[name] for result in found])
        unproven.append(max((known[name] - (result.bound or 0)) / known[name] for result in found))
        values = ", ".join(str(result.value) for result in found)
        yield Row(f"  {name}, {seconds:g} s", values, f"best known {known[name]}", f"{statistics.mean(gaps[-1]):.3%}",
                  "", None)  # fmt: skip
    mean, worst = statistics.mean(map(statistics.mean, gaps)), max(map(max, gaps))
    what = f"generalised assignment, {len(names)} instances, {seconds:g} s"
    yield Row(f"{what}: above the best known", f"{mean:.3%}", "best known", "", "≤ 0.05%", mean <= 0.0005)
    yield Row("  the worst of all", f"{worst:.3%}", "best known", "", "≤ 0.15%", worst <= 0.0015)
    yield Row("  bound below the best known, the worst", f"{max(unproven):.3%}", "best known", "", "≤ 0.15%",
              max(unproven) <= 0.0015)  # fmt: skip
    for name in PEERS:
        reached = [(known[file], peer(name, folder / file, seconds)) for file in names]
        above = [(value - best) / best for best, value in reached if value is not None]
        told = f"{statistics.mean(above):.3%}, worst {max(above):.3%}" if above else "–"
        missing = len(reached) - len(above)
        yield Row(f"  {name}: above the best known", told, f"nothing on {missing}" if missing else "", "", "", None)


def larger(scale: Scale) -> Iterator[Row]:
    """Invented instances up to the literature's greatest, for a minute: above their own proven bound."""
    seconds = scale.seconds(SECONDS)
    for kind, agents, jobs in scale.some(LARGER):
        problem = family(kind, scale.sized(agents, 5), scale.sized(jobs, 50), seed=1)
        found = [solve(problem, seed=seed, work=UNLIMITED, workers=CORES, seconds=seconds) for seed in scale.seeds]
        values = ", ".join(str(result.value) if result.feasible else "none holds" for result in found)
        above = [result.gap for result in found if result.gap is not None]
        what = f"type {kind}, {problem.agents} agents, {problem.jobs} jobs, {seconds:g} s"
        gap = f"{statistics.mean(above):.3%}" if above else "–"
        yield Row(what, values, f"own bound {found[0].bound}", gap, "", None)


def _solved(file: Path, seed: int, seconds: float) -> Result:
    """Solve, and hold the answer against the file: a wrong one is no figure."""
    problem = read_gap(file)
    result = solve(problem, seed=seed, work=UNLIMITED, workers=CORES, seconds=seconds)
    if overloads(problem, result.assignment).any() or evaluate(problem, result.assignment) != result.value:
        raise ValueError(f"{file.name}, seed {seed}: the answer isn't what it says it is")
    return result


def _best_known(folder: Path) -> dict[str, int]:
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as lines:
        return {row["instance"]: int(row["best_known_value"]) for row in csv.DictReader(lines)}


ROWS: Final[dict[str, Callable[[Scale], Iterator[Row]]]] = {"gap": assignment, "gap_larger": larger}
