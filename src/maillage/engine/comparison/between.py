"""What two plans say differently of the same partners."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.types import ClusterTable
from maillage.engine.coverage.types import CoverageTable
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.tiers.types import TierTable


@dataclass(frozen=True)
class Placement:
    """What a plan says of every partner: its tier, its cluster, its contacts."""

    tiers: TierTable
    clusters: ClusterTable
    coverage: CoverageTable


def between(old: Placement, new: Placement) -> tuple[Reason, ...]:
    """Return one reason per partner whom the plans treat differently, in order of partner.

    Each has the partner as a fact and, as parts, what differs: ``between-tier``, ``between-cluster``,
    ``between-primary``, ``between-contacts``; a partner that only one plan knows is ``between-joined`` or
    ``between-left``.
    """
    before, after = _words(old), _words(new)
    moved = []
    for partner in sorted(before.keys() | after.keys()):
        if partner not in after or partner not in before:
            code = "between-left" if partner not in after else "between-joined"
            moved.append(Reason(code, facts={"partner": Term("partner", partner)}))
        elif before[partner] != after[partner]:
            parts = tuple(
                Reason(f"between-{what}", facts={"old": was, "new": now})
                for what, was, now in zip(_KINDS, before[partner], after[partner], strict=True)
                if was != now
            )
            moved.append(Reason("between-moved", facts={"partner": Term("partner", partner)}, parts=parts))
    return tuple(moved)


_KINDS = ("tier", "cluster", "primary", "contacts")


def _words(plan: Placement) -> dict[str, tuple[Fact, ...]]:
    ladder = plan.tiers.overall
    partners = plan.tiers.partners
    names = (*ladder.names, "none")
    primary = _primary(plan.coverage, len(partners))
    contacts = np.bincount(plan.coverage.partner, minlength=len(partners))
    found: dict[str, tuple[Fact, ...]] = {}
    for index, partner in enumerate(partners):
        place = int(plan.clusters.cluster_of[index])
        cluster = Term("cluster", plan.clusters.clusters[place].name if place >= 0 else "none")
        seat = int(primary[index])
        person = plan.coverage.seats[seat] if seat >= 0 else None
        found[partner] = (
            Term("tier", names[int(ladder.tier[index])]),
            cluster,
            Term("person", person.person)
            if person and person.person
            else Term("seat", person.seat if person else "none"),
            int(contacts[index]),
        )
    return found


def _primary(coverage: CoverageTable, partners: int) -> NDArray[np.int32]:
    seats = np.full(partners, -1, np.int32)
    seats[coverage.partner[coverage.primary]] = coverage.seat[coverage.primary]
    return seats
