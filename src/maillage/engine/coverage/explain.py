"""Why a partner has its contacts, and what stands between it and the roles that don't cover it."""

from __future__ import annotations

from collections.abc import Iterator

from maillage.engine.clusters.scene import scene_after_tiers
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.coverage.needs import Needs, most_of, needs_of
from maillage.engine.coverage.reach import Channel, Reach, ranked_roles
from maillage.engine.coverage.records import CoverageRecords
from maillage.engine.coverage.seating import seating_of
from maillage.engine.coverage.types import Cause, CoverageTable
from maillage.engine.kernel.quantity import HOURS, RATIO, Quantity
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Role
from maillage.engine.tiers.types import TierTable

CAUSES = {
    Cause.ONLY: "coverage-seat-only",
    Cause.KEPT: "coverage-seat-kept",
    Cause.BALANCE: "coverage-seat-room",
    Cause.PIN: "coverage-seat-pinned",
    Cause.SAME: "coverage-seat-same",
}


class ContactReasons:
    """Why partners have their contacts: what holds for all of them is worked out once."""

    def __init__(
        self,
        policy: Policy,
        measures: MeasureTable,
        tiers: TierTable,
        clusters: ClusterTable,
        coverage: CoverageTable,
        records: CoverageRecords,
    ) -> None:
        """Ask about the partners of a plan, whose parts these are."""
        scene = scene_after_tiers(policy, measures, tiers, records.ruled)
        self._channel = Channel(scene, tiers, clusters, coverage.territory)
        self._roles = ranked_roles(policy)
        seating, _ = seating_of(policy, self._roles, clusters.clusters, records)
        self._needs = needs_of(policy, self._roles, self._channel, seating, records)
        self._most = most_of(policy, records)
        self._partners, self._coverage = measures.partners, coverage

    def contacts(self, index: int) -> Reason:
        """Return why a partner has its contacts, one part for each, then one for each role that it doesn't have.

        A contact's parts: the clauses by which the role takes the partner, with its rank where the biggest count; why
        this seat; what the seat carries.
        """
        told = _Told(self._roles, self._channel, self._coverage, self._needs, index, int(self._most[index]))
        rows = self._coverage.contacts_of(index)
        had = {int(self._coverage.role[row]) for row in rows}
        parts = (*(told.contact(row) for row in rows),
                 *(told.missing(rank) for rank in range(len(self._roles)) if rank not in had))  # fmt: skip
        who = Term("partner", self._partners[index])
        return Reason("coverage-contacts", "coverage", {"partner": who, "count": len(rows)}, bool(had), parts)


def explain_contact(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    clusters: ClusterTable,
    coverage: CoverageTable,
    records: CoverageRecords,
    index: int,
) -> Reason:
    """Return why partner ``index`` has its contacts: ``ContactReasons`` asked once."""
    return ContactReasons(policy, measures, tiers, clusters, coverage, records).contacts(index)


class _Told:
    def __init__(
        self,
        roles: tuple[Role, ...],
        channel: Channel,
        coverage: CoverageTable,
        needs: Needs,
        index: int,
        most: int,
    ) -> None:
        self.roles, self.channel, self.coverage = roles, channel, coverage
        self.needs, self.index, self.most = needs, index, most
        number = int(channel.territory[index])
        self.territory = Term("territory", coverage.territories[number] if number >= 0 else "none")

    def contact(self, row: int) -> Reason:
        rank, place = int(self.coverage.role[row]), int(self.coverage.seat[row])
        role, seat = self.roles[rank], self.coverage.seats[place]
        facts: dict[str, Fact] = {
            "role": Term("role", role.role),
            "seat": Term("seat", seat.seat),
            "person": Term("person", seat.person) if seat.person else None,
        }
        code = "coverage-contact-primary" if self.coverage.primary[row] else "coverage-contact"
        if not seat.person:
            code += "-vacant"
        if int(self.needs.by_default[self.index]) == rank:
            why = [Reason("coverage-given-by-default", "coverage", {"role": facts["role"]}, True)]
        elif self.needs.forced[rank, self.index]:
            why = [Reason("coverage-given-by-pin", "coverage", {"role": facts["role"]}, True)]
        else:
            why = list(self._clauses(role, self.channel.reach(role), met=True))
        chosen = Reason(CAUSES[Cause(int(self.coverage.cause[row]))], f"roles/{role.role}/seats",
                        {"seat": facts["seat"], "person": facts["person"] or facts["seat"],
                         "territory": self.territory})  # fmt: skip
        return Reason(code, f"roles/{role.role}", facts, True, (*why, chosen, self._load(row, place)))

    def _load(self, row: int, place: int) -> Reason:
        seat = self.coverage.seats[place]
        facts: dict[str, Fact] = {
            "hours": Quantity(int(self.coverage.load[row]), HOURS),
            "total": Quantity(int(self.coverage.load_of[place]), HOURS),
            "count": int(self.coverage.partners_of[place]),
        }
        if seat.capacity is None or seat.capacity_unit != HOURS:
            return Reason("coverage-load", f"roles/{seat.role}/workload", facts)
        facts["capacity"] = Quantity(seat.capacity, HOURS)
        holds = int(self.coverage.load_of[place]) <= seat.capacity
        return Reason("coverage-load-capacity", f"roles/{seat.role}/workload", facts, holds)

    def missing(self, rank: int) -> Reason:
        """Why the partner doesn't have this role: the first that stands of clauses, seats, absorbing, crowding."""
        role, index = self.roles[rank], self.index
        name = Term("role", role.role)
        if not self.needs.covered[rank, index]:
            parts = tuple(self._clauses(role, self.channel.reach(role), met=False))
            return Reason("coverage-not-covered", f"roles/{role.role}/covers", {"role": name}, False, parts)
        if not self.needs.seated[rank, index]:
            facts: dict[str, Fact] = {"role": name, "territory": self.territory}
            return Reason("coverage-not-seated", f"roles/{role.role}/seats", facts, False)
        if self.needs.absorbed[rank, index]:
            gets, crowded = self.needs.gets[:, index], self.needs.crowded[:, index]
            by = next(other.role for place, other in enumerate(self.roles)
                      if role.role in other.absorbs and (gets[place] or crowded[place]))  # fmt: skip
            facts = {"role": name, "by": Term("role", by)}
            return Reason("coverage-not-absorbed", f"roles/{by}/absorbs", facts, False)
        facts = {"role": name, "most": self.most}
        return Reason("coverage-not-crowded", "coverage/most_contacts", facts, False)

    def _clauses(self, role: Role, reach: Reach, *, met: bool) -> Iterator[Reason]:
        """Yield the clauses that the partner meets, or those that it fails."""
        index, covers, clause = self.index, role.covers, f"roles/{role.role}/covers"
        ladder = self.channel.tiers.overall
        rank = int(ladder.tier[index])
        if covers.tiers is not None and bool(reach.tier[index]) == met:
            facts: dict[str, Fact] = {
                "tier": Term("tier", ladder.names[rank] if rank >= 0 else "none"),
                "tiers": tuple(Term("tier", name) for name in covers.tiers),
            }
            yield Reason("coverage-tier" if met else "coverage-tier-other", f"{clause}/tiers", facts, met)
        if covers.clusters is not None and bool(reach.cluster[index]) == met:
            facts = {"clusters": tuple(Term("cluster", name) for name in covers.clusters)}
            number = int(self.channel.clusters.cluster_of[index])
            if number >= 0:
                facts["cluster"] = Term("cluster", self.channel.clusters.clusters[number].name)
            code = "coverage-cluster" if met else "coverage-cluster-other" if number >= 0 else "coverage-cluster-none"
            yield Reason(code, f"{clause}/clusters", facts, met)
        if covers.when is not None and bool(reach.when[index]) == met:
            yield Reason("coverage-when" if met else "coverage-when-not", f"{clause}/when", {}, met)
        if covers.bulk is not None and bool(reach.bulk[index]) == met:
            yield self._bulk(role, reach, met)
        if met and covers == type(covers)():
            yield Reason("coverage-everybody", clause, {}, True)

    def _bulk(self, role: Role, reach: Reach, met: bool) -> Reason:
        bulk, index, clause = role.covers.bulk, self.index, f"roles/{role.role}/covers/bulk"
        assert bulk is not None
        table = self.channel.scene.table
        value = table.column(bulk.measure).quantity(index)
        facts: dict[str, Fact] = {"measure": Term("measure", bulk.measure), "value": value}
        if reach.ranking is None:
            facts |= {"of": Term("measure", str(bulk.of)), "whole": table.column(str(bulk.of)).quantity(index),
                      "share": bulk.share}  # fmt: skip
            return Reason("coverage-dominant" if met else "coverage-dominant-not", clause, facts, met)
        ranking = reach.ranking
        scope = int(ranking.scope[index])
        facts["scope"] = self.territory if bulk.scope == "territory" else Term("channel", "channel")
        facts["whole_channel"] = str(bulk.scope != "territory").lower()
        if not ranking.rank[index]:
            return Reason("coverage-bulk-none", clause, facts, met)
        facts |= {"rank": int(ranking.rank[index]), "count": ranking.counts[scope]}
        word = "top" if bulk.top else "share"
        if bulk.share is not None:
            facts["share"] = bulk.share
        if met:
            facts["part"] = Quantity(int(ranking.value[index]) * 1_000_000 // ranking.whole[scope], RATIO)
            return Reason(f"coverage-bulk-{word}", clause, facts, True)
        last = int(ranking.order[ranking.starts[scope] + ranking.counts[scope] - 1])
        unit = table.column(bulk.measure).unit
        # The rival itself is not named: a partner reads this.
        facts["missing"] = Quantity(int(ranking.value[last] - ranking.value[index]), unit)
        return Reason(f"coverage-bulk-{word}-not", clause, facts, False)
