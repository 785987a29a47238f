"""The search by matrix: the number of clusters first, then independent annealings, the best of which is kept."""

from functools import partial

import numpy as np

from maillage.solver.clustering.pair_fixed import anneal_fixed, stays_fixed
from maillage.solver.clustering.pair_search import anneal_pairs, close_short, fill, repair
from maillage.solver.clustering.pairs import Pairs, everything_outside, pair_model
from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.result import TracePoint
from maillage.solver.clustering.run import Run
from maillage.solver.clustering.units import Units
from maillage.solver.compiled import Ids, Ints, Random, random_state
from maillage.solver.stop import Progress, Share, Stop, run_all

RUNS = 2
SCAN = 7
SLICES = 40
TIMED_SLICE = 1_000_000
HOT, COLD = 1.2, 0.06  # temperatures, in units of what a shift changes at random
SPARSE = 0.5  # the part of pairs with affinity below which many short annealings beat a long one
CYCLE = 40_000  # proposals for each unit in a short annealing


def search_pairs(
    problem: Problem, units: Units, unit_of: Ints, seed: int, stop: Stop, workers: int, progress: Progress | None
) -> list[Run]:
    """Return the runs of a search with affinity by matrix; see `solve`."""
    pairs, factor = pair_model(problem, units, unit_of)
    exits = problem.leave_out_price is not None
    counts = cluster_counts(problem)
    work = stop.work
    ask = partial(_run, pairs, factor, exits)
    scanned: list[Run] = []
    if len(counts) > 1:
        scans = [stop.share(work // (4 * len(counts)), len(counts) * 4, workers) for _ in counts]
        tasks = [
            partial(ask, p, random_state(seed, 100 + p), share, None) for p, share in zip(counts, scans, strict=True)
        ]
        scanned = run_all(tasks, workers)
        best = max(range(len(counts)), key=lambda i: scanned[i].value)
        scanned, counts, work = [scanned[best]], [counts[best]], work * 3 // 4
    shares = [stop.share(work // RUNS, RUNS, workers) for _ in range(RUNS)]
    tasks = [
        partial(ask, counts[0], random_state(seed, r), shares[r], progress if r == 0 else None) for r in range(RUNS)
    ]
    return [*scanned, *run_all(tasks, workers)]


def cluster_counts(problem: Problem) -> list[int]:
    """The numbers of clusters to try: all that weights and bounds allow, or a few spread evenly over them."""
    least = problem.clusters[0]
    most = problem.slots if problem.clusters[1] is None else min(problem.slots, problem.clusters[1])
    if problem.leave_out_price is None and problem.upper is not None and not problem.own_bounds:
        least = max(least, -(-int(problem.weights.sum()) // max(1, int(np.max(problem.upper)))))
    if problem.leave_out_price is None and problem.max_members is not None:
        least = max(least, -(-problem.size // problem.max_members))
    if problem.leave_out_price is None and problem.size:
        least = max(least, 1)
    if least >= most:
        return [most]
    return sorted({int(p) for p in np.linspace(least, most, min(SCAN, most - least + 1)).round()})


def _run(
    pairs: Pairs, factor: float, exits: bool, clusters: int, random: Random, share: Share, progress: Progress | None
) -> Run:
    now = everything_outside(pairs)
    outside = len(now.load) - 1
    if clusters and len(now.place):
        fill(pairs, now, clusters, random)
        if not repair(pairs, now, clusters, random, min(share.work, 2_000_000)):
            close_short(pairs, now)
    best, value = now.place.copy(), now.totals[1:2].copy()
    trace = [TracePoint(0, int(value[0]) / factor)]
    spent = 0
    scale = _scale(pairs, clusters)
    exits = exits or bool((now.place == outside).any())
    fixed = not exits and stays_fixed(pairs, now)
    piece = share.slice(SLICES, TIMED_SLICE)
    sparse = np.count_nonzero(pairs.affinity) < SPARSE * pairs.affinity.size
    cycle = min(share.work, CYCLE * len(now.place)) if sparse else share.work
    piece = max(1, min(piece, cycle // SLICES))
    while (used := share.progress(spent, int(value[0]) / factor)) < 1.0 and len(now.place) > 1 and clusters:
        # Where time is too short for one whole cycle, its first one falls with the time.
        begun = max(spent / cycle, used) if spent < cycle else spent % cycle / cycle
        hot, cold = (scale * HOT * (COLD / HOT) ** at for at in (begun, begun + 1 / SLICES))
        if fixed:
            anneal_fixed(pairs, now, best, value, random, piece, hot, cold)
        else:
            anneal_pairs(pairs, now, best, value, random, piece, hot, cold, exits)
        spent += piece
        if int(value[0]) / factor > trace[-1].value:
            trace.append(TracePoint(spent, int(value[0]) / factor))
        if progress is not None:
            progress(spent, int(value[0]) / factor)
    return Run(_places(best, outside), _rank(pairs, best, value, factor), spent, tuple(trace))


def _scale(pairs: Pairs, clusters: int) -> float:
    """What a shift changes by at random: the deviation of an affinity, over the members of two clusters."""
    others = ~np.eye(len(pairs.affinity), dtype=np.bool_)
    mates = 2 * len(pairs.affinity) / max(1, clusters)
    return max(1.0, float(pairs.affinity[others].std() * np.sqrt(mates))) if others.any() else 1.0


def _places(best: Ids, outside: int) -> Ids:
    return np.where(best == outside, -1, best).astype(np.int32)


def _rank(pairs: Pairs, best: Ids, value: Ints, factor: float) -> float:
    """The value, less a price for clusters that are missing."""
    outside = pairs.prices.shape[0] - 1
    missing = max(0, int(pairs.span[0]) - len(set(best[best != outside].tolist())))
    return (int(value[0]) - missing * int(np.abs(pairs.prices[-1]).max(initial=1)) * 2) / factor
