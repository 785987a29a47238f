"""What a search for clusters answers."""

from dataclasses import dataclass
from typing import Literal

from maillage.solver.compiled import Ids, Ints
from maillage.solver.trace import TracePoint

Cause = Literal["lower", "upper", "count", "separated", "price"]


@dataclass(frozen=True)
class Shortage:
    """Why some nodes are outside, or why too few clusters stand.

    Attributes:
        nodes: the nodes left outside for this reason; empty where clusters are missing but no node is.
        cause: *lower*: with all that is free, a cluster around them doesn't reach the lower bound; *upper*: the
            clusters that share their basis are full; *count*: a cluster could be formed, but no more may be opened;
            *separated*: pins or separations keep them out; *price*: they could be placed, and are cheaper outside.
        feature: the best candidate for their common basis; -1 where no basis is asked, or they hold none.
        held: total weight of all nodes, placed or not, that hold the feature.
        available: weight of those among them that are outside.
        missing_weight: what `available` lacks to the lower bound.
        missing_members: what the number of those outside lacks to `min_members`.
        relaxation: the bound that would let them in: the lower bound lowered to this, the upper bound raised to it,
            or the number of clusters raised to it; -1 where no bound is in the way.
        proven: whether no arrangement at all can place them: every node that holds any of their possible bases,
            taken together, stays below the lower bounds.
    """

    nodes: tuple[int, ...]
    cause: Cause
    feature: int
    held: int
    available: int
    missing_weight: int
    missing_members: int
    relaxation: int
    proven: bool


@dataclass(frozen=True, eq=False)
class Result:
    """A clustering with its account.

    Attributes:
        assignment: int32[n], cluster of each node, -1 outside. Clusters are numbered by their smallest member; where
            bounds differ by cluster, by the position of their bounds.
        value: the objective: affinity inside, less the prices of nodes outside and of moves. Nodes that had to be
            placed and could not be cost nothing here; `feasible` is then False.
        bound: no arrangement has a greater value; None where no useful bound is known.
        gap: (bound - value) / |bound|, None without a bound.
        feasible: whether every node that must be placed is, and at least the least number of clusters stand. All
            other constraints hold in every answer.
        shortages: one entry for each reason why nodes are outside or clusters are missing.
        trace: improvements of the best value over the work of the best run.
        work_done: evaluations spent, over all runs.
        basis: int32[p], the feature of each cluster that all members hold, of those the one with the largest weight;
            -1 where no basis was asked.
        continues: int32[p], today's cluster that each continues, -1 for a new one.
        loads: int64[p], total weight of each cluster.
        marks: int32[p], which of the problem's marks each cluster carries, -1 for none.
        spread: best value less worst value among the independent runs; None where there was one search alone, whose
            parts trade with each other (replica exchange).
        replayable: whether the same seed and work give the same bytes; False when a time limit ended the search.
    """

    assignment: Ids
    value: float
    bound: float | None
    gap: float | None
    feasible: bool
    shortages: tuple[Shortage, ...]
    trace: tuple[TracePoint, ...]
    work_done: int
    basis: Ids
    continues: Ids
    loads: Ints
    marks: Ids
    spread: float | None
    replayable: bool
