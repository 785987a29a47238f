"""A small channel for tests: partners in a few words each, and everything that a stage asks for made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from maillage.engine.kernel.quantity import MILLIONTHS
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.records.state import RecordsState, arrow_schema
from maillage.engine.records.tables import TABLES
from maillage.engine.tiers.types import Basis, Ladder, TierTable

DAY = date(2026, 10, 1)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class P:
    """A partner: revenue in M€, or None where it is not known."""

    name: str
    revenue: int | None = 10
    tier: str = "aligned"
    trade: str | None = None
    tech: str = ""
    postal: str = "31000"
    today: str | None = None
    growth: int | None = None
    intel: int = 0
    group: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def state_of(partners: Sequence[P], **tables: Sequence[Row]) -> RecordsState:
    """The records of the partners, and the rows of other tables given; columns not given are empty."""
    rows: dict[str, list[Row]] = {name: list(given) for name, given in tables.items()}
    rows["partners"] = [
        {"partner": p.name, "name": p.name, "country": "FR", "postal_code": p.postal, "trade": p.trade,
         "group": p.group, **p.more}
        for p in partners
    ]  # fmt: skip
    rows.setdefault("competences", []).extend(
        {"partner": p.name, "competence": f"{word}-c", "technology": word, "obtained": date(2020, 1, 1)}
        for p in partners
        for word in p.tech.split()
    )
    rows.setdefault("memberships", []).extend(
        {"partner": p.name, "cluster": p.today, "since": date(2025, 1, 1)} for p in partners if p.today
    )
    return RecordsState({name: arrow(name, found) for name, found in rows.items()}, "digest")


def arrow(name: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as a canonical table; required columns not given hold a filler."""
    schema = arrow_schema(TABLES[name])
    filler = {pa.string(): "x", pa.date32(): date(2020, 1, 1)}
    full = [
        {item.name: row.get(item.name, None if item.nullable else filler.get(item.type)) for item in schema}
        for row in rows
    ]
    return pa.Table.from_pylist(full, schema=schema)


def number(values: Sequence[int | None], unit: str, scale: int = MILLIONTHS) -> MeasureColumn:
    """A column of whole values, unknown where None."""
    micro = np.array([(value or 0) * scale for value in values], np.int64)
    return MeasureColumn(unit, micro, np.array([value is not None for value in values], np.bool_))


def measures_of(partners: Sequence[P], **columns: MeasureColumn) -> MeasureTable:
    """The measures of the partners, who stand in ascending order."""
    names = tuple(p.name for p in partners)
    assert list(names) == sorted(names)
    million = MILLIONTHS * 1_000_000
    made = {
        "revenue": number([p.revenue for p in partners], "EUR", million),
        "intel": number([p.intel for p in partners], "EUR", million),
        "growth": number([p.growth for p in partners], "ratio", MILLIONTHS // 100),
    }
    return MeasureTable(DAY, names, made | columns, {"USD": 800_000})


def tiers_of(policy: Policy, partners: Sequence[P]) -> TierTable:
    """The tiers that the partners are said to have."""
    names = tuple(tier.tier for tier in policy.tiers)
    rank = np.array([names.index(p.tier) if p.tier else -1 for p in partners], np.int16)
    none = np.full(len(partners), -1, np.int16)
    basis = np.full(len(partners), Basis.MEASURED, np.int8)
    ladder = Ladder(names, rank, none, rank, basis, np.full(len(partners), -1, np.int32), none)
    return TierTable(tuple(p.name for p in partners), {"": ladder})


def policy_of(**parts: Any) -> Policy:
    """A policy with three tiers, two of which form clusters; ``parts`` replace or add whole parts."""
    base: dict[str, Any] = {
        "policy": "test",
        "version": "1",
        "title": "Test",
        "valid": {"from": "2020-01-01"},
        "currency": "EUR",
        "measures": {
            "revenue": {"sum": "amount", "window": {"trailing_months": 12}},
            "intel": {"sum": "amount", "where": {"market": "intel"}, "window": {"trailing_months": 12}},
            "growth": {"growth": "revenue"},
        },
        "territories": [
            {"territory": "south", "departements": ["31", "64"]},
            {"territory": "north", "regions": ["FR-HDF"]},
            {"territory": "island", "departements": ["974"], "overseas": True},
        ],
        "tiers": [
            {"tier": "mba"},
            {"tier": "aligned", "admission": {"always": True}, "forms": "aligned", "without_cluster": "mba"},
            {"tier": "integrated", "admission": {"always": True}, "forms": "integrated"},
        ],
        "clusters": [
            {
                "cluster": "aligned",
                "total": {"measure": "revenue", "at_least": "50 M EUR"},
                "common": {"any": ["trade", "technologies"]},
            },
            {"cluster": "integrated", "kind": "own"},
        ],
    }
    return Policy.model_validate(base | parts)
