"""What a staffing answers."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from maillage.solver.compiled import Ids, Ints
from maillage.solver.staffing.value import Price

Lack = Literal["capacity", "most", "least"]


class TracePoint(NamedTuple):
    """The best price known once so much work was done."""

    work: int
    value: int


@dataclass(frozen=True)
class Shortage:
    """Places that cannot do what is asked of them, whatever the assignment.

    Attributes:
        kind: *capacity*: the demands that only these places may take weigh more than the places hold; *most*: they are
            more than the places may have; *least*: everything that may come to these places weighs less than they need.
        places: the places, in ascending order.
        demands: how many demands that counts.
        asked: their load (or number), or for *least* the load that the places need.
        available: the places' capacity (or number), or for *least* all that may come.
        missing: what is missing: `asked` less `available`.
    """

    kind: Lack
    places: tuple[int, ...]
    demands: int
    asked: int
    available: int
    missing: int


@dataclass(frozen=True, eq=False)
class Result:
    """An assignment with its account.

    Attributes:
        places: int32[d], the place of each demand.
        value: its price; `price` has it part by part.
        bound: no assignment has a smaller price; None where it wasn't asked for.
        gap: (value - bound) / value, None without a bound.
        feasible: whether no capacity, most or least is violated. Violations are priced: an answer always stands.
        shortages: what is proven to be missing; violations beyond it may or may not be avoidable.
        load, count: int64[p], what each place carries.
        components: how many independent parts were searched.
        trace: improvements over the work done.
        work_done: moves tried.
        replayable: whether the same seed and work give the same bytes; False when a time limit ended the search.
    """

    places: Ids
    value: int
    price: Price
    bound: float | None
    gap: float | None
    feasible: bool
    shortages: tuple[Shortage, ...]
    load: Ints
    count: Ints
    components: int
    trace: tuple[TracePoint, ...]
    work_done: int
    replayable: bool
