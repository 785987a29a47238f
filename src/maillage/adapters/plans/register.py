"""The types that a plan on disk may be made of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from maillage.engine.clusters.types import Cluster, ClusterTable
from maillage.engine.comparison.types import (
    Balance,
    Comparison,
    PeopleTable,
    Relations,
    SeatTable,
    Shape,
    TerritoryTable,
)
from maillage.engine.coverage.types import CoverageTable, Seat
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.period import Month, Period
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, Reason, Severity, Source, Term
from maillage.engine.kernel.receipt import Receipt
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.types import Ladder, TierTable

TYPES: Final[Mapping[str, type]] = MappingProxyType({
    kind.__name__: kind
    for kind in (
        Balance, Cluster, ClusterTable, Comparison, CoverageTable, Finding, Ladder, MeasureColumn, MeasureTable, Month,
        PeopleTable, Period, PlanHeader, Policy, Quantity, Reason, Receipt, Relations, Seat, SeatTable, Severity, Shape,
        Source, Term, TerritoryTable, TierTable,
    )
})  # fmt: skip
"""Each type by its name."""
