"""The search by features: independent annealings, each in slices between which progress and limits are looked at."""

from functools import partial

import numpy as np

from maillage.solver.clustering.feature_search import anneal, construct
from maillage.solver.clustering.naming import rename
from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.rebuild import empty_pool
from maillage.solver.clustering.run import Run
from maillage.solver.clustering.state import VALUE, State, arrange, empty_state, put, stands, take, takes
from maillage.solver.clustering.units import Units
from maillage.solver.compiled import Ids, Ints, Random, random_state
from maillage.solver.stop import Progress, Share, Stop, run_all
from maillage.solver.trace import TracePoint

RUNS = 4
SLICES = 40
TIMED_SLICE = 100_000  # work between two looks at a clock
LAST = 0.03  # the part at the end that only climbs, from the best
HOT, COLD = 0.3, 0.003  # temperatures, in units of the mean feature weight of a node


def search_features(
    problem: Problem,
    units: Units,
    unit_of: Ints,
    seed: int,
    stop: Stop,
    workers: int,
    progress: Progress | None,
) -> list[Run]:
    """Return the runs of a search with affinity by features; see `solve`."""
    start = _today(problem, units, unit_of)
    runs = 1 if len(units.weight) < 2 else RUNS
    tasks = [
        partial(_run, units, start, random_state(seed, r), stop.share(stop.work // runs, runs, workers), told)
        for r, told in zip(range(runs), (progress, None, None, None), strict=False)
    ]
    return run_all(tasks, workers)


def _today(problem: Problem, units: Units, unit_of: Ints) -> Ids:
    """int32[u]: today's cluster of each unit (of its first member that has one), -1 for none."""
    start = np.full(len(units.weight), -1, np.int32)
    if problem.current is not None and problem.move_price > 0:
        np.maximum.at(start, unit_of, problem.current)
    return start


def _run(units: Units, start: Ids, random: Random, share: Share, progress: Progress | None) -> Run:
    state, pool = empty_state(units), empty_pool(units)
    _begin(units, state, start)
    spent = int(construct(units, state, pool, random))
    best, value = state.place.copy(), state.totals[VALUE : VALUE + 1].copy()
    trace = [TracePoint(spent, int(value[0]))]
    scale = _scale(units)
    piece = share.slice(SLICES, TIMED_SLICE)
    while (used := share.progress(spent, float(value[0]))) < 1.0:
        last = used > 1.0 - LAST
        arrange(units, state, rename(units, best if last else state.place))
        hot, cold = (0.0 if last else scale * HOT * (COLD / HOT) ** at for at in (used, used + 1 / SLICES))
        spent += int(anneal(units, state, pool, best, value, random, piece, hot, cold))
        if value[0] > trace[-1].value:
            trace.append(TracePoint(spent, int(value[0])))
        if progress is not None:
            progress(spent, float(value[0]))
    arrange(units, state, rename(units, best))
    return Run(state.place, int(state.totals[VALUE]), spent, tuple(trace))


def _begin(units: Units, state: State, start: Ids) -> None:
    """Put units where they are today as far as the constraints allow; clusters that don't stand are dissolved."""
    for u in np.flatnonzero(start >= 0).tolist():
        if takes(units, state, u, int(start[u])):
            put(units, state, u, int(start[u]))
    for u in np.flatnonzero(start >= 0).tolist():
        k = int(state.place[u])
        if k >= 0 and not stands(units, state, k):
            while state.first[k] >= 0:
                take(units, state, int(state.first[k]))


def _scale(units: Units) -> float:
    """Mean weight of the features that a node holds: the size of a typical gain."""
    held = units.feature_weight[units.features] * units.counts
    return max(1.0, float(held.sum()) / max(1, int(units.size.sum())))
