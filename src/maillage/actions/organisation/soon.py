"""What changes soon for partners, by itself and unless somebody does something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pyarrow.compute as pc

from maillage.accounts.permissions import Actor, Reach, reach
from maillage.actions.organisation.reach import Flags, reached_by
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import Term

SOON: Final = 92
"""Days ahead of the plan's day of which it is told what expires or falls: a quarter."""
PAGE: Final = 80
"""So many lines of a page."""
_DAY_ZERO: Final = date(1970, 1, 1)


@dataclass(frozen=True)
class Soon:
    """Something about to change for a partner: its tier falls, or a competence no longer counts, from ``day`` on."""

    day: date
    partner: Term
    code: str
    what: Term


@dataclass(frozen=True)
class Upcoming:
    """A page of what changes soon, the next first; ``total``: how much it is in all."""

    lines: tuple[Soon, ...]
    total: int
    page: int
    pages: int


def list_soon(actor: Actor, opened: Opened, page: int = 1) -> Upcoming:
    """Return a page of what changes within ``SOON`` days for the partners that the actor may see.

    Raises:
        Denied: if the actor may not see the organisation at all.
    """
    found = soon_of(reach(actor, "organisation.read"), opened)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, page), pages)
    return Upcoming(found[(page - 1) * PAGE : page * PAGE], len(found), page, pages)


def soon_of(given: Reach, opened: Opened) -> tuple[Soon, ...]:
    """Return all that changes soon for the partners that a permission reaches, the next first."""
    if ("soon", given) not in opened.kept:
        found = _soon(opened, reached_by(given, opened.plan).partners)
        opened.kept["soon", given] = tuple(sorted(found, key=lambda one: (one.day, one.partner.name, one.code)))
    kept: tuple[Soon, ...] = opened.kept["soon", given]
    return kept


def _soon(opened: Opened, seen: Flags) -> Iterator[Soon]:
    plan, partners = opened.plan, opened.plan.measures.partners
    start, end = plan.header.as_of, plan.header.as_of + timedelta(days=SOON)
    ladder = plan.tiers.overall
    days = ladder.changes_on
    falling = seen & (days >= (start - _DAY_ZERO).days) & (days < (end - _DAY_ZERO).days)
    for at in np.flatnonzero(falling).tolist():
        yield Soon(_DAY_ZERO + timedelta(days=int(days[at])), Term("partner", partners[at]), "falls",
                   Term("tier", ladder.names[int(ladder.tier[at])]))  # fmt: skip
    rows = opened.records.table("competences")
    ending = rows.filter(pc.and_(pc.greater_equal(rows["expires"], start), pc.less(rows["expires"], end)))
    mine = {partners[at] for at in np.flatnonzero(seen).tolist()}
    for row in ending.select(["partner", "expires", "technology"]).to_pylist():
        if row["partner"] in mine:
            yield Soon(
                row["expires"], Term("partner", row["partner"]), "expires", Term("technology", row["technology"])
            )
