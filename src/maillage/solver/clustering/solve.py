"""The entry point: contract, search in independent runs, keep the best, and account for it."""

from typing import NamedTuple

import numpy as np

from maillage.solver.clustering.bound import upper_bound
from maillage.solver.clustering.feature_run import search_features
from maillage.solver.clustering.pair_run import search_pairs
from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.result import Result
from maillage.solver.clustering.run import Run
from maillage.solver.clustering.shortage import explain
from maillage.solver.clustering.units import contract
from maillage.solver.clustering.value import common_basis, evaluate
from maillage.solver.compiled import Ids, Ints
from maillage.solver.marks import marked
from maillage.solver.stop import Progress, Stop

DEFAULT_WORK = 20_000_000


def solve(
    problem: Problem,
    *,
    seed: int,
    work: int = DEFAULT_WORK,
    workers: int = 1,
    seconds: float | None = None,
    target: float | None = None,
    progress: Progress | None = None,
) -> Result:
    """Group the nodes of `problem` into clusters, the best that `work` evaluations find.

    The same seed and work give the same answer, byte for byte, on any number of workers. An answer that ended by
    `seconds` can't be replayed and says so.

    Args:
        problem: what is asked.
        seed: any integer.
        work: evaluations of moves to spend over all runs; a few million a second on one core.
        workers: threads that search at the same time.
        seconds: a limit on the time, checked every few tenths of a second.
        target: a value good enough to stop at.
        progress: called with (work done, best value) now and then, from the calling thread.

    Returns:
        The best clustering found. Hard constraints hold in it without exception; nodes that can't be placed stay
        outside and are explained by `shortages`.

    Raises:
        ValueError: `work` is negative, or `workers` or `seconds` isn't positive.
    """
    stop = Stop(work=work, seconds=seconds, target=target)
    units, unit_of = contract(problem)
    search = search_features if problem.matrix is None else search_pairs
    runs = search(problem, units, unit_of, seed, stop, workers, progress)
    best = max(runs, key=lambda run: run.value)
    return account(problem, best, runs, unit_of, stop)


class _Named(NamedTuple):
    assignment: Ids
    continues: Ids


def account(problem: Problem, best: Run, runs: list[Run], unit_of: Ints, stop: Stop) -> Result:
    """Turn the best run into a result: canonical numbers, recomputed value, bound, and what is short."""
    slots: Ids = best.place[unit_of] if problem.size else np.zeros(0, np.int32)
    named = _name(problem, slots)
    clusters = len(named.continues)
    value = evaluate(problem, named.assignment, named.continues)
    bound = upper_bound(problem)
    loads = np.zeros(clusters, np.int64)
    np.add.at(loads, named.assignment[named.assignment >= 0], problem.weights[named.assignment >= 0])
    alike = [run.value for run in runs if run.compared]
    placed = problem.leave_out_price is not None or bool((named.assignment >= 0).all())
    return Result(
        assignment=named.assignment,
        value=value,
        bound=bound,
        gap=None if bound is None else (bound - value) / max(1.0, abs(bound)),
        feasible=placed and len(set(slots[slots >= 0].tolist())) >= problem.clusters[0],
        shortages=explain(problem, named.assignment, clusters),
        trace=best.trace,
        work_done=sum(run.work for run in runs),
        basis=common_basis(problem, named.assignment, clusters),
        continues=named.continues,
        loads=loads,
        marks=marked(problem.marks, [np.flatnonzero(named.assignment == cluster) for cluster in range(clusters)])
        if problem.marks
        else np.full(clusters, -1, np.int32),
        spread=max(alike) - min(alike) if alike else None,
        replayable=not stop.timed_out,
    )


def _name(problem: Problem, slots: Ids) -> _Named:
    """Number clusters by smallest member, except where bounds of their own number them."""
    today = -1 if problem.current is None else int(problem.current.max(initial=-1))
    if problem.own_bounds:
        order = np.arange(problem.clusters[0], dtype=np.int32)
    else:
        used, first = np.unique(slots[slots >= 0], return_index=True)
        order = used[np.argsort(first)]
    number = np.full(problem.slots + 1, -1, np.int32)
    number[order] = np.arange(len(order))
    stayed = np.zeros(problem.slots + 1, np.bool_)
    if problem.current is not None:
        stayed[slots[(slots == problem.current) & (slots >= 0)]] = True
    continues = np.where((order <= today) & stayed[order], order, -1).astype(np.int32)
    return _Named(number[slots], continues)
