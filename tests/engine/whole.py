"""A whole plan of a small channel: the policy of the case in little, measures that come ready made, no ledger line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.period import Month
from maillage.engine.ledger.query import LedgerQuery, LedgerState
from maillage.engine.plan import Plan, Progress, build, silent
from maillage.engine.policy.read import LoadedPolicy
from maillage.engine.records.state import RecordsState
from tests.engine.channel import DAY, P, Row, policy_of, state_of

DIRECTOR = "Dora"
POLICY: dict[str, Any] = {
    "measures": {
        "revenue": {"given": "EUR", "otherwise": "0 EUR"},
        "intel": {"given": "EUR", "otherwise": "0 EUR"},
        "route": {"attribute": "route"},
    },
    "decisions": [{"decision": "admit", "deciders": ["director"], "valid_months": 12}],
    "tiers": [
        {"tier": "mba"},
        {
            "tier": "aligned",
            "admission": {"measure": "route", "is": "direct"},
            "forms": "aligned",
            "without_cluster": "mba",
        },
        {
            "tier": "integrated",
            "precondition": {"measure": "revenue", "at_least": "100 M USD"},
            "decision": "admit",
            "forms": "integrated",
        },
    ],
    "clusters": [
        {
            "cluster": "aligned",
            "total": {"measure": "revenue", "at_least": "50 M EUR"},
            "common": {"any": ["trade", "technologies"]},
            "resources": {"seats": {"at_least": 1, "at_most": 1}, "roles": ["lead"]},
        },
        {"cluster": "integrated", "kind": "own", "resources": {"seats": {"at_least": 1}, "roles": ["key"]}},
    ],
    "roles": [
        {"role": "key", "per": "cluster", "covers": {"clusters": ["integrated"]}, "workload": [{"hours": 400}]},
        {"role": "lead", "per": "cluster", "covers": {"clusters": ["aligned"]}, "workload": [{"hours": 60}]},
        {
            "role": "tpm",
            "per": "territory",
            "covers": {"tiers": ["mba"], "bulk": {"reading": "biggest", "measure": "intel", "top": 1}},
            "workload": [{"hours": 20}],
            "absorbs": ["crbp"],
        },
        {
            "role": "crbp",
            "per": "territory",
            "covers": {"tiers": ["mba"]},
            "workload": [{"hours": 10}],
            "capacity": {"hours": 50},
        },
    ],
    "coverage": {"primary": ["key", "lead", "tpm", "crbp"], "most_contacts": 2, "moving_hours": 4},
}
SEATS: Sequence[Row] = [
    {"seat": "dir", "role": "director"},
    {"seat": "key1", "role": "key", "cluster": "integrated"},
    {"seat": "lead1", "role": "lead", "cluster": "aligned"},
    {"seat": "lead2", "role": "lead", "cluster": "aligned"},
    *({"seat": f"crbp-{where}", "role": "crbp", "territory": where} for where in ("south", "north", "island")),
    {"seat": "tpm-south", "role": "tpm", "territory": "south"},
]
HOLDERS = {"dir": DIRECTOR, "key1": "Kim", "lead1": "Lea", "lead2": "Leo", "crbp-south": "Cid", "crbp-north": "Cyd",
           "crbp-island": "Cal", "tpm-south": "Tom"}  # fmt: skip
STAFF: Mapping[str, Sequence[Row]] = {
    "seats": SEATS,
    "holdings": [{"seat": seat, "person": person} for seat, person in HOLDERS.items()],
}


class Nothing:
    """A ledger without a line."""

    state = LedgerState("no line", 0)

    def currencies(self) -> Sequence[tuple[str, Month]]:
        return ()

    def read(self, queries: Sequence[LedgerQuery], offerings: pa.Table) -> pa.Table:
        empty = pa.array([], pa.int64())
        return pa.table({"partner": pa.array([], pa.string())} | {query.name: empty for query in queries})


class Rates:
    """A dollar is 0.8 euro, always."""

    def fixing(self, currency: str, target: str, day: date) -> Decimal:
        return Decimal("0.8")

    def mean(self, currency: str, target: str, month: Month) -> Decimal:
        return Decimal("0.8")


def direct(names: str, revenue: int = 30, **more: Any) -> list[P]:
    """Partners that buy direct, so that they stand for Aligned."""
    return [P(name, revenue, more={"route": "direct"}, **({"trade": "isv"} | more)) for name in names]


def records_of(partners: Sequence[P], tables: Mapping[str, Sequence[Row]] | None = None) -> RecordsState:
    """The records of the partners, of the staff, and further rows."""
    measured = [
        {"partner": p.name, "measure": measure, "value": Decimal(value * 1_000_000)}
        for p in partners
        for measure, value in (("revenue", p.revenue), ("intel", p.intel))
        if value is not None
    ]
    return state_of(partners, **({"measurements": measured} | dict(STAFF) | dict(tables or {})))


def plan_of(
    partners: Sequence[P],
    tables: Mapping[str, Sequence[Row]] | None = None,
    *,
    seed: int = 1,
    work: int = 20_000,
    progress: Progress = silent,
    state: RecordsState | None = None,
    **parts: Any,
) -> Plan:
    """The plan of a channel; ``parts`` replace whole parts of the policy."""
    policy = policy_of(**(POLICY | parts))
    loaded = LoadedPolicy(policy, digest_of(policy.model_dump(mode="json")), {}, ())
    records = state or records_of(partners, tables)
    return build(loaded, DAY, records, Nothing(), Rates(), seed=seed, work=work, progress=progress)


def content(value: Any) -> Any:
    """Everything that a plan says, comparable: arrays by their bytes."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    if is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__, {item.name: content(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {key: content(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [content(item) for item in value]
    return value


def tiers(plan: Plan) -> dict[str, str]:
    """Partner → tier."""
    ladder = plan.tiers.overall
    return {name: ladder.names[rank] for name, rank in zip(plan.tiers.partners, ladder.tier.tolist(), strict=True)}


def people(plan: Plan) -> dict[str, list[str]]:
    """Partner → whom it deals with, the primary contact first; seats where nobody holds them."""
    found: dict[str, list[str]] = {name: [] for name in plan.measures.partners}
    for who, place in zip(plan.coverage.partner.tolist(), plan.coverage.seat.tolist(), strict=True):
        seat = plan.coverage.seats[place]
        found[plan.measures.partners[who]].append(seat.person or seat.seat)
    return found


def grouped(plan: Plan) -> dict[str, str]:
    """Cluster → its members."""
    names = plan.measures.partners
    return {one.name: "".join(names[member] for member in one.members) for one in plan.clusters.clusters}


def told(plan: Plan) -> list[tuple[str, str]]:
    """Code and subject of every finding."""
    return [(one.code, one.subject.name if one.subject else "") for one in plan.findings]
