"""Why a partner is in its tier: the clauses, what was measured, what failed and by how much.

Nothing of this is stored: it is a function of the policy and of one partner's values.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.tiers.admission import admission_parts
from maillage.engine.tiers.clauses import Telling, condition_reason
from maillage.engine.tiers.records import Standing, TierRecords
from maillage.engine.tiers.reviews import EPOCH, day_number, next_review
from maillage.engine.tiers.staying import NEVER, grace_end, promotion_review, staying_of, term_end
from maillage.engine.tiers.trial import Trial, trial_of
from maillage.engine.tiers.types import Basis, Ladder, TierTable

_BASES = {
    Basis.MEASURED: "tier-measured",
    Basis.EXCEPTION: "tier-exception",
    Basis.TERM: "tier-in-term",
    Basis.GRACE: "tier-in-grace",
    Basis.REVIEW: "tier-waits-review",
    Basis.NO_CLUSTER: "tier-no-cluster",
    Basis.ONE_STEP: "tier-one-step",
}


def explain(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    records: TierRecords,
    index: int,
    portfolio: str = "",
    *,
    trial: Trial | None = None,
) -> Reason:
    """Return why the partner at ``index`` has its tier on a ladder, and what keeps it from the next ones.

    Parts: what the tier rests on (measures, exception, term, grace, review …) with its dates, then the tier held
    and every higher one with their clauses. A clause carries what was measured, the threshold in the policy's
    words (and converted), and the margin. ``trial``: that of this partner on this ladder, where it is at hand.
    """
    trial = trial or trial_of(policy, measures, records, index, portfolio)
    counted = trial.records
    tellings = [Telling(policy, scene, counted) for scene in trial.scenes]
    ladder = tiers.ladders[portfolio]
    rank = int(ladder.tier[index])
    listed = policy.portfolio_tiers if portfolio else policy.tiers
    root = "portfolio_tiers" if portfolio else "tiers"
    shown = [tier_reason(listed, place, tellings, root) for place in range(max(rank, 0), len(listed))]
    facts: dict[str, Fact] = {
        "partner": Term("partner", measures.partners[index]),
        "tier": _name(ladder, rank),
        "day": measures.as_of,
    }
    if portfolio:
        facts["portfolio"] = Term("portfolio", portfolio)
    basis = _basis(policy, listed, ladder, index, counted, portfolio, measures)
    clause = f"{root}/{ladder.names[rank]}" if rank >= 0 else root
    return Reason("tier-result-portfolio" if portfolio else "tier-result", clause, facts, None, (basis, *shown))


def _name(ladder: Ladder, rank: int) -> Term:
    return Term("tier", ladder.names[rank] if rank >= 0 else "none")


def _basis(
    policy: Policy,
    listed: Sequence[Tier],
    ladder: Ladder,
    index: int,
    records: TierRecords,
    portfolio: str,
    measures: MeasureTable,
) -> Reason:
    """Say what the tier rests on, with the dates that count."""
    basis, partner = Basis(int(ladder.basis[index])), measures.partners[index]
    held, fall = int(ladder.held[index]), int(ladder.changes_on[index])
    facts: dict[str, Fact] = {"measured": _name(ladder, int(ladder.measured[index])), "held": _name(ladder, held)}
    if fall != NEVER:
        facts["day"] = EPOCH + timedelta(days=fall)
    if basis is Basis.EXCEPTION:
        exception = records.exceptions.get((partner, portfolio))
        assert exception is not None, "the records are not those that the tiers were computed from"
        facts |= {"reason": exception.reason, "until": exception.valid_to - timedelta(days=1)}
        facts |= {"author": Term("person", exception.author), "approver": Term("person", exception.approver)}
        code = "tier-exception-signed" if exception.author else "tier-exception"
        return Reason(code, facts=facts)
    standing = records.standings.find(partner, portfolio) if held >= 0 else None
    if standing is None:
        return Reason(_BASES[basis], facts=facts)
    return _kept(policy, listed[held], basis, standing, facts, measures.as_of)


def _kept(policy: Policy, tier: Tier, basis: Basis, standing: Standing, facts: dict[str, Fact], as_of: date) -> Reason:
    """Say what a tier that was held before rests on."""
    rule = staying_of(policy, tier)
    since, below = (np.array([day_number(day)], np.int32) for day in (standing.since, standing.below_since or as_of))
    facts |= {"since": standing.since, "below": standing.below_since or as_of}
    facts["term"] = EPOCH + timedelta(days=int(term_end(rule, since)[0]))
    facts["grace"] = EPOCH + timedelta(days=int(grace_end(rule, below)[0]))
    if basis is Basis.REVIEW and "day" not in facts:
        today = np.array([day_number(as_of)], np.int32)
        review = next_review(promotion_review(rule), today, since, policy.calendar.fiscal_year_starts)
        facts["day"] = EPOCH + timedelta(days=int(review[0]))
        clause = "staying/review" if rule.promotion == "at_review" else "staying/promotion"
        return Reason("tier-waits-promotion", clause, facts)
    clauses = {Basis.TERM: "staying/term_months", Basis.REVIEW: "staying/review", Basis.ONE_STEP: "staying/demotion",
               Basis.GRACE: "staying/grace_days" if rule.grace_days else "staying/grace_months"}  # fmt: skip
    return Reason(_BASES[basis], clauses.get(basis, ""), facts)


def tier_reason(tiers: Sequence[Tier], place: int, tellings: Sequence[Telling], root: str = "tiers") -> Reason:
    """Return whether one tier admits the scene's only partner, clause by clause.

    ``tellings``: for each tier of the ladder, the scene that its admission looks at.
    """
    tier = tiers[place]
    clause = f"{root}/{tier.tier}"
    parts = [
        condition_reason(condition, tellings[place], f"{clause}/{where}") for where, condition in admission_parts(tier)
    ]
    if tier.cumulative and place:
        parts.append(_lower(tiers[:place], tellings, root, clause))
    holds = all(part.holds for part in parts)
    code = "tier-open" if not parts else "tier-admits" if holds else "tier-admits-not"
    return Reason(code, clause, {"tier": Term("tier", tier.tier)}, holds, tuple(parts))


def _lower(lower: Sequence[Tier], tellings: Sequence[Telling], root: str, clause: str) -> Reason:
    """Say whether the tiers below are met as well; those that are not are shown."""
    found = [tier_reason(lower, place, tellings, root) for place in range(len(lower))]
    missed = tuple(reason for reason in found if not reason.holds)
    return Reason("tier-lower-not" if missed else "tier-lower", f"{clause}/cumulative", {}, not missed, missed)
