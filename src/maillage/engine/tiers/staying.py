"""How a tier is kept once held: terms, grace, review days, one step at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from maillage.engine.measures.types import Flags
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.tiers import Review, Staying, Tier
from maillage.engine.tiers.records import NO_DAY, Held
from maillage.engine.tiers.reviews import day_number, next_review, plus_months
from maillage.engine.tiers.types import Basis, Days, Ranks

NEVER = -1
"""In ``changes_on``: the tier does not fall."""


@dataclass(frozen=True)
class Stay:
    """Where partners end up, (n,): their rank, why (``Basis``), and the day on which they will fall (``NEVER``)."""

    rank: Ranks
    basis: NDArray[np.int8]
    changes_on: Days


def staying_of(policy: Policy, tier: Tier) -> Staying:
    """Return the rules of staying of one tier: its own words over those of the policy."""
    if tier.staying is None:
        return policy.staying
    own = {name: getattr(tier.staying, name) for name in tier.staying.model_fields_set}
    return policy.staying.model_copy(update=own)


def promotion_review(rule: Staying) -> Review | None:
    """Return the review that promotions wait for, None where they happen at once."""
    if isinstance(rule.promotion, Review):
        return rule.promotion
    return rule.review if rule.promotion == "at_review" else None


def stay(policy: Policy, tiers: Sequence[Tier], held: Held, measured: Ranks, as_of: date) -> Stay:
    """Return what becomes of partners that hold a tier and measure another, on ``as_of``.

    One that holds nothing takes what it measures. Promotion and demotion follow the rules of the tier held.
    """
    found = Stay(
        measured.copy(), np.full(measured.shape, Basis.MEASURED, np.int8), np.full(measured.shape, NEVER, np.int32)
    )
    for rank, tier in enumerate(tiers):
        rule, holds = staying_of(policy, tier), held.rank == rank
        _promote(rule, np.flatnonzero(holds & (measured > rank)), held, found, as_of, policy)
        below = np.flatnonzero(holds & (measured < rank))
        if below.size:
            _demote(policy, tiers, rank, below, held, measured, found, as_of)
    return found


def _promote(rule: Staying, at: NDArray[np.intp], held: Held, found: Stay, as_of: date, policy: Policy) -> None:
    today = np.full(at.shape, day_number(as_of), np.int32)
    review = next_review(promotion_review(rule), today, held.since[at], policy.calendar.fiscal_year_starts)
    waits = at[review > today]
    found.rank[waits] = held.rank[waits]
    found.basis[waits] = Basis.REVIEW


def _demote(
    policy: Policy,
    tiers: Sequence[Tier],
    rank: int,
    at: NDArray[np.intp],
    held: Held,
    measured: Ranks,
    found: Stay,
    as_of: date,
) -> None:
    """Settle the partners (indices) that measure less than the tier of ``rank`` which they hold."""
    rule, today = staying_of(policy, tiers[rank]), day_number(as_of)
    since, below = held.since[at], np.where(held.below[at] == NO_DAY, today, held.below[at]).astype(np.int32)
    term, grace = term_end(rule, since), grace_end(rule, below)
    # A review that has passed since the grace ended has decided, even where nobody made a plan on its day.
    due = np.maximum(term, grace)
    falls = next_review(rule.review, due, since, policy.calendar.fiscal_year_starts)
    keeps: Flags = falls > today
    basis = np.where(term > today, Basis.TERM, np.where(grace > today, Basis.GRACE, Basis.REVIEW))
    found.rank[at[keeps]] = rank
    found.basis[at[keeps]] = basis[keeps]
    found.changes_on[at[keeps]] = falls[keeps]
    stepping = at[~keeps & (measured[at] < rank - 1)] if rule.demotion == "one_step" else at[:0]
    if stepping.size:
        _step_down(policy, tiers[rank - 1], rank - 1, stepping, below[np.isin(at, stepping)], found, today)


def _step_down(
    policy: Policy, tier: Tier, rank: int, at: NDArray[np.intp], below: Days, found: Stay, today: int
) -> None:
    """Give the partners the tier just below, entered today; the next step follows that tier's own rules."""
    rule = staying_of(policy, tier)
    entered = np.full(at.shape, today, np.int32)
    free = np.maximum(np.maximum(term_end(rule, entered), grace_end(rule, below)), today + 1)
    found.rank[at] = rank
    found.basis[at] = Basis.ONE_STEP
    found.changes_on[at] = next_review(rule.review, free.astype(np.int32), entered, policy.calendar.fiscal_year_starts)


def term_end(rule: Staying, since: Days) -> Days:
    """The first day on which a partner in the tier ``since`` may be demoted. Shapes (n,)."""
    return plus_months(since, rule.term_months)


def grace_end(rule: Staying, below: Days) -> Days:
    """The first day after the grace of one that is ``below`` since a day. Shapes (n,)."""
    return plus_months(below, rule.grace_months) + np.int32(rule.grace_days)
