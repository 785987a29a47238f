"""Dedicated seats: how many each cluster gets, and which, so that people follow their partners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from heapq import heapify, heappop, heappush, heapreplace

from maillage.engine.clusters.groups import Members
from maillage.engine.clusters.records import ClusterRecords, DedicatedSeat
from maillage.engine.kernel.reason import Facts, Finding, Severity, Term
from maillage.engine.policy.types.clusters import ClusterRule

_Fewest = tuple[int, int, str, int]
"""Seats of a role, seats at all, the group's name and place: the lowest gets the next seat."""


def seats_of(
    rule: ClusterRule, records: ClusterRecords, groups: Sequence[Members], totals: Sequence[int], names: Sequence[str]
) -> tuple[tuple[tuple[str, ...], ...], tuple[Finding, ...]]:
    """Return the seats dedicated to each group, and what is wrong.

    Seats reserved for the rule, of the roles that it asks for, are spread so that every group gets its least number
    first, then the groups with the most to look after per seat get more, up to the greatest number. A seat goes where
    most of the partners are that its holder deals with today; roles are spread evenly.
    """
    roles = rule.resources.roles if rule.resources is not None else []
    reserved = [seat for seat in records.seats if seat.rule == rule.cluster]
    free = [seat for seat in reserved if not roles or seat.role in roles]
    quota = quotas(rule, len(free), totals, names)
    placed: list[list[DedicatedSeat]] = [[] for _ in groups]
    group_of = {partner: place for place, group in enumerate(groups) for partner in group.tolist()}
    per_role = Counter(seat.role for seat in free)
    wishes = sorted(
        (-count, seat.seat, place)
        for seat in free
        for place, count in Counter(group_of[partner] for partner in seat.partners if partner in group_of).items()
    )
    by_name = {seat.seat: seat for seat in free}
    for _, name, place in wishes:
        seat = by_name.get(name)
        even = seat is not None and -(-per_role[seat.role] // len(groups)) > _of_role(placed[place], seat.role)
        if seat is not None and even and len(placed[place]) < quota[place]:
            placed[place].append(by_name.pop(name))
    _spread(by_name, placed, quota, names)
    strange = (_of_other_role(rule, seat) for seat in reserved if roles and seat.role not in roles)
    seats = tuple(tuple(sorted(seat.seat for seat in chosen)) for chosen in placed)
    return seats, (*_told(rule, seats, sorted(by_name), names), *strange)


def _spread(
    by_name: dict[str, DedicatedSeat], placed: Sequence[list[DedicatedSeat]], quota: Sequence[int], names: Sequence[str]
) -> None:
    """Place the seats that are left, each where fewest of its role are, then fewest seats at all; take them out."""
    queues: dict[str, list[_Fewest]] = {}
    for name in sorted(by_name):
        role = by_name[name].role

        def key(place: int, role: str = role) -> _Fewest:
            return _of_role(placed[place], role), len(placed[place]), names[place], place

        if role not in queues:
            queues[role] = [key(place) for place in range(len(placed))]
            heapify(queues[role])
        queue = queues[role]
        # A group's seats only grow: an entry that is too low is put right when it comes to the top.
        while queue and (len(placed[queue[0][-1]]) >= quota[queue[0][-1]] or queue[0] != key(queue[0][-1])):
            place = heappop(queue)[-1]
            if len(placed[place]) < quota[place]:
                heappush(queue, key(place))
        if queue:
            placed[queue[0][-1]].append(by_name.pop(name))


def unasked(records: ClusterRecords, rules: Collection[str]) -> Iterator[Finding]:
    """Tell of seats that are reserved for a rule which the policy does not have, or which no tier forms."""
    for name in sorted({seat.rule for seat in records.seats} - {*rules}):
        seats = tuple(Term("seat", seat.seat) for seat in records.seats if seat.rule == name)
        rule = Term("cluster", name)
        facts: Facts = {"cluster": rule, "count": len(seats), "seats": seats}
        yield Finding(Severity.WARNING, "cluster-seats-unasked", facts, "clusters", rule)


def _of_other_role(rule: ClusterRule, seat: DedicatedSeat) -> Finding:
    assert rule.resources is not None
    name = Term("seat", seat.seat)
    facts: Facts = {
        "seat": name,
        "role": Term("role", seat.role),
        "cluster": Term("cluster", rule.cluster),
        "roles": tuple(Term("role", role) for role in rule.resources.roles),
    }
    return Finding(Severity.WARNING, "cluster-seat-role", facts, f"clusters/{rule.cluster}/resources/roles", name)


def _of_role(seats: Sequence[DedicatedSeat], role: str) -> int:
    return sum(seat.role == role for seat in seats)


def quotas(rule: ClusterRule, seats: int, totals: Sequence[int], names: Sequence[str]) -> list[int]:
    """Return how many of so many seats each group gets: each its least in turn, then where most is made per seat.

    Highest averages (D'Hondt's rule), so that one seat more never takes one from a group.
    """
    span = rule.resources.seats if rule.resources is not None else None
    least = (span.at_least or 0) if span is not None else 0
    most = span.at_most if span is not None else None
    quota = [0] * len(totals)

    def key(place: int) -> tuple[int, _Ratio, str, int]:
        count = quota[place]
        return min(count, max(least, 1)), _Ratio(-totals[place], count + 1), names[place], place

    queue = [key(place) for place in range(len(totals)) if most is None or most > 0]
    heapify(queue)
    for _ in range(seats):
        if not queue:
            break
        *_, best = queue[0]
        quota[best] += 1
        if most is None or quota[best] < most:
            heapreplace(queue, key(best))
        else:
            heappop(queue)
    return quota


class _Ratio:
    """A fraction that compares exactly."""

    def __init__(self, top: int, bottom: int) -> None:
        self.top, self.bottom = top, bottom

    def __lt__(self, other: _Ratio) -> bool:
        return self.top * other.bottom < other.top * self.bottom

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Ratio) and self.top * other.bottom == other.top * self.bottom

    __hash__ = None  # type: ignore[assignment] # a ratio is compared, never looked up


def _told(
    rule: ClusterRule, seats: Sequence[Sequence[str]], left: Sequence[str], names: Sequence[str]
) -> tuple[Finding, ...]:
    clause = f"clusters/{rule.cluster}/resources"
    found = []
    least = rule.resources.seats.at_least if rule.resources is not None else None
    for chosen, name in zip(seats, names, strict=True):
        if least is not None and len(chosen) < least:
            facts: Facts = {"cluster": Term("cluster", name), "seats": len(chosen), "least": least,
                            "missing": least - len(chosen)}  # fmt: skip
            found.append(Finding(Severity.WARNING, "cluster-seats-short", facts, clause, Term("cluster", name)))
    if left:
        facts = {"cluster": Term("cluster", rule.cluster), "count": len(left),
                 "seats": tuple(Term("seat", seat) for seat in left)}  # fmt: skip
        found.append(Finding(Severity.WARNING, "cluster-seats-idle", facts, clause, Term("cluster", rule.cluster)))
    return tuple(found)
