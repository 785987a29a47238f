"""The seats of the plan: those on record, those that the policy's numbers ask for, and whom each may serve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.types import Cluster
from maillage.engine.coverage.records import CoverageRecords, SeatRecord
from maillage.engine.coverage.types import Seat
from maillage.engine.kernel.quantity import COUNT, HOURS, MILLIONTHS
from maillage.engine.kernel.reason import Facts, Finding, Severity, Term
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Role

SHOWN = 5
"""So many of the places where a role lacks seats are named."""
ANY = -1
"""A seat that serves every territory, or every cluster."""


@dataclass(frozen=True)
class Seating:
    """The seats, role by role in the order of ranks; arrays (seats,) beside them.

    ``of_role``: role's rank → its seats' places. ``territory`` and ``cluster``: what a seat serves, ``ANY`` for all.
    ``person``: index into the people, -1 where vacant. ``hours`` and ``partners``: what a seat can carry, -1 without
    limit (millionths of an hour; partners).
    """

    seats: tuple[Seat, ...]
    of_role: tuple[tuple[int, ...], ...]
    territory: NDArray[np.int64]
    cluster: NDArray[np.int64]
    person: NDArray[np.int64]
    hours: NDArray[np.int64]
    partners: NDArray[np.int64]


def seating_of(
    policy: Policy, roles: Sequence[Role], clusters: Sequence[Cluster], records: CoverageRecords
) -> tuple[Seating, tuple[Finding, ...]]:
    """Return the seats of the plan and what is wrong with those on record.

    A seat whose role, territory or market the policy doesn't use, or that is reserved for clusters and given to none,
    serves nobody. Where a role has fewer seats in a territory or cluster than the policy's least, the missing ones are
    proposed, vacant.
    """
    maker = _Maker(policy, clusters, records)
    made = [[*maker.recorded(role)] for role in roles]
    for place, role in enumerate(roles):
        made[place].extend(maker.proposed(role, made[place]))
    # Who decides needs a seat as well, though no partner is looked after from it.
    deciders = {name for decision in policy.decisions for name in decision.deciders}
    known = deciders | {role.role for role in roles}
    for seat in records.seats:
        if seat.role not in known:
            maker.tell("coverage-seat-role", seat, role=Term("role", seat.role))
        if seat.others:
            people = tuple(Term("person", person) for person in (seat.person, *seat.others))
            maker.tell("coverage-seat-shared", seat, people=people, person=Term("person", seat.person))
    return _arrays(made, policy, clusters, records), tuple(maker.findings)


class _Maker:
    def __init__(self, policy: Policy, clusters: Sequence[Cluster], records: CoverageRecords) -> None:
        self.policy, self.clusters, self.records = policy, clusters, records
        self.findings: list[Finding] = []
        self.cluster_of = {seat: cluster.name for cluster in clusters for seat in cluster.seats}
        self.territories = {territory.territory for territory in policy.territories}

    def tell(self, code: str, seat: SeatRecord, **facts: str | int | Term | tuple[Term, ...]) -> None:
        term = Term("seat", seat.seat)
        self.findings.append(Finding(Severity.WARNING, code, {"seat": term, **facts}, subject=term))

    def recorded(self, role: Role) -> Iterator[Seat]:
        for seat in self.records.seats:
            if seat.role == role.role and self._serves(role, seat):
                hours = seat.capacity
                if hours is None and role.capacity.hours is not None:
                    hours = role.capacity.hours.micro
                yield _seat(role, seat.seat, seat.unit, seat.territory, self.cluster_of.get(seat.seat, ""),
                            seat.market, seat.person, hours)  # fmt: skip

    def _serves(self, role: Role, seat: SeatRecord) -> bool:
        if seat.territory and seat.territory not in self.territories:
            self.tell("coverage-seat-territory", seat, territory=Term("territory", seat.territory))
            return False
        if role.market is not None and seat.market and seat.market != role.market:
            self.tell("coverage-seat-market", seat, market=Term("market", seat.market), role=Term("role", role.role))
            return False
        if role.per == "unit" and role.unit is not None and seat.unit and seat.unit != role.unit:
            self.tell("coverage-seat-unit", seat, unit=Term("unit", seat.unit), role=Term("role", role.role))
            return False
        # The cluster stage has told of reserved seats that no cluster got.
        return not seat.cluster or seat.seat in self.cluster_of

    def proposed(self, role: Role, seats: Sequence[Seat]) -> Iterator[Seat]:
        least, most = role.seats.at_least or 0, role.seats.at_most
        hours = role.capacity.hours.micro if role.capacity.hours is not None else None
        of_territory = Counter(seat.territory for seat in seats)
        of_cluster = Counter(seat.cluster for seat in seats)
        short: list[Term] = []
        missing = 0
        for territory, cluster in self._scopes(role):
            have = of_territory[territory] if territory else of_cluster[cluster] if cluster else len(seats)
            scope = Term("territory", territory) if territory else Term("cluster", cluster)
            if most is not None and have > most:
                facts: Facts = {"role": Term("role", role.role), "scope": scope, "per": role.per, "seats": have,
                                "most": most}  # fmt: skip
                self.findings.append(
                    Finding(Severity.WARNING, "coverage-seats-over", facts, f"roles/{role.role}/seats/at_most", scope)
                )
            if have < least:
                short.append(scope)
                missing += least - have
            stem = "-".join(part for part in (role.role, territory or cluster) if part)
            for number in range(have + 1, least + 1):
                yield _seat(role, f"{stem}-{number}", role.unit or "", territory, cluster, role.market or "", "", hours,
                            proposed=True)  # fmt: skip
        if short:
            self._tell_short(role, short, missing)

    def _tell_short(self, role: Role, scopes: Sequence[Term], missing: int) -> None:
        """Tell once of a role which lacks seats, with the first of the places where."""
        name = Term("role", role.role)
        facts: Facts = {"role": name, "per": role.per, "least": role.seats.at_least, "missing": missing,
                        "count": len(scopes), "scopes": tuple(scopes[:SHOWN]), "more": len(scopes[SHOWN:])}  # fmt: skip
        self.findings.append(
            Finding(Severity.WARNING, "coverage-seats-proposed", facts, f"roles/{role.role}/seats/at_least", name)
        )

    def _scopes(self, role: Role) -> Iterator[tuple[str, str]]:
        if role.per == "territory":
            yield from ((territory.territory, "") for territory in self.policy.territories)
        elif role.per == "cluster":
            rules = role.covers.clusters
            yield from (("", cluster.name) for cluster in self.clusters if rules is None or cluster.rule in rules)
        else:
            yield "", ""


def _seat(
    role: Role,
    name: str,
    unit: str,
    territory: str,
    cluster: str,
    market: str,
    person: str,
    hours: int | None,
    *,
    proposed: bool = False,
) -> Seat:
    partners = role.capacity.partners
    capacity, kind = (hours, HOURS)
    if hours is None and partners is not None:
        capacity, kind = partners * MILLIONTHS, COUNT
    return Seat(name, role.role, unit, territory, cluster, market, person, capacity, kind, proposed, partners)


def _arrays(
    made: Sequence[Sequence[Seat]], policy: Policy, clusters: Sequence[Cluster], records: CoverageRecords
) -> Seating:
    seats = [seat for role in made for seat in role]
    territories = {territory.territory: number for number, territory in enumerate(policy.territories)}
    names = {cluster.name: number for number, cluster in enumerate(clusters)}
    people = {person: number for number, person in enumerate(records.today.people)}
    ends = np.cumsum([0, *(len(role) for role in made)]).tolist()
    return Seating(
        tuple(seats),
        tuple(tuple(range(start, end)) for start, end in pairwise(ends)),
        _codes([seat.territory for seat in seats], territories),
        _codes([seat.cluster for seat in seats], names),
        _codes([seat.person for seat in seats], people),
        np.array([_hours(seat) for seat in seats], np.int64),
        np.array([-1 if seat.most_partners is None else seat.most_partners for seat in seats], np.int64),
    )


def _hours(seat: Seat) -> int:
    return -1 if seat.capacity is None or seat.capacity_unit != HOURS else seat.capacity


def _codes(words: Sequence[str], codes: Mapping[str, int]) -> NDArray[np.int64]:
    return np.array([codes.get(word, ANY) for word in words], np.int64)
