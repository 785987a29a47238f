"""The figures that a director reads first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from maillage.engine.comparison.types import Comparison, TierMove
from maillage.engine.kernel.quantity import RATIO, Quantity
from maillage.engine.plan import Plan
from maillage.report.content.business import business_of


@dataclass(frozen=True)
class Headline:
    """A plan in its most important figures. ``known``: whether today's contacts are on record at all.

    ``changed``: partners that have another primary contact than the one known today; ``changed_revenue`` the part of
    the revenue that they make, ``changed_share`` of those whose contact is known. ``primary``: partners that
    have a primary contact in the plan. ``up`` … ``lost``: moves of tier. ``one``: partners with exactly one contact.
    """

    partners: int
    known: bool
    several: int
    primary: Quantity
    one_before: Quantity
    one_after: Quantity
    up: int
    down: int
    first: int
    lost: int
    grouped: int
    clusters: int
    refused: int
    changed: int
    changed_share: Quantity
    changed_revenue: Quantity
    kept: Quantity
    long_kept: Quantity


def headline_of(plan: Plan) -> Headline:
    """Return the figures of a plan."""
    compared, business = plan.comparison, business_of(plan)
    size = len(plan.measures.partners)
    changed = (compared.primary_before >= 0) & (compared.primary_after != compared.primary_before)
    moves = np.bincount(compared.tier_move.astype(np.int64), minlength=len(TierMove)).tolist()
    relations = compared.relations
    return Headline(
        partners=size,
        known=relations.before > 0,
        several=int(compared.several.sum()),
        primary=part(int(plan.coverage.primary.sum()), size),
        one_before=part(compared.all_before.exactly_one, size),
        one_after=part(compared.all_after.exactly_one, size),
        up=moves[TierMove.UP],
        down=moves[TierMove.DOWN],
        first=moves[TierMove.FIRST],
        lost=moves[TierMove.LOST],
        grouped=int((plan.clusters.cluster_of >= 0).sum()),
        clusters=len(plan.clusters.clusters),
        refused=len(plan.clusters.refused),
        changed=int(changed.sum()),
        changed_share=part(int(changed.sum()), known_primaries(compared)),
        changed_revenue=part(business.of(changed).micro, business.total.micro),
        kept=part(relations.kept, relations.before),
        long_kept=part(relations.long_kept, relations.long),
    )


def known_primaries(compared: Comparison) -> int:
    """Return of how many partners today's primary contact is known."""
    return int((compared.primary_before >= 0).sum())


def part(some: int, whole: int) -> Quantity:
    """Return a part as a ratio, rounded half up at the tenth of a per cent; zero of nothing."""
    return Quantity((2000 * some + whole) // (2 * whole) * 1000 if whole > 0 else 0, RATIO)
