"""One independent search: what it holds, whichever kernel did it."""

from dataclasses import dataclass

from maillage.solver.compiled import Ids
from maillage.solver.trace import TracePoint


@dataclass(frozen=True, eq=False)
class Run:
    """The best arrangement that one run met.

    Attributes:
        place: int32[u], cluster of each unit, -1 outside.
        value: its value, prices for units that had to be placed included; runs compare by it.
        work: evaluations spent.
        trace: improvements.
        compared: whether others ran apart from it within the same limits, so that how far they differ says something.
    """

    place: Ids
    value: float
    work: int
    trace: tuple[TracePoint, ...]
    compared: bool = True
