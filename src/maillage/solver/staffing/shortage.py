"""Which places lack how much, whatever the assignment: named before and beside any search."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from maillage.solver.compiled import Ints
from maillage.solver.staffing.problem import Problem
from maillage.solver.staffing.value import arcs_of, families, serving

Lack = Literal["capacity", "most", "least"]


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


def shortages(problem: Problem) -> tuple[Shortage, ...]:
    """Return what is missing for certain: looked for over each family of places, and over the places of each group.

    The places of a group must hold at least the demands whose whole group lies among them (Hall's condition on those
    sets; necessary, not sufficient). The widest set that lacks something is told, and within it those that lack
    more than it does. O(d + groups of a family squared).
    """
    asked = _Asked(problem)
    found: list[Shortage] = []
    for family in np.unique(asked.family[asked.family >= 0]).tolist():
        groups = np.flatnonzero(asked.family == family)
        sets = [asked.places_of(groups), *(asked.places_of(groups[at : at + 1]) for at in range(len(groups)))]
        for at, inside in enumerate(sets):
            if at == 0 or len(inside) < len(sets[0]):
                found.extend(asked.of(groups, inside))
    unique = {(one.kind, one.places): one for one in found}
    kept: list[Shortage] = []
    for one in sorted(unique.values(), key=lambda one: (one.kind, -len(one.places), one.places)):
        around = [other for other in kept if other.kind == one.kind and set(one.places) <= set(other.places)]
        if all(one.missing > other.missing for other in around):
            kept.append(one)
    return tuple(kept)


class _Asked:
    """What is asked of each group, pinned demands apart: number, least and most load."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.starts, self.places, _ = serving(problem)
        groups = len(self.starts) - 1
        least, most = _extremes(problem)
        pinned = np.full(problem.size, -1, np.int32) if problem.pinned is None else problem.pinned
        free, held = np.flatnonzero(pinned < 0), np.flatnonzero(pinned >= 0)
        self.number = np.bincount(problem.group[free], minlength=groups)
        self.least, self.most = np.zeros(groups, np.int64), np.zeros(groups, np.int64)
        np.add.at(self.least, problem.group[free], least[free])
        np.add.at(self.most, problem.group[free], most[free])
        self.pins = np.bincount(pinned[held], minlength=problem.places)
        self.pinned = np.zeros(problem.places, np.int64)
        np.add.at(self.pinned, pinned[held], least[held])
        used = np.bincount(problem.group, minlength=groups) > 0
        self.family = np.full(groups, -1, np.int64)
        self.family[used] = families(problem)[self.places[self.starts[:-1][used]]]

    def places_of(self, groups: Ints) -> Ints:
        """The places that serve some groups, ascending."""
        return np.unique(np.concatenate([self.places[self.starts[g] : self.starts[g + 1]] for g in groups.tolist()]))

    def of(self, groups: Ints, inside: Ints) -> Iterator[Shortage]:
        """Yield what the places `inside` lack, of `groups`, those of their family."""
        served = [np.isin(self.places[self.starts[g] : self.starts[g + 1]], inside) for g in groups.tolist()]
        bound = groups[[bool(each.all()) for each in served]]
        reached = groups[[bool(each.any()) for each in served]]
        number = int(self.number[bound].sum() + self.pins[inside].sum())
        named, pinned = tuple(inside.tolist()), int(self.pinned[inside].sum())
        capacity, limit = (self.problem.of_place(name, -1)[inside] for name in ("capacity", "most"))
        needed = self.problem.of_place("least", 0)[inside]
        if (capacity >= 0).all():
            yield from _short("capacity", named, number, int(self.least[bound].sum()) + pinned, int(capacity.sum()))
        if (limit >= 0).all():
            yield from _short("most", named, number, number, int(limit.sum()))
        if (needed > 0).all():
            reach = int(self.number[reached].sum() + self.pins[inside].sum())
            yield from _short("least", named, reach, int(needed.sum()), int(self.most[reached].sum()) + pinned)


def _short(kind: Lack, places: tuple[int, ...], demands: int, asked: int, available: int) -> Iterator[Shortage]:
    if asked > available:
        yield Shortage(kind, places, demands, asked, available, asked - available)


def _extremes(problem: Problem) -> tuple[Ints, Ints]:
    """int64[d] each: the least and the most that each demand can weigh."""
    if problem.load is not None:
        return problem.load, problem.load
    assert problem.loads is not None
    if not problem.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    starts = problem.arc_starts()[:-1]
    least, most = np.minimum.reduceat(problem.loads, starts), np.maximum.reduceat(problem.loads, starts)
    if problem.pinned is not None:
        held = problem.pinned >= 0
        exact = problem.loads[arcs_of(problem, problem.pinned)[held]]
        least[held], most[held] = exact, exact
    return least, most
