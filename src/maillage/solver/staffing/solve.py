"""The entry point: construct, search the components apart, and account for what was found."""

from functools import partial

import numpy as np

from maillage.solver.compiled import Floats, Ids, Ints, Random, random_state
from maillage.solver.staffing.bound import lower_bound
from maillage.solver.staffing.model import Model, begin_of, components_of, fixed_places, fixed_weights, model_of
from maillage.solver.staffing.moves import PLACE, State, construct, empty_state
from maillage.solver.staffing.problem import Problem
from maillage.solver.staffing.result import Result
from maillage.solver.staffing.search import BEST, sweep
from maillage.solver.staffing.value import evaluate, loads_of
from maillage.solver.stop import Progress, Share, Stop, run_all
from maillage.solver.trace import TracePoint

WORK_EACH = 3000
"""Moves for each free demand, where no work is given."""
TASKS = 64
"""Components are searched in so many tasks, on whatever number of threads."""
SLICES = 20
TIMED_SLICE = 200_000  # work between two looks at a clock
LAST = 0.06  # the part at the end that only climbs, from the best
HOT, COLD = 0.3, 0.001  # temperatures, in parts of a typical change
COOL = 0.03  # where a search begins that has too little work to come back from heat
SHORT_WORK = 300  # work for each free demand below which it has too little


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
    """Give every demand of `problem` a place, at the least price that `work` moves find.

    The problem falls into components that share neither places nor contacts; each is annealed with a generator of its
    own, so that the same seed and work give the same answer, byte for byte, on any number of workers. An answer that
    ended by `seconds` can't be replayed and says so.

    Args:
        problem: what is asked.
        seed: any integer.
        work: moves to try over all components; `WORK_EACH` for each free demand where it isn't given. Some ten million
            a second on one core. Nothing is searched with 0: the construction stands.
        workers: threads that search at the same time.
        seconds: a limit on the time.
        bounded: whether to compute a lower bound as well (one linear programme a component, with HiGHS).
        progress: called with (work done, price so far) now and then, from any thread.

    Raises:
        ValueError: `work` is negative, or `workers` or `seconds` isn't positive.
    """
    model, fixed = model_of(problem), fixed_places(problem)
    free = len(model.order)
    stop = Stop(work=(WORK_EACH * free if work is None else work), seconds=seconds)
    state = _constructed(problem, model, fixed)
    # Incremental sums have no constant: the price of where the search begins gives it.
    offset = evaluate(problem, state.chosen[:, PLACE]).total
    trace = [TracePoint(0, offset)]
    if stop.work > 0 and free > 0:
        tasks = [
            partial(_run, model, state, chunk, seed, stop.share(part, many, workers), progress)
            for chunk, part, many in _chunks(model, stop.work)
        ]
        spent = sum(run_all(tasks, workers))
    else:
        spent = 0
    places = state.chosen[:, PLACE].copy()
    price = evaluate(problem, places)
    if price.total < offset:
        trace.append(TracePoint(spent, price.total))
    return _account(problem, places, spent, tuple(trace), not stop.timed_out, components_of(model), bounded, workers)


def _constructed(problem: Problem, model: Model, fixed: Ids) -> State:
    state = empty_state(model, fixed, fixed_weights(problem, fixed))
    construct(model, state, begin_of(problem))
    return state


def _chunks(model: Model, work: int) -> list[tuple[Ints, int, int]]:
    """Components in lots of about the same size, with the work of each lot, and how many lots there are."""
    sizes = np.diff(model.component_starts)
    total = int(sizes.sum())
    lot = (model.component_starts[1:] - 1) * TASKS // max(1, total)
    lots = [np.flatnonzero(lot == number) for number in np.unique(lot).tolist()]
    return [(chunk, work * int(sizes[chunk].sum()) // total, len(lots)) for chunk in lots]


def _run(model: Model, state: State, chunk: Ints, seed: int, share: Share, progress: Progress | None) -> int:
    """Search the components of a lot; returns the work done."""
    sizes = np.diff(model.component_starts)[chunk]
    random: Random = np.zeros(components_of(model), np.uint64)
    random[chunk] = [random_state(seed, component)[0] for component in chunk.tolist()]
    scale: Floats = np.full(components_of(model), -1.0)
    whole, spent = int(sizes.sum()), 0
    hottest = COOL if share.work < SHORT_WORK * whole else HOT
    piece = share.slice(SLICES, TIMED_SLICE)
    before, step = 0.0, 1 / SLICES
    while (used := share.progress(spent)) < 1.0:
        if used > before:
            before, step = used, used - before
        hot, cold = (hottest * (COLD / hottest) ** min(1.0, at) for at in (used, used + step))
        part = min(piece, share.work - spent)
        # So that the smallest component has its part, each slice gives what is due so far less what was given.
        work = sizes * (spent + part) // whole - sizes * spent // whole
        sweep(model, state, chunk, work, random, scale, hot, cold, used >= 1.0 - LAST)
        spent += part
        if progress is not None:
            progress(spent, float(state.values[chunk, BEST].sum()))
    sweep(model, state, chunk, np.zeros(len(chunk), np.int64), random, scale, 0.0, 0.0, True)
    return spent


def _account(
    problem: Problem,
    places: Ids,
    spent: int,
    trace: tuple[TracePoint, ...],
    replayable: bool,
    components: int,
    bounded: bool,
    workers: int,
) -> Result:
    price = evaluate(problem, places)
    load, count = loads_of(problem, places)
    bound = lower_bound(problem, workers=workers) if bounded else None
    feasible = price.overload == price.short == price.crowded == 0
    return Result(
        places=places,
        value=price.total,
        price=price,
        bound=bound,
        gap=None if bound is None else (price.total - bound) / max(1.0, abs(price.total)),
        feasible=feasible,
        load=load,
        count=count,
        components=components,
        trace=trace,
        work_done=spent,
        replayable=replayable,
        problem=problem,
    )
