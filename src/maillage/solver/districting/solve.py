"""The entry point: first groupings, independent searches, the account of the best."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from maillage.solver.compiled import Ids, Ints, Random, random_state
from maillage.solver.districting.bound import lower_bound
from maillage.solver.districting.first import grow, seats_of, todays
from maillage.solver.districting.model import BROKEN, OUTSIDE, VALUE, Model, State, empty_state, model_of
from maillage.solver.districting.moves import refresh
from maillage.solver.districting.problem import Problem
from maillage.solver.districting.result import Result
from maillage.solver.districting.search import anneal, scale_of
from maillage.solver.districting.shortage import shortages
from maillage.solver.districting.value import evaluate
from maillage.solver.stop import Progress, Share, Stop, run_all
from maillage.solver.trace import TracePoint

WORK_EACH = 40_000
"""Work for each unit, where none is given."""
RUNS = 4
SLICES = 40
TIMED_SLICE = 400_000  # work between two looks at a clock
LAST = 0.05  # the part at the end that only climbs, from the best
HOT, COOL, COLD = 3.0, 0.1, 0.002  # temperatures in parts of a typical change; COOL where today's is the start
PRESSURE = 2.0  # what a typical block outside the corridor costs at first, in typical changes
RISE = 1.3  # how it rises from slice to slice while nothing feasible is known; what is broken gets dearer faster
REDRAWN = 0.1  # the part of the work that goes to recombinations


@dataclass(frozen=True, eq=False)
class Run:
    """The best grouping that one search met."""

    place: Ids
    totals: Ints
    work: int
    trace: tuple[TracePoint, ...]

    @property
    def key(self) -> tuple[int, int, int]:
        """What runs compare by: broken, outside, value."""
        return int(self.totals[BROKEN]), int(self.totals[OUTSIDE]), int(self.totals[VALUE])


def solve(
    problem: Problem,
    *,
    seed: int,
    work: int | None = None,
    workers: int = 1,
    seconds: float | None = None,
    bounded: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Group the units of `problem` into connected districts, at the least value that `work` finds.

    The same seed and work give the same answer, byte for byte, on any number of workers. An answer that ended by
    `seconds` can't be replayed and says so.

    Args:
        problem: what is asked.
        seed: any integer.
        work: proposals of moves and evaluations of distances over all runs, some four million a second on one core;
            `WORK_EACH` for each unit where it isn't given.
        workers: threads that search at the same time.
        seconds: a limit on the time of the search.
        bounded: whether to compute a lower bound as well, where it is cheap (up to some thousand units).
        progress: called with work and the least value so far, by one of the runs.

    Returns:
        The best grouping found; where none holds the corridor and the locks, the one that violates them least, with
        what is missing.

    Raises:
        ValueError: `work` is negative, or `workers` or `seconds` isn't positive.
    """
    stop = Stop(work=WORK_EACH * problem.size if work is None else work, seconds=seconds)
    model = model_of(problem)
    start, seats = todays(problem, model), seats_of(model)
    tasks = [
        partial(_run, model, seats, start if run % 2 == 0 else None, random_state(seed, run),
                stop.share(stop.work // RUNS, RUNS, workers), progress if run == 0 else None)
        for run in range(RUNS)
    ]  # fmt: skip
    runs = run_all(tasks, workers)
    return _account(problem, model, runs, stop, bounded)


def _run(model: Model, seats: Ints, start: Ids | None, random: Random, share: Share, progress: Progress | None) -> Run:
    """One search: grow or take today's, cool down while limits last, climb from the best at the end."""
    state, spent = empty_state(model), 0
    if start is None:
        spent += grow(model, state, seats, random)
    else:
        state.place[:] = start
    refresh(model, state)
    best, totals = state.place.copy(), state.totals.copy()
    scale = max(1.0, scale_of(model, state, random))
    pressure = _pressures(model, scale)
    hottest, piece = (HOT if start is None else COOL), share.slice(SLICES, TIMED_SLICE)
    trace, climbing = [_point(spent, totals)], False
    while (used := share.progress(spent)) < 1.0:
        if used >= 1.0 - LAST and not climbing:
            climbing = True
            _return_to(model, state, best)
        ends = min(1.0, used + piece / max(1, share.work))
        hot, cold = (0.0 if climbing else hottest * (COLD / hottest) ** at * scale for at in (used, ends))
        part = min(piece, share.work - spent)
        spent += anneal(model, state, best, totals, random, part, np.array([hot, cold]), pressure, REDRAWN)
        if _point(0, totals)[1:] != trace[-1][1:]:
            trace.append(_point(spent, totals))
        if totals[OUTSIDE] or totals[BROKEN]:
            pressure *= np.array([RISE, RISE * RISE])
        if progress is not None:
            progress(spent, float(totals[VALUE]))
    _return_to(model, state, best)
    return Run(state.place.copy(), state.totals.copy(), spent, tuple(trace))


def _pressures(model: Model, scale: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """float64[2]: the prices of a unit of weight outside the corridor, and of one thing broken."""
    typical = max(1.0, float(model.weight.mean()))
    return np.array([PRESSURE * scale / typical, 30 * PRESSURE * scale])


def _return_to(model: Model, state: State, place: Ids) -> None:
    state.place[:] = place
    refresh(model, state)


def _point(work: int, totals: Ints) -> TracePoint:
    return TracePoint(work, int(totals[VALUE]), int(totals[OUTSIDE]))


def _account(problem: Problem, model: Model, runs: list[Run], stop: Stop, bounded: bool) -> Result:
    """Turn the runs into a result: the best one, its value recomputed."""
    best = min(runs, key=lambda run: run.key)
    district, alone = _numbered(problem, model, best.place), np.flatnonzero(problem.of_unit("alone", False))
    value = evaluate(problem, district)
    feasible = value.outside == value.broken == 0
    bound = lower_bound(problem, value.total) if bounded else None
    values = [run.key[2] for run in runs if run.key[:2] == (0, 0)]
    return Result(
        assignment=district,
        value=value.total,
        dispersion=value.dispersion,
        move_price=value.move_price,
        bound=bound,
        gap=(value.total - bound) / max(1, value.total) if bound is not None and feasible else None,
        feasible=feasible,
        shortages=() if feasible else shortages(problem, district),
        loads=np.concatenate([value.loads, problem.weights[alone]]),
        centres=np.concatenate([value.centres, alone.astype(np.int32)]),
        continues=np.concatenate([value.continues, problem.of_unit("current", -1)[alone]]),
        moved=value.moved,
        corridor=problem.corridor(),
        trace=best.trace,
        work_done=sum(run.work for run in runs),
        spread=max(values) - min(values) if values else 0,
        replayable=not stop.timed_out,
    )


def _numbered(problem: Problem, model: Model, place: Ids) -> Ids:
    """int32[n]: districts numbered by smallest unit, then those that stand alone."""
    district = np.zeros(problem.size, np.int32)
    grouped = problem.grouped()
    _, first, of = np.unique(place[model.block_of[grouped]], return_index=True, return_inverse=True)
    district[grouped] = np.argsort(np.argsort(first))[of]
    alone = np.flatnonzero(problem.of_unit("alone", False))
    district[alone] = problem.districts + np.arange(len(alone))
    return district
