"""What a person should know about the coverage: who has no contact, seats vacant or overloaded, pins not honoured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.form import set_aside
from maillage.engine.coverage.needs import Needs, most_contacts
from maillage.engine.coverage.reach import Channel
from maillage.engine.coverage.records import CoverageRecords
from maillage.engine.coverage.seating import Seating
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.kernel.reason import Fact, Facts, Finding, Severity, Term
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Role

SHOWN = 5
"""So many partners are named in a finding about many."""
NO_TERRITORY = "none"


def told(
    policy: Policy,
    roles: Sequence[Role],
    channel: Channel,
    needs: Needs,
    seating: Seating,
    records: CoverageRecords,
    table: CoverageTable,
) -> tuple[Finding, ...]:
    """Return the findings of a coverage; findings about many partners come one per territory, with their number."""
    tell = _Told(policy, roles, channel, needs, seating, records, table)
    return (*tell.without(), *tell.nowhere(), *tell.by_default(), *tell.unseated(), *tell.vacant(), *tell.overloaded(),
            *tell.pins(), *tell.exceptions())  # fmt: skip


class _Told:
    def __init__(
        self,
        policy: Policy,
        roles: Sequence[Role],
        channel: Channel,
        needs: Needs,
        seating: Seating,
        records: CoverageRecords,
        table: CoverageTable,
    ) -> None:
        self.policy, self.roles, self.channel, self.needs = policy, roles, channel, needs
        self.seating, self.records, self.table = seating, records, table
        self.partners = channel.scene.table.partners

    def without(self) -> Iterator[Finding]:
        """Partners that nobody can talk to: an error, since every partner must have a primary contact."""
        has = np.zeros(len(self.partners), np.bool_)
        has[self.table.partner] = True
        yield from self._by_territory("coverage-no-contact", Severity.ERROR, np.flatnonzero(~has))

    def nowhere(self) -> Iterator[Finding]:
        """Partners whose address lies in no territory, where a role looks at territories."""
        if any(role.per == "territory" for role in self.roles):
            outside = np.flatnonzero(self.table.territory < 0)
            if len(outside):
                yield Finding(Severity.WARNING, "coverage-no-territory", self._many(outside), "territories")

    def by_default(self) -> Iterator[Finding]:
        for rank, role in enumerate(self.roles):
            given = np.flatnonzero(self.needs.by_default == rank)
            facts = {"role": Term("role", role.role)}
            yield from self._by_territory("coverage-by-default", Severity.WARNING, given, facts)

    def unseated(self) -> Iterator[Finding]:
        """Partners that a role takes where it has no seat."""
        for rank, role in enumerate(self.roles):
            missing = np.flatnonzero(self.needs.covered[rank] & ~self.needs.seated[rank])
            facts = {"role": Term("role", role.role)}
            yield from self._by_territory("coverage-role-unseated", Severity.WARNING, missing, facts)

    def _by_territory(
        self, code: str, severity: Severity, partners: NDArray[np.int64], facts: Facts | None = None
    ) -> Iterator[Finding]:
        of = self.table.territory[partners]
        for number in np.unique(of).tolist():
            name = self.table.territories[number] if number >= 0 else NO_TERRITORY
            territory = Term("territory", name)
            here = self._many(partners[of == number])
            yield Finding(severity, code, {**(facts or {}), "territory": territory, **here}, "coverage", territory)

    def _many(self, partners: NDArray[np.int64]) -> dict[str, Fact]:
        named = tuple(Term("partner", self.partners[int(partner)]) for partner in partners[:SHOWN])
        return {"count": len(partners), "partners": named}

    def vacant(self) -> Iterator[Finding]:
        for place, seat in enumerate(self.table.seats):
            count = int(self.table.partners_of[place])
            if seat.person or (seat.proposed and not count):
                continue
            name = Term("seat", seat.seat)
            facts: Facts = {"seat": name, "role": Term("role", seat.role), "count": count}
            code = "coverage-seat-proposed" if seat.proposed else "coverage-seat-vacant"
            yield Finding(Severity.WARNING, code, facts, f"roles/{seat.role}/seats", name)

    def overloaded(self) -> Iterator[Finding]:
        for place, seat in enumerate(self.table.seats):
            name, clause = Term("seat", seat.seat), f"roles/{seat.role}/capacity"
            who: dict[str, Fact] = {"seat": name, "person": Term("person", seat.person) if seat.person else name}
            load, count = int(self.table.load_of[place]), int(self.table.partners_of[place])
            hours, most = int(self.seating.hours[place]), int(self.seating.partners[place])
            if 0 <= hours < load:
                facts = {**who, "hours": Quantity(load, HOURS), "capacity": Quantity(hours, HOURS),
                         "excess": Quantity(load - hours, HOURS), "count": count}  # fmt: skip
                yield Finding(Severity.WARNING, "coverage-overload", facts, clause, name)
            if 0 <= most < count:
                facts = {**who, "count": count, "most": most, "excess": count - most}
                yield Finding(Severity.WARNING, "coverage-crowded", facts, clause, name)

    def pins(self) -> Iterator[Finding]:
        """Pins that the plan does not honour."""
        for pin, code in self.needs.pinned.unmet:
            partner = Term("partner", pin.name)
            facts: Facts = {"pin": pin.pin, "partner": partner, "person": Term("person", pin.person)}
            yield Finding(Severity.WARNING, code, facts, "coverage", partner)

    def exceptions(self) -> Iterator[Finding]:
        """Exceptions to the number of contacts that do not count, and what the others change."""
        yield from (set_aside("coverage", one, one.value, self.partners) for one in self.records.set_aside)
        usual = most_contacts(self.policy)
        contacts = np.bincount(self.table.partner, minlength=len(self.partners))
        for index, allowed in sorted(self.records.most.items()):
            partner = Term("partner", self.partners[index])
            facts: dict[str, Fact] = {"partner": partner, "allowed": allowed, "contacts": int(contacts[index])}
            gone = np.flatnonzero(self.needs.crowded[:, index]).tolist()
            if usual is not None and contacts[index] > usual:
                facts["most"] = usual
                yield Finding(Severity.NOTE, "coverage-exception-more", facts, "coverage/most_contacts", partner)
            elif gone and (usual is None or allowed < usual):
                facts["roles"] = tuple(Term("role", self.needs.roles[rank]) for rank in gone)
                yield Finding(Severity.NOTE, "coverage-exception-fewer", facts, "coverage/most_contacts", partner)
