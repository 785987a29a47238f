"""What a plan says, in figures: for the terminal and for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from maillage.actions.plan.read import Opened
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.plan import Plan
from maillage.engine.tiers.types import Basis


@dataclass(frozen=True)
class PartnerRow:
    """One partner of a plan: ``primary`` and ``contacts`` name people, or seats where those are vacant."""

    partner: str
    name: str
    territory: str
    tier: str
    basis: str
    cluster: str
    primary: str
    contacts: tuple[str, ...]
    revenue: Quantity | None


@dataclass(frozen=True)
class Summary:
    """A plan in short: partners by tier, clusters, contacts before and after."""

    name: str
    partners: int
    tiers: dict[str, int]
    clusters: int
    contacts_before: int
    contacts_after: int
    relations_kept: int
    relations_before: int


def summary(plan: Plan) -> Summary:
    """Return a plan in short."""
    ladder, compared = plan.tiers.overall, plan.comparison
    counts = np.bincount(ladder.tier.astype(np.int64) + 1, minlength=len(ladder.names) + 1).tolist()
    tiers = {name: counts[rank + 1] for rank, name in reversed([*enumerate(ladder.names)])}
    if counts[0]:
        tiers["none"] = counts[0]
    return Summary(
        plan.header.name,
        len(plan.measures.partners),
        tiers,
        len(plan.clusters.clusters),
        compared.all_before.contacts,
        compared.all_after.contacts,
        compared.relations.kept,
        compared.relations.before,
    )


def rows(opened: Opened) -> Iterator[PartnerRow]:
    """Yield every partner of the plan, in order of identifier."""
    plan = opened.plan
    ladder, coverage, compared = plan.tiers.overall, plan.coverage, plan.comparison
    seats = [seat.person or seat.seat for seat in coverage.seats]
    money = plan.measures.columns.get(compared.revenue)
    starts = np.searchsorted(coverage.partner, np.arange(len(plan.measures.partners) + 1)).tolist()
    for index, partner in enumerate(plan.measures.partners):
        mine = range(starts[index], starts[index + 1])
        rank, cluster, where = (
            int(ladder.tier[index]), int(plan.clusters.cluster_of[index]), int(coverage.territory[index])
        )  # fmt: skip
        contacts = tuple(seats[int(coverage.seat[row])] for row in mine)
        primary = next((seats[int(coverage.seat[row])] for row in mine if coverage.primary[row]), "")
        yield PartnerRow(
            partner,
            opened.names.get(("partner", partner), partner),
            coverage.territories[where] if where >= 0 else "",
            ladder.names[rank] if rank >= 0 else "none",
            Basis(int(ladder.basis[index])).name.lower(),
            plan.clusters.clusters[cluster].name if cluster >= 0 else "",
            primary,
            contacts,
            Quantity(int(money.micro[index]), money.unit) if money is not None and money.known[index] else None,
        )
