"""The search by features: independent annealings, each in slices between which progress and limits are looked at."""

from functools import partial

import numpy as np

from maillage.solver.clustering.feature_search import anneal, construct
from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.rebuild import empty_pool
from maillage.solver.clustering.result import TracePoint
from maillage.solver.clustering.run import Run
from maillage.solver.clustering.state import VALUE, State, arrange, empty_state, put, stands, take, takes
from maillage.solver.clustering.units import Units
from maillage.solver.compiled import Ids, Ints, random_state
from maillage.solver.stop import Progress, Stop, run_all

RUNS = 4
SLICES = 40
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
    tasks = [partial(_run, units, start, seed, r, stop, stop.work // runs, progress) for r in range(runs)]
    return run_all(tasks, workers)


def _today(problem: Problem, units: Units, unit_of: Ints) -> Ids:
    """int32[u]: today's cluster of each unit (of its first member that has one), -1 for none."""
    start = np.full(len(units.weight), -1, np.int32)
    if problem.current is not None and problem.move_price > 0:
        np.maximum.at(start, unit_of, problem.current)
    return start


def _run(units: Units, start: Ids, seed: int, number: int, stop: Stop, work: int, progress: Progress | None) -> Run:
    random = random_state(seed, number)
    state, pool = empty_state(units), empty_pool(units)
    _begin(units, state, start)
    spent = int(construct(units, state, pool, random))
    best, value = state.place.copy(), state.totals[VALUE : VALUE + 1].copy()
    trace = [TracePoint(spent, int(value[0]))]
    scale = _scale(units)
    part = max(1, (work - spent) // SLICES)
    for piece in range(SLICES):
        if stop.reached(0, float(value[0])) or spent >= work:
            break
        hot = scale * HOT * (COLD / HOT) ** (piece / SLICES)
        cold = scale * HOT * (COLD / HOT) ** ((piece + 1) / SLICES)
        spent += int(anneal(units, state, pool, best, value, random, part, hot, cold))
        if value[0] > trace[-1].value:
            trace.append(TracePoint(spent, int(value[0])))
        if progress is not None and number == 0:
            progress(spent, float(value[0]))
    if spent < work and not stop.timed_out:
        arrange(units, state, best)
        spent += int(anneal(units, state, pool, best, value, random, min(part, work - spent), 0.0, 0.0))
    if value[0] > trace[-1].value:
        trace.append(TracePoint(spent, int(value[0])))
    return Run(best, int(value[0]), spent, tuple(trace))


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
