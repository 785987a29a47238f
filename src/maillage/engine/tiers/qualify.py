"""Who is in which tier on a day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from maillage.engine.kernel.reason import Fact, Finding, Severity, Term
from maillage.engine.kernel.receipt import Outcome, Receipt
from maillage.engine.measures.conditions import evaluate
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.tiers.admission import whole
from maillage.engine.tiers.climb import Climb, climbs, with_portfolio_counts
from maillage.engine.tiers.records import TierRecords, in_force, place_of, tier_records, unknown_tiers
from maillage.engine.tiers.reviews import EPOCH, day_number
from maillage.engine.tiers.staying import NEVER, Stay, stay, staying_of
from maillage.engine.tiers.types import Basis, Ladder, TierTable
from maillage.engine.tiers.types import Ranks as RankArray

__all__ = ["fall", "qualify", "tier_records", "with_portfolio_counts"]


def qualify(policy: Policy, measures: MeasureTable, records: TierRecords) -> Outcome[TierTable]:
    """Give every partner its tier on ``measures.as_of``: on each portfolio's ladder first, then overall.

    The tier measured is the highest whose whole admission holds. What is published today, the rules of staying and
    exceptions on record decide what becomes of it. A partner that not even the lowest tier admits has rank -1.

    Raises:
        KeyError: if a condition names a measure that the table lacks, or the day has no rate for a currency.
    """
    counted, left_out = in_force(policy, records, measures.as_of)
    ladders: dict[str, Ladder] = {}
    findings = list(left_out)
    for portfolio, climb in climbs(policy, measures, counted).items():
        tiers = policy.portfolio_tiers if portfolio else policy.tiers
        ladders[portfolio] = _settled(policy, tiers, climb, measures, counted, portfolio)
        findings += unknown_tiers(counted, portfolio, climb.ranks.names)
        findings += _told(policy, tiers, ladders[portfolio], measures, portfolio)
    counts = {
        f"{key}/{name}" if key else name: int(np.sum(ladder.tier == rank))
        for key, ladder in ladders.items()
        for rank, name in enumerate(("none", *ladder.names), -1)
        if rank >= 0 or np.any(ladder.tier < 0)
    }
    table = TierTable(measures.partners, ladders)
    return Outcome(table, tuple(findings), Receipt("tiers", counts, _digest(table)))


def _digest(table: TierTable) -> str:
    made = hashlib.sha256("\n".join(table.partners).encode())
    for key, ladder in sorted(table.ladders.items()):
        made.update(repr((key, ladder.names)).encode())
        for array in (ladder.tier, ladder.basis, ladder.changes_on, ladder.awaiting):
            made.update(np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes())
    return made.hexdigest()


def _settled(
    policy: Policy, tiers: Sequence[Tier], climb: Climb, measures: MeasureTable, records: TierRecords, portfolio: str
) -> Ladder:
    """Make the ladder of what is measured, held, ruled and excepted."""
    ranks = climb.ranks
    held = records.standings.held(portfolio, measures.partners, ranks.names)
    found = stay(policy, tiers, held, ranks.rank, measures.as_of)
    _except(found, ranks.names, records, portfolio, measures.partners)
    awaiting = _awaiting(tiers, climb, records, found.rank)
    return Ladder(ranks.names, ranks.rank, held.rank, found.rank, found.basis, found.changes_on, awaiting)


def _except(found: Stay, names: Sequence[str], records: TierRecords, portfolio: str, partners: Sequence[str]) -> None:
    """Let each exception on record overrule the rest; the tier falls when it ends, where it lifts the partner."""
    granted = {"none": -1} | {name: rank for rank, name in enumerate(names)}
    for exception in records.exceptions.values():
        index = place_of(exception.partner, partners) if exception.portfolio == portfolio else -1
        if index < 0 or exception.tier not in granted:
            continue
        rank = granted[exception.tier]
        lifts = rank > found.rank[index]
        found.rank[index], found.basis[index] = rank, Basis.EXCEPTION
        found.changes_on[index] = day_number(exception.valid_to) if lifts else NEVER


def _awaiting(tiers: Sequence[Tier], climb: Climb, records: TierRecords, given: RankArray) -> RankArray:
    """Return the highest tier, above the one given, to which only a decision that nobody has ruled on is missing."""
    awaiting = np.full(given.shape, -1, np.int16)
    refused = records.refused(climb.scenes[0].table.partners)
    met: Flags = np.ones(given.shape, np.bool_)
    for index, tier in enumerate(tiers):
        if tier.decision is not None:
            ready = evaluate(whole(tier, without_decision=True), climb.scenes[index]).holds
            ready = ready & (np.maximum(climb.ranks.rank, given) < index)
            if tier.cumulative:
                ready &= met
            if tier.decision in refused:
                ready &= ~refused[tier.decision]
            awaiting[ready] = index
        met = met & climb.admitted[index]
    return awaiting


def _told(
    policy: Policy, tiers: Sequence[Tier], ladder: Ladder, measures: MeasureTable, portfolio: str
) -> Iterator[Finding]:
    """Yield the warnings ahead of a fall, and the decisions that are awaited: one for each partner."""
    today = day_number(measures.as_of)
    for rank, tier in enumerate(tiers):
        ahead = staying_of(policy, tier).warnings_days
        left = ladder.changes_on - today
        warned = (ladder.tier == rank) & (ladder.changes_on != NEVER) & (left <= max(ahead, default=-1))
        for index in np.flatnonzero(warned):
            facts = _about(measures, int(index), tier, portfolio)
            facts |= {"days": int(left[index]), "day": EPOCH + timedelta(days=int(ladder.changes_on[index]))}
            yield _finding(Severity.WARNING, "tier-will-fall", portfolio, facts)
        for index in np.flatnonzero(ladder.awaiting == rank):
            facts = _about(measures, int(index), tier, portfolio)
            facts["decision"] = Term("decision", str(tier.decision))
            yield _finding(Severity.NOTE, "tier-decision-awaited", portfolio, facts)


def _about(measures: MeasureTable, index: int, tier: Tier, portfolio: str) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"partner": Term("partner", measures.partners[index]), "tier": Term("tier", tier.tier)}
    return facts | ({"portfolio": Term("portfolio", portfolio)} if portfolio else {})


def _finding(severity: Severity, code: str, portfolio: str, facts: dict[str, Fact]) -> Finding:
    partner = facts["partner"]
    assert isinstance(partner, Term)
    return Finding(severity, f"{code}-portfolio" if portfolio else code, facts, subject=partner)


def fall(policy: Policy, tiers: TierTable, partners: Sequence[int]) -> TierTable:
    """Drop the partners (indices) that no valid cluster can take to their tier's ``without_cluster``.

    Without that word they fall one tier. Returns the same table where nobody falls.
    """
    ladder = tiers.overall
    at = np.array(sorted({index for index in partners if ladder.tier[index] > 0}), np.intp)
    if not at.size:
        return tiers
    names = {name: rank for rank, name in enumerate(ladder.names)}
    lands = np.array([
        names.get(tier.without_cluster or "", index - 1) for index, tier in enumerate(policy.tiers)
    ], np.int16)  # fmt: skip
    rank, basis, changes = ladder.tier.copy(), ladder.basis.copy(), ladder.changes_on.copy()
    rank[at], basis[at], changes[at] = lands[rank[at]], Basis.NO_CLUSTER, NEVER
    return replace(tiers, ladders={**tiers.ladders, "": replace(ladder, tier=rank, basis=basis, changes_on=changes)})
