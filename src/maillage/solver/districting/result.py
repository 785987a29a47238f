"""What a districting answers."""

from dataclasses import dataclass

from maillage.solver.compiled import Flags, Ids, Ints
from maillage.solver.districting.shortage import Shortage
from maillage.solver.trace import TracePoint


@dataclass(frozen=True, eq=False)
class Result:
    """A grouping with its account.

    Attributes:
        assignment: int32[n], district of each unit, numbered by smallest member: 0 … k - 1, then those that stand
            alone. Every district is connected, whatever else may be missing.
        value: dispersion and price of what moves.
        dispersion, move_price: the two parts.
        bound: no grouping that holds the corridor has a smaller value; None where it wasn't asked for or is too dear.
        gap: (value - bound) / value, None without a bound or where the answer isn't feasible.
        feasible: whether every district is in the corridor, and everything locked or apart is.
        shortages: what is missing, proven or found.
        loads: int64[k + alone], weight of each district.
        centres: int32[k + alone], the unit at the centre of each.
        continues: int32[k + alone], which of today's districts each continues, -1 for none.
        moved: bool[n], which units change hands.
        corridor: the least and the most that a district may weigh.
        trace: improvements of the best run over its work.
        work_done: proposals and evaluations, over all runs.
        spread: most less least value among the runs that are feasible.
        replayable: whether the same seed and work give the same bytes; False when a time limit ended the search.
    """

    assignment: Ids
    value: int
    dispersion: int
    move_price: int
    bound: float | None
    gap: float | None
    feasible: bool
    shortages: tuple[Shortage, ...]
    loads: Ints
    centres: Ids
    continues: Ids
    moved: Flags
    corridor: tuple[int, int]
    trace: tuple[TracePoint, ...]
    work_done: int
    spread: int
    replayable: bool
