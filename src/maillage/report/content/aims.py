"""The three aims of an approach policy, each with its figure: fewer contacts, readable strategy, more competences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.plan import Plan
from maillage.engine.policy.types.measures import Count
from maillage.report.content.headline import part

_COMPETENCE = ("technologies", "competences", "certifications", "certified_people")


@dataclass(frozen=True)
class Readable:
    """How simple the vendor is to read: tiers, whether they hold for the whole offering, units under the one policy.

    ``people``: how many of the vendor's people partners deal with, before and after.
    """

    tiers: int
    portfolios: int
    units: int
    people_before: int
    people_after: int


@dataclass(frozen=True)
class Competent:
    """How competent partners are by ``measure``: how many have any, and how many have three or more.

    ``technologies``: clusters that stand on common technologies.
    """

    measure: Term
    some: int
    share: Quantity
    three: int
    clusters: int


def readable_of(plan: Plan) -> Readable:
    """Return the figures of the second aim."""
    policy, compared = plan.policy, plan.comparison
    return Readable(
        len(policy.tiers), len(policy.portfolios), len(policy.units), compared.people_before, compared.people_after
    )


def competent_of(plan: Plan) -> Competent | None:
    """Return the figures of the third aim, by the policy's first measure that counts competences; None without one."""
    for name, measure in plan.policy.measures.items():
        if isinstance(measure, Count) and measure.count in _COMPETENCE and name in plan.measures.columns:
            column = plan.measures.columns[name]
            counted = np.where(column.known, column.micro, 0)
            some = int((counted >= 1_000_000).sum())
            grouped = sum(any(what == "technologies" for what, _ in item.common) for item in plan.clusters.clusters)
            return Competent(
                Term("measure", name), some, part(some, len(counted)), int((counted >= 3_000_000).sum()), grouped
            )
    return None
