"""Who talks to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from maillage.engine.clusters.form import cluster_records, form
from maillage.engine.coverage.cover import cover, coverage_records
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.receipt import Outcome
from tests.engine.channel import DAY, P, measures_of, policy_of, state_of, tiers_of

CRBP = {"role": "crbp", "per": "territory", "covers": {"tiers": ["mba"]}, "workload": [{"hours": 10}],
        "capacity": {"hours": 100}}  # fmt: skip
TOP = {"reading": "biggest", "measure": "intel", "top": 2}
INTEL = {"role": "tpm", "per": "territory", "market": "intel", "covers": {"bulk": TOP}, "workload": [{"hours": 20}]}
MANAGER = {"role": "manager", "per": "cluster", "covers": {"clusters": ["aligned"]}, "workload": [{"hours": 50}]}
ROLES: list[Any] = [CRBP, INTEL, MANAGER]
COVERAGE: dict[str, Any] = {"primary": ["manager", "crbp", "tpm"], "moving_hours": 5}


def seat(name: str, role: str = "crbp", territory: str | None = "south", **more: Any) -> dict[str, Any]:
    return {"seat": name, "role": role, "territory": territory, **more}


def holds(seat: str, person: str) -> dict[str, Any]:
    return {"seat": seat, "person": person}


def covered(
    partners: Sequence[P], tables: Any = None, roles: Any = None, coverage: Any = None, seed: int = 1, **parts: Any
) -> Outcome[CoverageTable]:
    policy = policy_of(roles=roles or ROLES, coverage=coverage or COVERAGE, **parts)
    state = state_of(partners, **(tables or {}))
    measures, tiers = measures_of(partners), tiers_of(policy, partners)
    names = measures.partners
    clusters = form(policy, measures, tiers, cluster_records(state, names, DAY), seed=seed, work=1000).value
    return cover(policy, measures, tiers, clusters, coverage_records(state, names, DAY), seed=seed, work=1000)


def contacts(table: CoverageTable, names: Sequence[str]) -> list[tuple[str, str, bool]]:
    rows = zip(table.partner.tolist(), table.seat.tolist(), table.primary.tolist(), strict=True)
    return [(names[partner], table.seats[seat].seat, primary) for partner, seat, primary in rows]


def test_the_crbp_of_the_territory_talks_to_its_mba() -> None:
    partners = [P("a", tier="mba"), P("b", tier="mba", postal="59000")]
    tables = {"seats": [seat("s"), seat("n", territory="north")], "holdings": [holds("s", "Ann"), holds("n", "Bob")]}
    found = covered(partners, tables)
    assert contacts(found.value, "ab") == [("a", "s", True), ("b", "n", True)]
    assert [item.code for item in found.findings if item.severity != "note"] == []
