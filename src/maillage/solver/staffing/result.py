"""What a staffing answers."""

from dataclasses import dataclass
from functools import cached_property

from maillage.solver.compiled import Ids, Ints
from maillage.solver.staffing.problem import Problem
from maillage.solver.staffing.shortage import Shortage, shortages
from maillage.solver.staffing.value import Price
from maillage.solver.trace import TracePoint


@dataclass(frozen=True, eq=False)
class Result:
    """An assignment with its account.

    Attributes:
        places: int32[d], the place of each demand.
        value: its price; `price` has it part by part.
        bound: no assignment has a smaller price; None where it wasn't asked for.
        gap: (value - bound) / value, None without a bound.
        feasible: whether no capacity, most or least is violated. Violations are priced: an answer always stands.
        load, count: int64[p], what each place carries.
        components: how many independent parts were searched.
        trace: improvements over the work done.
        work_done: moves tried.
        replayable: whether the same seed and work give the same bytes; False when a time limit ended the search.
        problem: what was asked.
    """

    places: Ids
    value: int
    price: Price
    bound: float | None
    gap: float | None
    feasible: bool
    load: Ints
    count: Ints
    components: int
    trace: tuple[TracePoint, ...]
    work_done: int
    replayable: bool
    problem: Problem

    @cached_property
    def shortages(self) -> tuple[Shortage, ...]:
        """What is proven to be missing; violations beyond it may or may not be avoidable."""
        return () if self.feasible else shortages(self.problem)
