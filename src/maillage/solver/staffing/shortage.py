"""Which places lack how much, whatever the assignment: named before and beside any search."""

from collections.abc import Iterator

import numpy as np

from maillage.solver.compiled import Flags, Ints
from maillage.solver.staffing.problem import Problem
from maillage.solver.staffing.result import Shortage
from maillage.solver.staffing.value import arcs_of, families, serving


def shortages(problem: Problem) -> tuple[Shortage, ...]:
    """Return what is missing for certain: looked for over each family of places, and over the places of each group.

    The places of a group must hold at least the demands whose whole group lies among them (Hall's condition on those
    sets; necessary, not sufficient). The widest set that lacks something is told, and within it those that lack
    more than it does.
    """
    found: dict[tuple[str, tuple[int, ...]], Shortage] = {}
    for inside in _sets(problem):
        for one in _of(problem, inside):
            found.setdefault((one.kind, one.places), one)
    wider = sorted(found.values(), key=lambda one: (one.kind, -len(one.places), one.places))
    kept: list[Shortage] = []
    for one in wider:
        around = [other for other in kept if other.kind == one.kind and set(one.places) <= set(other.places)]
        if all(one.missing > other.missing for other in around):
            kept.append(one)
    return tuple(kept)


def _sets(problem: Problem) -> Iterator[Flags]:
    """Yield the sets of places that are looked at, without repeats."""
    family = families(problem)
    seen: set[bytes] = set()
    starts, places, _ = serving(problem)
    for number in np.unique(family[places[starts[np.unique(problem.group)]]]).tolist():
        inside = family == number
        seen.add(inside.tobytes())
        yield inside
    for group in np.unique(problem.group).tolist():
        inside = np.zeros(problem.places, np.bool_)
        inside[places[starts[group] : starts[group + 1]]] = True
        if inside.tobytes() not in seen:
            seen.add(inside.tobytes())
            yield inside


def _of(problem: Problem, inside: Flags) -> Iterator[Shortage]:
    starts, places, _ = serving(problem)
    row = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    outside = np.zeros(len(starts) - 1, np.bool_)
    outside[row[~inside[places]]] = True
    touched = np.zeros(len(starts) - 1, np.bool_)
    touched[row[inside[places]]] = True
    bound, reached = ~outside[problem.group], touched[problem.group]
    if problem.pinned is not None:
        held = problem.pinned >= 0
        bound = np.where(held, inside[problem.pinned], bound)
        reached = np.where(held, inside[problem.pinned], reached)
    least, most = _extremes(problem)
    named = tuple(np.flatnonzero(inside).tolist())
    capacity = problem.of_place("capacity", -1)[inside]
    if (capacity >= 0).all():
        yield from _short("capacity", named, int(bound.sum()), int(least[bound].sum()), int(capacity.sum()))
    limit = problem.of_place("most", -1)[inside]
    if (limit >= 0).all():
        yield from _short("most", named, int(bound.sum()), int(bound.sum()), int(limit.sum()))
    needed = problem.of_place("least", 0)[inside]
    if (needed > 0).all():
        yield from _short("least", named, int(reached.sum()), int(needed.sum()), int(most[reached].sum()))


def _short(kind: str, places: tuple[int, ...], demands: int, asked: int, available: int) -> Iterator[Shortage]:
    if asked > available:
        yield Shortage(kind, places, demands, asked, available, asked - available)  # type: ignore[arg-type] # one of the three


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
