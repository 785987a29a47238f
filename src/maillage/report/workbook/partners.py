"""The sheets that have a row for each partner or for each of its contacts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import numpy as np

from maillage.engine.comparison.types import TierMove
from maillage.engine.kernel.quantity import HOURS, Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.measures.types import MeasureColumn
from maillage.engine.policy.types.measures import Growth
from maillage.report.content.business import business_of
from maillage.report.content.moves import basis_code
from maillage.report.material import Material
from maillage.report.words import Words
from maillage.report.workbook.cells import Cell

EPOCH: Final = date(1970, 1, 1)
MOST_EXPLAINED: Final = 5_000
"""Above so many partners, only those that change from one tier to another carry their reasons: it is read by people."""
Row = tuple[Cell, ...]


def explained_all(material: Material) -> bool:
    """Return whether every partner carries its reasons."""
    return len(material.plan.measures.partners) <= MOST_EXPLAINED


def is_explained(material: Material, at: int) -> bool:
    """Return whether the partner at ``at`` carries its reasons: all do, or it changes from one tier to another."""
    move = material.plan.comparison.tier_move[at]
    return explained_all(material) or move not in (TierMove.SAME, TierMove.FIRST)


def partner_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield a row for each partner, in order of identifier."""
    plan, compared = material.plan, material.plan.comparison
    ladder, coverage, table = plan.tiers.overall, plan.coverage, plan.clusters
    business, growth = business_of(plan), _growth(material)
    tiers = [words.term(Term("tier", name)) for name in (*ladder.names, "none")]
    clusters = [*(words.term(Term("cluster", item.name)) for item in table.clusters), ""]
    territories = [*(words.term(Term("territory", name)) for name in coverage.territories), ""]
    yes = (words.label("no"), words.label("yes"))
    primary = np.full(len(plan.measures.partners), -1, np.int64)
    primary[coverage.partner[coverage.primary]] = coverage.seat[coverage.primary]
    for at, partner in enumerate(plan.measures.partners):
        seat = coverage.seats[primary[at]] if primary[at] >= 0 else None
        yield (
            partner,
            material.names.get(("partner", partner), partner),
            territories[coverage.territory[at]],
            tiers[ladder.tier[at]],
            tiers[ladder.held[at]],
            words.label(basis_code(int(ladder.basis[at]))),
            EPOCH + timedelta(days=int(ladder.changes_on[at])) if ladder.changes_on[at] > 0 else None,
            clusters[table.cluster_of[at]],
            words.term(Term("person", seat.person) if seat.person else Term("seat", seat.seat)) if seat else "",
            words.term(Term("role", seat.role)) if seat else "",
            int(compared.contacts_before[at]),
            int(compared.contacts_after[at]),
            int(compared.kept[at]),
            yes[bool(compared.several[at])],
            business.at(at),
            growth.quantity(at) if growth is not None else None,
            *(_reasons(material, words, at) if is_explained(material, at) else ("", "", "")),
        )


def _growth(material: Material) -> MeasureColumn | None:
    """Return the policy's first measure of growth."""
    for name, measure in material.plan.policy.measures.items():
        if isinstance(measure, Growth) and name in material.plan.measures.columns:
            return material.plan.measures.columns[name]
    return None


def _reasons(material: Material, words: Words, at: int) -> tuple[str, str, str]:
    reasons = material.reasons
    return (
        words.together(reasons.tier_told(at)),
        words.together(reasons.tier_missing(at)),
        words.change(reasons.change(at)),
    )


def contact_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield a row for each contact of each partner: those of the plan, kept or new, then those of today that end."""
    plan, today = material.plan, material.reasons.serving.today
    coverage = plan.coverage
    size = np.arange(len(plan.measures.partners) + 1)
    after = np.searchsorted(coverage.partner, size).tolist()
    before = np.searchsorted(today.partner, size).tolist()
    state = {name: words.label(f"contact-{name}") for name in ("kept", "new", "ends")}
    seats = [
        (words.term(Term("role", seat.role)), words.term(Term("seat", seat.seat)), seat.person)
        for seat in coverage.seats
    ]
    yes = (words.label("no"), words.label("yes"))
    for at, partner in enumerate(plan.measures.partners):
        name = material.names.get(("partner", partner), partner)
        since = {today.people[today.person[row]]: int(today.since[row]) for row in range(before[at], before[at + 1])}
        met = set()
        for row in range(after[at], after[at + 1]):
            role, seat, person = seats[coverage.seat[row]]
            known = person in since
            met.add(person)
            yield (partner, name, words.term(Term("person", person)) if person else words.label("unheld"), role, seat,
                   state["kept" if known else "new"], yes[bool(coverage.primary[row])],
                   _day(since[person]) if known else None, Quantity(int(coverage.load[row]), HOURS))  # fmt: skip
        for person, day in since.items():
            if person not in met:
                yield (partner, name, words.term(Term("person", person)), "", "", state["ends"], "", _day(day), None)


def _day(number: int) -> date | None:
    return EPOCH + timedelta(days=number) if number > 0 else None
