"""What a search for an assignment answers."""

from dataclasses import dataclass

from maillage.solver.compiled import Ids, Ints
from maillage.solver.trace import TracePoint


@dataclass(frozen=True, eq=False)
class Result:
    """An assignment with its account.

    Attributes:
        assignment: int32[n], the agent of each job.
        value: its total cost.
        bound: no assignment within the capacities costs less; None where the capacities are proven too small.
        gap: (value - bound) / max(1, |bound|); None without a bound, or where the answer isn't feasible.
        feasible: whether every capacity holds.
        impossible: whether it is proven that no assignment holds every capacity (not even of parts of jobs).
        overloads: int64[m], by how much each capacity is exceeded: all 0 in a feasible answer, and as little as the
            search could make it in one that isn't.
        loads: int64[m], total weight of each agent.
        trace: improvements of the best value over the work of the run that found it.
        work_done: work spent, over all runs; see `solve`.
        spread: worst value less best value among the runs that found a feasible one.
        replayable: whether the same seed and work give the same bytes; False when a time limit ended the search.
    """

    assignment: Ids
    value: int
    bound: int | None
    gap: float | None
    feasible: bool
    impossible: bool
    overloads: Ints
    loads: Ints
    trace: tuple[TracePoint, ...]
    work_done: int
    spread: int
    replayable: bool
