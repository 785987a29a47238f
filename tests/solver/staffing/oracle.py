"""A second opinion: the price written from the page in plain Python, and every assignment tried."""

from __future__ import annotations

from itertools import product
from math import prod

from maillage.solver.staffing import Problem, even_shares


def choices(problem: Problem) -> list[list[int]]:
    """The places that each demand may have."""
    found = []
    for d in range(problem.size):
        group = int(problem.group[d])
        places = problem.group_places[problem.group_starts[group] : problem.group_starts[group + 1]].tolist()
        held = [p for p in places if problem.holder[p] >= 0]
        pinned = problem.pinned is not None and int(problem.pinned[d]) >= 0
        found.append([int(problem.pinned[d])] if pinned else held or places)  # type: ignore[index] # pinned is given
    return found


def many(problem: Problem) -> int:
    """How many assignments there are."""
    return prod(len(places) for places in choices(problem))


def optimum(problem: Problem) -> int:
    """The least price of all assignments."""
    share = even_shares(problem).tolist()
    return min(price(problem, places, share) for places in product(*choices(problem)))


def price(problem: Problem, places: tuple[int, ...], share: list[int]) -> int:
    """What one assignment costs."""
    total, load, count = 0, [0] * problem.places, [0] * problem.places
    contacts: set[tuple[int, object]] = set()
    for d, p in enumerate(places):
        first = int(problem.group_starts[problem.group[d]])
        arc = int(problem.arc_starts()[d]) + problem.group_places[first:].tolist().index(p)
        load[p] += int(problem.load[d] if problem.load is not None else problem.loads[arc])  # type: ignore[index] # one of the two
        count[p] += 1
        total += 0 if problem.costs is None else int(problem.costs[arc])
        contacts.add((int(problem.item[d]), int(problem.holder[p]) if problem.holder[p] >= 0 else f"vacant {p}"))
    total += problem.contact_price * len(contacts)
    for item, holder, worth in zip(*(part.tolist() for part in problem.ties()), strict=True):
        total += 0 if (item, holder) in contacts else worth
    for p in range(problem.places):
        capacity, least, most = (int(problem.of_place(name, 0)[p]) for name in ("capacity", "least", "most"))
        total += problem.overload_price * max(0, load[p] - capacity) if capacity >= 0 else 0
        total += problem.short_price * max(0, least - load[p])
        total += problem.crowding_price * max(0, count[p] - most) if most >= 0 else 0
        if share[p] >= 0:
            beyond = abs(load[p] - share[p])
            total += problem.drift_price * beyond
            total += problem.outside_price * max(0, beyond - share[p] * problem.within // 1_000_000)
    return total
