"""The search by matrix: the number of clusters first, then independent annealings, the best of which is kept."""

from functools import partial

import numpy as np

from maillage.solver.clustering.pair_search import anneal_pairs, close_short, fill, repair
from maillage.solver.clustering.pairs import Pairs, everything_outside, pair_model
from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.result import TracePoint
from maillage.solver.clustering.run import Run
from maillage.solver.clustering.units import Units
from maillage.solver.compiled import Ids, Ints, random_state
from maillage.solver.stop import Progress, Stop, run_all

RUNS = 4
SCAN = 7
SLICES = 40
HOT, COLD = 2.8, 0.13  # temperatures, in units of the largest affinity


def search_pairs(
    problem: Problem, units: Units, unit_of: Ints, seed: int, stop: Stop, workers: int, progress: Progress | None
) -> list[Run]:
    """Return the runs of a search with affinity by matrix; see `solve`."""
    pairs, factor = pair_model(problem, units, unit_of)
    exits = problem.leave_out_price is not None
    counts = cluster_counts(problem)
    work = stop.work
    if len(counts) > 1:
        share = work // (4 * len(counts))
        tasks = [partial(_run, pairs, factor, p, exits, seed, 100 + p, stop, share, None) for p in counts]
        scanned = run_all(tasks, workers)
        best = max(range(len(counts)), key=lambda i: scanned[i].value)
        rest = [partial(_run, pairs, factor, counts[best], exits, seed, r, stop, work * 3 // 16, progress) for r in range(RUNS)]
        return [scanned[best], *run_all(rest, workers)]
    rest = [partial(_run, pairs, factor, counts[0], exits, seed, r, stop, work // RUNS, progress) for r in range(RUNS)]
    return run_all(rest, workers)


def cluster_counts(problem: Problem) -> list[int]:
    """The numbers of clusters to try: all that weights and bounds allow, or a few spread evenly over them."""
    least, most = problem.clusters[0], problem.slots
    if problem.leave_out_price is None and problem.upper is not None and not problem.own_bounds:
        assert isinstance(problem.upper, int)
        least = max(least, -(-int(problem.weights.sum()) // max(1, problem.upper)))
    if problem.leave_out_price is None and problem.max_members is not None:
        least = max(least, -(-problem.size // problem.max_members))
    if problem.leave_out_price is None and problem.size:
        least = max(least, 1)
    if least >= most:
        return [most]
    return sorted({int(p) for p in np.linspace(least, most, min(SCAN, most - least + 1)).round()})


def _run(
    pairs: Pairs,
    factor: float,
    clusters: int,
    exits: bool,
    seed: int,
    number: int,
    stop: Stop,
    work: int,
    progress: Progress | None,
) -> Run:
    random = random_state(seed, number)
    now = everything_outside(pairs)
    outside = len(now.load) - 1
    if clusters and len(now.place):
        fill(pairs, now, clusters, random)
        if not repair(pairs, now, clusters, random, min(work, 2_000_000)):
            close_short(pairs, now)
    best, value = now.place.copy(), now.totals[1:2].copy()
    trace = [TracePoint(0, int(value[0]) / factor)]
    spent = 0
    scale = float(np.abs(pairs.affinity).max(initial=1))
    exits = exits or bool((now.place == outside).any())
    for piece in range(SLICES):
        if stop.reached(spent - work + stop.work, float(value[0]) / factor) or len(now.place) < 2 or not clusters:
            break
        hot = scale * HOT * (COLD / HOT) ** (piece / SLICES)
        cold = scale * HOT * (COLD / HOT) ** ((piece + 1) / SLICES)
        anneal_pairs(pairs, now, best, value, random, work // SLICES, hot, cold, exits)
        spent += work // SLICES
        if int(value[0]) / factor > trace[-1].value:
            trace.append(TracePoint(spent, int(value[0]) / factor))
        if progress is not None and number == 0:
            progress(spent, int(value[0]) / factor)
    return Run(_places(best, outside), _rank(pairs, best, value, factor), spent, tuple(trace))


def _places(best: Ids, outside: int) -> Ids:
    return np.where(best == outside, -1, best).astype(np.int32)


def _rank(pairs: Pairs, best: Ids, value: Ints, factor: float) -> float:
    """The value, less a price for clusters that are missing."""
    outside = pairs.prices.shape[0] - 1
    missing = max(0, int(pairs.minimum[0]) - len(set(best[best != outside].tolist())))
    return (int(value[0]) - missing * int(np.abs(pairs.prices[-1]).max(initial=1)) * 2) / factor
