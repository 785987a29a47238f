"""One annealing by matrix: where it starts, how it cools, what it keeps."""

from dataclasses import dataclass

import numpy as np

from maillage.solver.clustering.pair_fixed import anneal_fixed, stays_fixed
from maillage.solver.clustering.pair_search import anneal_pairs, close_short, fill, repair
from maillage.solver.clustering.pairs import Arrangement, Pairs, everything_outside
from maillage.solver.clustering.run import Run
from maillage.solver.compiled import Ids, Ints, Random
from maillage.solver.stop import Progress, Share
from maillage.solver.trace import TracePoint

SLICES = 40
TIMED_SLICE = 1_000_000
REPAIR = 2_000_000  # proposals at most to bring a start within its bounds
BEGINNING, END = 1.2, 0.06  # temperatures, in units of what a shift changes at random
SPARSE = 0.5  # the part of pairs with affinity below which many short annealings beat a long one
CYCLE = 40_000  # proposals for each unit in a short annealing


@dataclass(frozen=True, eq=False)
class Setting:
    """What a search by matrix is given.

    Attributes:
        pairs: the problem as kernels read it.
        factor: what its affinities were multiplied by to become whole numbers.
        exits: whether units may go outside.
        clusters: the number of clusters to fill.
    """

    pairs: Pairs
    factor: float
    exits: bool
    clusters: int


@dataclass
class Held:
    """What a search holds: its arrangement, the best it met and that value, its own random numbers."""

    now: Arrangement
    best: Ids
    value: Ints  # [1]
    random: Random


def begin(setting: Setting, random: Random) -> Held:
    """Fill clusters at random and mend what is short of bounds; what can't be mended is closed."""
    pairs, clusters = setting.pairs, setting.clusters
    now = everything_outside(pairs)
    if clusters and len(now.place):
        fill(pairs, now, clusters, random)
        if not repair(pairs, now, clusters, random, REPAIR):
            close_short(pairs, now)
    return Held(now, now.place.copy(), now.totals[1:2].copy(), random)


def anneal(
    setting: Setting, held: Held, cold: float, share: Share, progress: Progress | None
) -> tuple[int, tuple[TracePoint, ...]]:
    """Cool `held` down to `cold`, again and again where affinity is sparse; returns the work spent and the trace."""
    pairs, now = setting.pairs, held.now
    scale = typical_change(pairs, setting.clusters)
    exits = setting.exits or bool(now.members[-1])
    fixed = not exits and stays_fixed(pairs, now)
    cycle = min(share.work, CYCLE * len(now.place)) if is_sparse(pairs) else share.work
    piece = max(1, min(share.slice(SLICES, TIMED_SLICE), cycle // SLICES))
    spent, trace = 0, [TracePoint(0, int(held.value[0]) / setting.factor)]
    while (used := share.progress(spent, trace[-1].value)) < 1.0 and len(now.place) > 1 and setting.clusters:
        # Where time is too short for one whole cycle, its first one falls with the time.
        begun = max(spent / cycle, used) if spent < cycle else spent % cycle / cycle
        warm, cool = (scale * BEGINNING * (cold / BEGINNING) ** at for at in (begun, begun + 1 / SLICES))
        if fixed:
            anneal_fixed(pairs, now, held.best, held.value, held.random, piece, warm, cool)
        else:
            anneal_pairs(pairs, now, held.best, held.value, held.random, piece, warm, cool, exits)
        spent += piece
        value = int(held.value[0]) / setting.factor
        if value > trace[-1].value:
            trace.append(TracePoint(spent, value))
        if progress is not None:
            progress(spent, value)
    return spent, tuple(trace)


def is_sparse(pairs: Pairs) -> bool:
    """Whether most pairs have no affinity."""
    return bool(np.count_nonzero(pairs.affinity) < SPARSE * pairs.affinity.size)


def typical_change(pairs: Pairs, clusters: int) -> float:
    """Return what a shift changes by at random: the deviation of an affinity, over the members of two clusters."""
    others = ~np.eye(len(pairs.affinity), dtype=np.bool_)
    mates = 2 * len(pairs.affinity) / max(1, clusters)
    return max(1.0, float(pairs.affinity[others].std() * np.sqrt(mates))) if others.any() else 1.0


def finished(setting: Setting, held: Held, spent: int, trace: tuple[TracePoint, ...]) -> Run:
    """Return what a search found; its rank is the value, less a price for clusters that are missing."""
    pairs, best, outside = setting.pairs, held.best, len(held.now.load) - 1
    missing = max(0, int(pairs.span[0]) - len(set(best[best != outside].tolist())))
    rank = int(held.value[0]) - missing * int(np.abs(pairs.prices[-1]).max(initial=1)) * 2
    return Run(np.where(best == outside, -1, best).astype(np.int32), rank / setting.factor, spent, trace)
