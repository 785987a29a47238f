"""A channel covered: everything that the coverage stage made of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from maillage.engine.clusters.form import cluster_records, form
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.coverage.cover import cover, coverage_records
from maillage.engine.coverage.explain import explain_contact
from maillage.engine.coverage.records import CoverageRecords
from maillage.engine.coverage.types import Cause, CoverageTable
from maillage.engine.kernel.reason import Finding, Reason
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.types import TierTable
from tests.engine.channel import DAY, P, measures_of, policy_of, state_of, tiers_of

TOP: dict[str, Any] = {"reading": "biggest", "measure": "intel", "top": 2}
CRBP: dict[str, Any] = {
    "role": "crbp",
    "per": "territory",
    "covers": {"tiers": ["mba"]},
    "workload": [{"hours": 10}],
    "capacity": {"hours": 100},
}
TPM: dict[str, Any] = {
    "role": "tpm",
    "per": "territory",
    "market": "intel",
    "covers": {"bulk": TOP},
    "workload": [{"hours": 20}],
}
MANAGER: dict[str, Any] = {
    "role": "manager",
    "per": "cluster",
    "covers": {"clusters": ["aligned"]},
    "workload": [{"hours": 50}],
}
ROLES = [CRBP, TPM, MANAGER]
COVERAGE: dict[str, Any] = {"primary": ["manager", "crbp", "tpm"], "moving_hours": 5}


@dataclass(frozen=True)
class Case:
    """A channel: partners, roles, how contacts are chosen, rows of other tables, other parts of the policy."""

    partners: Sequence[P]
    tables: Mapping[str, Any] = field(default_factory=dict)
    roles: Sequence[Mapping[str, Any]] = tuple(ROLES)
    coverage: Mapping[str, Any] | None = field(default_factory=dict)
    policy: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Covered:
    policy: Policy
    state: RecordsState
    measures: MeasureTable
    tiers: TierTable
    clusters: ClusterTable
    records: CoverageRecords
    table: CoverageTable
    findings: tuple[Finding, ...]
    digest: str

    def contacts(self) -> dict[str, list[str]]:
        """Partner → its seats, the primary one first."""
        found: dict[str, list[str]] = {partner: [] for partner in self.measures.partners}
        for partner, seat in zip(self.table.partner.tolist(), self.table.seat.tolist(), strict=True):
            found[self.measures.partners[partner]].append(self.table.seats[seat].seat)
        return found

    def causes(self) -> dict[tuple[str, str], Cause]:
        rows = zip(self.table.partner.tolist(), self.table.seat.tolist(), self.table.cause.tolist(), strict=True)
        return {(self.measures.partners[who], self.table.seats[seat].seat): Cause(why) for who, seat, why in rows}

    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    def finding(self, code: str) -> Finding:
        (found,) = [finding for finding in self.findings if finding.code == code]
        return found

    def explained(self, partner: str) -> Reason:
        index = self.measures.partners.index(partner)
        return explain_contact(self.policy, self.measures, self.tiers, self.clusters, self.table, self.records, index)


def run(case: Case, seed: int = 1) -> Covered:
    """Cover the partners of a case; the laws of coverage hold of whatever comes out."""
    coverage = None if case.coverage is None else COVERAGE | dict(case.coverage)
    policy = policy_of(**({"roles": list(case.roles), "coverage": coverage} | dict(case.policy)))
    state = state_of(case.partners, **case.tables)
    measures, tiers = measures_of(case.partners), tiers_of(policy, case.partners)
    names = measures.partners
    clusters = form(policy, measures, tiers, cluster_records(state, names, DAY), seed=seed, work=1000).value
    records = coverage_records(state, names, DAY)
    outcome = cover(policy, measures, tiers, clusters, records, seed=seed, work=10_000)
    return Covered(
        policy, state, measures, tiers, clusters, records, outcome.value, outcome.findings, outcome.receipt.digest
    )


def seat(name: str, role: str = "crbp", territory: str | None = "south", **more: Any) -> dict[str, Any]:
    return {"seat": name, "role": role, "territory": territory, **more}


def holds(seat: str, person: str, **more: Any) -> dict[str, Any]:
    return {"seat": seat, "person": person, **more}


def talks(partner: str, person: str, unit: str = "pcd", **more: Any) -> dict[str, Any]:
    return {"partner": partner, "person": person, "unit": unit, **more}


def staff(*seats: Mapping[str, Any], **tables: Any) -> dict[str, Any]:
    """Seats, each held by a person of its name in capitals unless it says ``vacant``."""
    rows = [{key: value for key, value in seat.items() if key != "vacant"} for seat in seats]
    held = [holds(seat["seat"], seat["seat"].upper()) for seat in seats if not seat.get("vacant")]
    return {"seats": rows, "holdings": held, **tables}


def mba(names: str, **more: Any) -> list[P]:
    return [P(name, tier="mba", **more) for name in names]
