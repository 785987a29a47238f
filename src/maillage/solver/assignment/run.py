"""One independent search: a first assignment, then descents over parts, each from a kick of the best so far."""

from dataclasses import dataclass, field

import numpy as np

from maillage.solver.assignment.descent import Walk, descend, kick, new_walk, room_for
from maillage.solver.assignment.part import Model, Now, Part
from maillage.solver.assignment.problem import Problem
from maillage.solver.assignment.result import TracePoint
from maillage.solver.assignment.value import evaluate, loads_of
from maillage.solver.compiled import Ids, Ints, Random
from maillage.solver.stop import Progress, Share

SLICE = 4_000_000  # work between two looks at the limits
TIMES, AGENTS, HEAT = 3, 3, 1.0  # a kick: parts changed, agents of each, and how much dearer each may be


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
    part: Part = field(init=False)
    walk: Walk = field(init=False)
    version: Ints = field(init=False)  # of the walk, at `place`

    def __post_init__(self) -> None:
        self.part, self.walk = room_for(self.model), new_walk(self.model)
        self.version = self.walk.version.copy()
        self.trace.append(TracePoint(self.work, self.value))

    def search(self, share: Share, progress: Progress | None) -> "Run":
        """Search until the share is spent: descend, keep what isn't worse, kick, and again."""
        before, now = int(self.walk.work[0]), self._now()
        while (used := share.progress(int(self.walk.work[0]) - before, -float(self.value))) < 1.0:
            piece = min(SLICE, max(1, int((1.0 - used) * share.work)))
            ended = descend(self.model, now, self.part, self.walk, self.random, int(self.walk.work[0]) + piece)
            better = now.value[0] < self.value
            if better:
                self._told(int(now.value[0]))
            if better or (ended and now.value[0] == self.value):
                self.place, self.version = now.place.copy(), self.walk.version.copy()
            if ended:
                now = self._now()
                kick(self.model, now, self.part, self.walk, self.random, TIMES, AGENTS, HEAT)
            if progress is not None:
                progress(self.work + int(self.walk.work[0]), float(self.value))
        return self

    def restart(self, place: Ids, value: int) -> None:
        """Go on from another search's assignment."""
        self.place, self.value = place.copy(), value
        self.version = self.walk.latest[0] + 1 + np.arange(self.problem.agents)
        self.walk.latest[0] += self.problem.agents
        self.walk.size[0], self.walk.size[1:] = min(AGENTS, self.problem.agents), 0

    def _told(self, value: int) -> None:
        self.value = value
        self.trace.append(TracePoint(self.work + int(self.walk.work[0]), value))

    def _now(self) -> Now:
        """The best assignment again, as the walk knew it."""
        self.walk.version[:] = self.version
        value = np.array([evaluate(self.problem, self.place)], np.int64)
        return Now(self.place.copy(), loads_of(self.problem, self.place), value)
