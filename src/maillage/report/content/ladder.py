"""The tiers as a pyramid: who is in each, what business it makes, who comes and goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.plan import Plan
from maillage.report.content.business import business_of
from maillage.report.content.headline import part


@dataclass(frozen=True)
class Level:
    """A tier. ``share``: its part of the revenue. ``arrived`` and ``left``: who enters and leaves it by this plan.

    ``climbed`` and ``fallen``: partners that cross its lower edge upwards and downwards.
    """

    tier: Term
    partners: int
    before: int
    revenue: Quantity | None
    share: Quantity | None
    arrived: int
    left: int
    climbed: int
    fallen: int


def levels_of(plan: Plan) -> list[Level]:
    """Return the tiers from the highest; at last those without tier, where there are any."""
    ladder, business = plan.tiers.overall, business_of(plan)
    ranks = [*range(len(ladder.names) - 1, -1, -1)]
    if bool(np.any(ladder.tier < 0)):
        ranks.append(-1)
    found = []
    for rank in ranks:
        now, was = ladder.tier == rank, ladder.held == rank
        # Whoever holds no tier today does not climb: it is placed for the first time.
        known = ladder.held >= 0
        found.append(
            Level(
                Term("tier", ladder.names[rank] if rank >= 0 else "none"),
                int(now.sum()),
                int(was.sum()),
                business.of(now) if business.measure else None,
                part(business.of(now).micro, business.total.micro) if business.measure else None,
                int((now & ~was).sum()),
                int((was & ~now).sum()),
                int((known & (ladder.held < rank) & (ladder.tier >= rank)).sum()),
                int((known & (ladder.held >= rank) & (ladder.tier < rank)).sum()),
            )
        )
    return found
