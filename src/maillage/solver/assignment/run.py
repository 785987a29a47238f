"""One independent search: from a first assignment, a walk that keeps the best that it sees."""

from dataclasses import dataclass, field

import numpy as np

from maillage.solver.assignment.descent import Walk, new_walk, walk_on
from maillage.solver.assignment.part import Model, Now
from maillage.solver.assignment.problem import Problem
from maillage.solver.assignment.value import evaluate, loads_of
from maillage.solver.compiled import Ids, Random
from maillage.solver.stop import Progress, Share
from maillage.solver.trace import TracePoint

SLICE = 4_000_000  # work between two looks at the limits


@dataclass(eq=False)
class Run:
    """What one search holds between two of its turns.

    Attributes:
        place: int32[n], its best assignment; `value` is its cost.
        work: work spent before the search began.
        trace: improvements.
    """

    problem: Problem
    model: Model
    random: Random
    place: Ids
    value: int
    work: int = 0
    trace: list[TracePoint] = field(default_factory=list)
    walk: Walk = field(init=False)

    def __post_init__(self) -> None:
        self.walk = new_walk(self.model, self._at(self.place))
        self.trace.append(TracePoint(self.work, self.value))

    def search(self, share: Share, progress: Progress | None) -> "Run":
        """Search until the share is spent."""
        before = int(self.walk.work[0])
        while (used := share.progress(int(self.walk.work[0]) - before, -float(self.value))) < 1.0:
            piece = min(SLICE, max(1, int((1.0 - used) * share.work)))
            walk_on(self.model, self.walk, self.random, int(self.walk.work[0]) + piece)
            if self.walk.best.value[0] < self.value:
                self.place, self.value = self.walk.best.place.copy(), int(self.walk.best.value[0])
                self.trace.append(TracePoint(self.work + int(self.walk.work[0]), self.value))
            if progress is not None:
                progress(self.work + int(self.walk.work[0]), float(self.value))
        return self

    def restart(self, place: Ids, value: int) -> None:
        """Go on from another search's assignment."""
        self.place, self.value = place.copy(), value
        self.walk = self.walk._replace(now=self._at(place), best=self._at(place))

    def _at(self, place: Ids) -> Now:
        value = np.array([evaluate(self.problem, place)], np.int64)
        return Now(place.copy(), loads_of(self.problem, place), value)
