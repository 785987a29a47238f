"""Compare two plans, of scenarios or published: who moves and why, sums, contacts, cost."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.plan.read import Opened
from maillage.actions.scenarios.sums import Cost, Sums, cost_of, sums_of
from maillage.engine.comparison.between import between
from maillage.engine.kernel.reason import Reason, Term
from maillage.report.content.business import business_of

PAGE: Final = 40
"""Moves of a page: each is told with its reasons."""


@dataclass(frozen=True)
class Moved:
    """A partner that the two treat differently: what differs, and why the second has it so."""

    partner: Term
    parts: tuple[Reason, ...]
    why: tuple[Reason, ...]
    code: str


@dataclass(frozen=True)
class Compared:
    """Two plans side by side.

    ``kinds``: what differs and for how many partners; ``moves``: a page of those who differ, the largest first, of
    ``total``. ``sums``: by territory, seat, unit and cluster, what differs only. ``contacts`` and ``cost`` of both.
    """

    kinds: tuple[tuple[str, int], ...]
    moves: tuple[Moved, ...]
    total: int
    page: int
    pages: int
    sums: tuple[Sums, ...]
    contacts: tuple[int, int]
    partners: tuple[int, int]
    cost: tuple[Cost, Cost]


def compare_plans(actor: Actor, old: str, new: str, read: Callable[[str], Opened], *, page: int = 1) -> Compared:
    """Return two plans side by side; ``read`` gives a plan by its name.

    Raises:
        Denied: if the actor may not read scenarios.
        MaillageError: if there is no such plan.
    """
    reach(actor, "scenarios.read")
    before, after = read(old), read(new)
    moved = _largest_first(after, between(before.placement, after.placement))
    kinds = Counter(part.code.removeprefix("between-") for reason in moved for part in reason.parts or (reason,))
    pages = max(1, -(-len(moved) // PAGE))
    page = min(max(1, page), pages)
    plans = before.plan, after.plan
    return Compared(
        tuple(sorted(kinds.items())),
        tuple(_told(after, reason) for reason in moved[(page - 1) * PAGE : page * PAGE]),
        len(moved), page, pages, tuple(sums_of(*plans)),
        (plans[0].comparison.all_after.contacts, plans[1].comparison.all_after.contacts),
        (len(plans[0].measures.partners), len(plans[1].measures.partners)),
        (cost_of(plans[0]), cost_of(plans[1])),
    )  # fmt: skip


def _largest_first(after: Opened, moved: Sequence[Reason]) -> list[Reason]:
    made = business_of(after.plan).micro
    partners = after.plan.measures.partners

    def weight(reason: Reason) -> tuple[int, str]:
        name = _partner(reason).name
        at = bisect_left(partners, name)
        return (-int(made[at]) if at < len(partners) and partners[at] == name else 0, name)

    return sorted(moved, key=weight)


def _told(after: Opened, reason: Reason) -> Moved:
    """A move with what the new tier and cluster rest on; the clauses of every tier would be too much here."""
    partner = _partner(reason)
    codes = {part.code for part in reason.parts}
    why: list[Reason] = []
    if codes:
        at, reasons = bisect_left(after.plan.measures.partners, partner.name), after.material.reasons
        if "between-tier" in codes:
            why.append(replace(reasons.tier(at).parts[0], parts=()))
        if "between-cluster" in codes:
            why.append(replace(reasons.cluster(at), parts=()))
        if "between-primary" in codes:
            why.extend(reasons.primary_told(at))
    return Moved(partner, reason.parts, tuple(why), reason.code)


def _partner(reason: Reason) -> Term:
    partner = reason.facts["partner"]
    assert isinstance(partner, Term), "every move is a partner's"
    return partner
