"""The search by matrix: the number of clusters first, then replica exchange, or annealings where time is short."""

from dataclasses import replace
from functools import partial

import numpy as np

from maillage.solver.clustering.pair_anneal import END, Setting, anneal, begin, finished
from maillage.solver.clustering.pair_ladder import search_ladder
from maillage.solver.clustering.pairs import pair_model
from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.run import Run
from maillage.solver.clustering.units import Units
from maillage.solver.compiled import Ints, random_state
from maillage.solver.stop import Progress, Share, Stop, run_all

RUNS = 2
SCAN = 7


def search_pairs(
    problem: Problem, units: Units, unit_of: Ints, seed: int, stop: Stop, workers: int, progress: Progress | None
) -> list[Run]:
    """Return the runs of a search with affinity by matrix; see `solve`."""
    pairs, factor = pair_model(problem, units, unit_of)
    setting = partial(Setting, pairs, factor, problem.leave_out_price is not None)
    counts = cluster_counts(problem)
    work = stop.work
    scanned: list[Run] = []
    if len(counts) > 1:
        scans = [stop.share(work // (4 * len(counts)), len(counts) * 4, workers) for _ in counts]
        scanned = run_all(
            [partial(_anneal, setting(p), seed, 100 + p, share, None) for p, share in zip(counts, scans, strict=True)],
            workers,
        )
        best = max(range(len(counts)), key=lambda i: scanned[i].value)
        scanned, counts, work = [replace(scanned[best], compared=False)], [counts[best]], work * 3 // 4
    chosen = setting(counts[0])
    climbed = search_ladder(chosen, seed, stop, work, workers, progress)
    if climbed is not None:
        return [*scanned, replace(climbed, compared=False)]
    shares = [stop.share(work // RUNS, RUNS, workers) for _ in range(RUNS)]
    tasks = [partial(_anneal, chosen, seed, r, shares[r], progress if r == 0 else None) for r in range(RUNS)]
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


def _anneal(setting: Setting, seed: int, number: int, share: Share, progress: Progress | None) -> Run:
    held = begin(setting, random_state(seed, number))
    spent, trace = anneal(setting, held, END, share, progress)
    return finished(setting, held, spent, trace)
