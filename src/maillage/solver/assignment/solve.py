"""The entry point: prices, a bound, independent searches that meet once, and the account of the best."""

from functools import partial

import numpy as np

from maillage.solver.assignment.bound import knapsack_bound, linear_bound
from maillage.solver.assignment.first import First, first_assignment, unload, with_nobody
from maillage.solver.assignment.part import model_of
from maillage.solver.assignment.prices import Prices, linear_prices
from maillage.solver.assignment.problem import Problem
from maillage.solver.assignment.result import Result
from maillage.solver.assignment.run import Run
from maillage.solver.assignment.value import evaluate, loads_of, overloads
from maillage.solver.compiled import Ids, random_state
from maillage.solver.stop import Progress, Share, Stop, run_all

DEFAULT_WORK = 200_000_000
RUNS = 2
TURNS = (0.6, 0.4)  # parts of the limits: every run for itself, then every run from the best of all
NEAR = 8  # agents of each job that parts are walked along


def solve(
    problem: Problem,
    *,
    seed: int,
    work: int = DEFAULT_WORK,
    workers: int = 1,
    seconds: float | None = None,
    target: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Give the jobs of `problem` to agents, at the least cost that `work` finds.

    The same seed and work give the same answer, byte for byte, on any number of workers. An answer that ended by
    `seconds` can't be replayed and says so. A search ends early once its value meets the bound.

    Args:
        problem: what is asked.
        seed: any integer.
        work: units to spend over all runs, a hundred million a second on one core or somewhat less: cells of tables,
            partial ways of beams and proposals of moves, by what each takes.
        workers: threads that search at the same time.
        seconds: a limit on the time, prices and bound included, checked every few tenths of a second.
        target: a cost good enough to stop at.
        progress: called with work and the least cost so far, by one of the runs.

    Returns:
        The best assignment found. Where none that holds the capacities is found, one that exceeds them, marked so.

    Raises:
        ValueError: `work` is negative, or `workers` or `seconds` isn't positive.
    """
    stop = Stop(work=work, seconds=seconds)
    prices = linear_prices(problem)
    if prices is None or problem.jobs == 0:
        return _unsearched(problem, impossible=prices is None)
    model = model_of(problem, prices.capacity, NEAR)
    firsts = run_all(
        [partial(first_assignment, model, random_state(seed, run), work // 20) for run in range(RUNS)], workers
    )
    best = min(firsts, key=lambda first: (first.overload, evaluate(problem, first.place)))
    linear = linear_bound(problem, prices.capacity)
    towards = evaluate(problem, best.place) if best.overload == 0 else linear + 1 + abs(linear) // 10
    bound = knapsack_bound(problem, prices.capacity, towards)
    stop.target = -float(bound if target is None else max(bound, target))
    runs = [_run(problem, prices, first, seed, at) for at, first in enumerate(firsts)]
    _search(runs, stop, workers, progress)
    return _account(problem, runs, bound, stop)


def _run(problem: Problem, prices: Prices, first: First, seed: int, at: int) -> Run:
    """A search from a first assignment; from one that exceeds capacities, of the problem with nobody as an agent."""
    if first.overload:
        place, problem = unload(problem, first.place), with_nobody(problem)
        prices = Prices(prices.value, np.append(prices.capacity, 0.0))
    else:
        place = first.place
    model = model_of(problem, prices.capacity, NEAR)
    return Run(problem, model, random_state(seed, RUNS + at), place, evaluate(problem, place), first.work)


def _search(runs: list[Run], stop: Stop, workers: int, progress: Progress | None) -> None:
    """Let every run search for itself, then from the best of all: alternatives first, then depth."""
    left = max(0, stop.work - sum(run.work for run in runs))
    for turn, part in enumerate(TURNS):
        best = min(runs, key=lambda run: run.value)
        if turn:
            for run in runs:
                if run.value > best.value and run.problem is best.problem:
                    run.restart(best.place, best.value)
        seconds = None
        if (ahead := stop.ahead()) is not None:
            seconds = max(0.01, ahead * part / sum(TURNS[turn:]) / -(-RUNS // workers))
        shares = [Share(stop, int(left * part / RUNS), seconds) for _ in runs]
        told = [progress, *[None] * (RUNS - 1)]
        turns = zip(runs, shares, told, strict=True)
        run_all([partial(run.search, share, tell) for run, share, tell in turns], workers)


def _account(problem: Problem, runs: list[Run], bound: int, stop: Stop) -> Result:
    """Turn the runs into a result: the best one, its value recomputed."""
    best = min(runs, key=lambda run: (int((run.place == problem.agents).sum()), run.value))
    place = _everywhere(problem, best.place)
    over = overloads(problem, place)
    feasible = not over.any()
    value = evaluate(problem, place)
    placed = [run.value for run in runs if not (run.place == problem.agents).any()]
    return Result(
        assignment=place,
        value=value,
        bound=bound,
        gap=(value - bound) / max(1, abs(bound)) if feasible else None,
        feasible=feasible,
        impossible=False,
        overloads=over,
        loads=loads_of(problem, place),
        trace=tuple(best.trace),
        work_done=sum(run.work + int(run.walk.work[0]) for run in runs),
        spread=max(placed) - min(placed) if placed else 0,
        replayable=not stop.timed_out,
    )


def _unsearched(problem: Problem, *, impossible: bool) -> Result:
    """The answer where not even parts of jobs fit: each where it exceeds least; or where there are no jobs."""
    place = _everywhere(problem, np.full(problem.jobs, problem.agents, np.int32))
    return Result(
        assignment=place,
        value=evaluate(problem, place),
        bound=None if impossible else 0,
        gap=None if impossible else 0.0,
        feasible=not impossible,
        impossible=impossible,
        overloads=overloads(problem, place),
        loads=loads_of(problem, place),
        trace=(),
        work_done=0,
        spread=0,
        replayable=True,
    )


def _everywhere(problem: Problem, place: Ids) -> Ids:
    """Give each job that nobody has to the agent that it overloads least, the cheapest of those."""
    place = place.astype(np.int32).copy()
    outside = np.flatnonzero(place == problem.agents)
    inside = np.flatnonzero(place < problem.agents)
    load = np.zeros(problem.agents, np.int64)
    np.add.at(load, place[inside], problem.weights[inside, place[inside]])
    for j in outside.tolist():
        over = np.maximum(load + problem.weights[j] - problem.capacities, 0) - np.maximum(load - problem.capacities, 0)
        choice = int(np.lexsort((problem.costs[j], over))[0])
        place[j] = choice
        load[choice] += problem.weights[j, choice]
    return place
