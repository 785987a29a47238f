"""Clustering: the literature's instances, a French channel, and how a move's time grows."""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.measured import measure
from benchmarks.peers import peer
from benchmarks.solver_scale import CORES, Scale, shared_folder
from benchmarks.table import Row
from maillage.solver.clustering import Problem, evaluate, solve, violations
from maillage.solver.formats import read_ccp

UNLIMITED: Final = 10**12
MINUTE: Final = 60
MILLION: Final = 1_000
"""In thousands, as weights are."""


def ranreal(scale: Scale) -> Iterator[Row]:
    """RanReal240 for ten seconds and for a minute."""
    yield from _family(scale, "RanReal240", 10, 0.001, ("annealing",))
    yield from _family(scale, "RanReal240", 60, 0.0002, ("cp-sat", "highs", "annealing"))


def ranreal480(scale: Scale) -> Iterator[Row]:
    """RanReal480 for two minutes."""
    yield from _family(scale, "RanReal480", 120, 0.0005, ("annealing",))


def sparse(scale: Scale) -> Iterator[Row]:
    """Sparse82 for ten seconds: every seed is to reach the reference."""
    yield from _family(scale, "Sparse82", 10, 0.0, ("cp-sat", "annealing"))


def _family(scale: Scale, family: str, full: float, aim: float, peers: Sequence[str]) -> Iterator[Row]:
    folder, seconds = shared_folder("ccp"), scale.seconds(full)
    known = _known(folder)
    best = {name: one.published or one.reference for name, one in known.items()}
    files = scale.some(sorted(folder.glob(f"{family}_*.txt")))
    solve(read_ccp(files[0]), seed=1, work=100_000, workers=CORES)  # what is compiled is loaded
    gaps: list[list[float]] = []
    above: list[float] = []
    told: list[bool] = []
    for file in files:
        problem = read_ccp(file)
        reached = [
            solve(problem, seed=seed, work=UNLIMITED, workers=CORES, seconds=seconds).value for seed in scale.seeds
        ]
        gaps.append([(best[file.stem] - value) / best[file.stem] for value in reached])
        values = ", ".join(f"{value:,.3f}" for value in reached)
        yield Row(f"  {file.stem}, {seconds:g} s", values, f"best known {best[file.stem]:,.3f}",
                  f"{statistics.mean(gaps[-1]):.3%}", "", None)  # fmt: skip
        above.append(statistics.mean(value / known[file.stem].reference - 1 for value in reached))
        if published := known[file.stem].published:
            told.append(round(max(reached), 1) >= round(published, 1))
    mean, top = statistics.mean(map(statistics.mean, gaps)), statistics.mean(map(min, gaps))
    worst = max(map(max, gaps))
    what = f"{family}, {len(files)} instances, {seconds:g} s: below the best known"
    met = mean <= aim + 1e-9 if aim else worst <= 1e-9
    yield Row(what, f"{mean:.3%}", "published, else the reference value", f"best seeds {top:.3%}, worst {worst:.3%}",
              f"≤ {aim:.2%}", met)  # fmt: skip
    if full >= MINUTE and told:
        mean_above = statistics.mean(above)
        yield Row(
            "  above the reference values", f"{mean_above:.3%}", "a plain annealing", "", "≥ 0.10%", mean_above >= 0.001
        )
        yield Row(
            "  published values reached",
            f"{sum(told)} of {len(told)}",
            "best seeds",
            "",
            "two of three",
            sum(told) * 3 >= 2 * len(told),
        )
    for name in peers:
        found = [(best[file.stem], peer(name, file, seconds)) for file in files]
        below = [(most - value) / most for most, value in found if value is not None]
        figure = f"{statistics.mean(below):.2%}" if below else "–"
        missing = len(found) - len(below)
        yield Row(f"  {name}", figure, f"nothing on {missing}" if missing else "", "", "", None)


def _value(problem: Problem, seed: int, seconds: float) -> float:
    return solve(problem, seed=seed, work=UNLIMITED, workers=CORES, seconds=seconds).value


class Known(NamedTuple):
    """Values that others reached: the best that was published, if any, and a plain annealing's."""

    published: float | None
    reference: float


def _known(folder: Path) -> dict[str, Known]:
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["instance"].removesuffix(".txt"): Known(
                float(row["published_best"]) if row["published_best"] else None, float(row["reference_value"])
            )
            for row in csv.DictReader(lines)
        }


def french_channel(scale: Scale) -> Iterator[Row]:
    """2,000 candidates, a free number of clusters of 50 to 150 million, trades and technologies."""
    problem = channel(scale.sized(2000, 200))
    solve(channel(60), seed=1, work=10_000, workers=CORES)
    start = time.perf_counter()
    first = solve(problem, seed=1, work=200_000, workers=CORES, seconds=1.0)
    took = time.perf_counter() - start
    short = [_value(problem, seed, scale.seconds(5)) for seed in scale.seeds]
    long = _value(problem, 99, scale.seconds(60))
    what = f"French channel, {problem.size:,} candidates"
    outside = f"{int((first.assignment < 0).sum())} outside"
    yield Row(f"{what}: feasible", f"{took:.2f} s", f"{len(first.loads)} clusters", outside, "in 1 s",
              took <= 1.1 and not violations(problem, first.assignment))  # fmt: skip
    gap = (long - statistics.mean(short)) / abs(long)
    beside = f"{scale.seconds(60):g} s: {long:,.0f}"
    yield Row(f"{what}: {scale.seconds(5):g} s below its own long run", f"{gap:.2%}", beside, "", "≤ 1%", gap <= 0.01)
    for name, found in (("a greedy by trade", by_trade(problem)), ("k-means-constrained", by_means(problem))):
        wrong = violations(problem, found)
        told = f"{(long - evaluate(problem, found)) / abs(long):.1%}"
        yield Row(f"  {name}: below the long run", told, f"{len(wrong)} bounds broken" if wrong else "", "", "", None)


TRADES: Final = 6
TECHNOLOGIES: Final = 10


def channel(size: int, seed: int = 1) -> Problem:
    """Invent candidates: revenue with a heavy tail (Pareto 1.3), a trade each, one to four technologies.

    Weights are thousands; a candidate makes two million on average: fifty make a cluster amid its bounds.
    """
    random = np.random.default_rng(seed)
    revenue = np.minimum(random.pareto(1.3, size) + 0.3, 40)
    weights = np.maximum(1, revenue / revenue.sum() * size * 2 * MILLION).astype(np.int64)
    popular = 1 / np.arange(1, TECHNOLOGIES + 1)
    held = [
        [int(random.integers(TRADES)),
         *sorted(TRADES + random.choice(TECHNOLOGIES, random.integers(1, 5), replace=False, p=popular / popular.sum()))]
        for _ in range(size)
    ]  # fmt: skip
    return Problem(
        weights=weights, lower=50 * MILLION, upper=150 * MILLION, indptr=np.cumsum([0, *map(len, held)]),
        indices=np.concatenate(held).astype(np.int32),
        feature_weights=np.array([3000] * TRADES + [1000] * TECHNOLOGIES, np.int64),
        basis=np.ones(TRADES + TECHNOLOGIES, np.bool_), leave_out_price=np.full(size, 2000, np.int64),
    )  # fmt: skip


def trades(problem: Problem) -> NDArray[np.int64]:
    """The trade of every candidate: the first feature that it holds."""
    indptr, indices, _ = problem.incidence()
    return indices[indptr[:-1]].astype(np.int64)


def by_trade(problem: Problem) -> NDArray[np.int32]:
    """Fill clusters of one trade, the largest candidates first, each until it reaches the least total."""
    found, number = np.full(problem.size, -1, np.int32), 0
    for trade in range(TRADES):
        load, members = 0, list[int]()
        for node in sorted(np.flatnonzero(trades(problem) == trade).tolist(), key=lambda at: -int(problem.weights[at])):
            members.append(node)
            load += int(problem.weights[node])
            if load >= 50 * MILLION:
                found[members] = number
                load, members, number = 0, [], number + 1
        if members and number and (last := np.flatnonzero(found >= 0)).size:
            found[members] = found[last[-1]] if trades(problem)[last[-1]] == trade else -1
    return found


def by_means(problem: Problem) -> NDArray[np.int32]:
    """Balanced k-means on the features, as many clusters as the total makes at a hundred million each."""
    from k_means_constrained import KMeansConstrained

    indptr, indices, _ = problem.incidence()
    points = np.zeros((problem.size, TRADES + TECHNOLOGIES))
    points[np.repeat(np.arange(problem.size), np.diff(indptr)), indices] = 1
    clusters = max(1, int(problem.weights.sum()) // (100 * MILLION))
    least = problem.size // clusters // 2
    return KMeansConstrained(clusters, size_min=least, n_init=1, random_state=1).fit_predict(points).astype(np.int32)


def growth(scale: Scale) -> Iterator[Row]:
    """Time per move by features from 1,000 to 100,000 nodes, 50 a cluster, and the memory of the largest."""
    sizes = [scale.sized(size, 200) for size in (1_000, 10_000, 100_000)]
    each = []
    for size in sizes:
        # More nodes than the caches of the processor hold cost more a move: that is what the aim allows.
        found = measure("moves_by_features", nodes=size, each=500)
        each.append(found.seconds / found.facts["work"])
        beside = f"{found.facts['clusters']:,} clusters, filled in {found.facts['filling']:.1f} s"
        yield Row(f"clustering by features, {size:,} nodes", f"{each[-1] * 1e9:.0f} ns a move", beside,
                  f"{found.mebibytes:.0f} MiB", "", None)  # fmt: skip
    ratio = max(each) / min(each)
    yield Row("  slowest beside fastest", f"{ratio:.2f} ×", "a straight line", "", "≤ 2 ×", ratio <= 2)
    yield Row("  memory of the largest", f"{found.mebibytes:.0f} MiB", "", "", "≤ 1 GiB", found.mebibytes <= 1024)


ROWS: Final[dict[str, Callable[[Scale], Iterator[Row]]]] = {
    "ranreal": ranreal,
    "ranreal480": ranreal480,
    "sparse": sparse,
    "french_channel": french_channel,
    "growth": growth,
}
