"""Who is in which tier on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.reason import Fact, Finding, Severity, Term
from maillage.engine.kernel.receipt import Outcome, Receipt
from maillage.engine.measures.conditions import Ranks, Scene, evaluate
from maillage.engine.measures.derive import derive
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.tiers.admission import whole
from maillage.engine.tiers.records import TierRecords
from maillage.engine.tiers.staying import stay
from maillage.engine.tiers.types import Basis, Ladder, TierTable

EPOCH = date(1970, 1, 1)
_Ladders = dict[str, Ranks]


def qualify(policy: Policy, measures: MeasureTable, records: TierRecords) -> Outcome[TierTable]:
    """Give every partner its tier on ``measures.as_of``: on each portfolio's ladder first, then overall.

    The tier measured is the highest whose whole admission holds. What is published today, the rules of staying and
    exceptions on record decide what becomes of it. A partner that not even the lowest tier admits has rank -1.
    """
    measured = measured_ladders(policy, measures, records)
    scene = complete_scene(policy, measures, records, measured)
    ladders, findings = {}, []
    for portfolio, ranks in measured.items():
        tiers = policy.portfolio_tiers if portfolio else policy.tiers
        here = replace(scene, portfolio=portfolio or None)
        ladder, told = _settle(policy, tiers, here, ranks, records, portfolio)
        ladders[portfolio] = ladder
        findings.extend(told)
    table = TierTable(measures.partners, ladders)
    counts = {f"{key}/{name}" if key else name: int(np.sum(ladder.tier == rank))
              for key, ladder in ladders.items() for rank, name in enumerate(ladder.names)}  # fmt: skip
    digest = digest_of({key: ladder.tier.tolist() for key, ladder in ladders.items()})
    return Outcome(table, tuple(findings), Receipt("tiers", counts, digest))


def measured_ladders(policy: Policy, measures: MeasureTable, records: TierRecords) -> _Ladders:
    """Return the ranks by measures alone: each portfolio's, then the overall ones under ``""``."""
    ladders: _Ladders = {}
    granted = records.granted(measures.partners)
    if policy.portfolio_tiers:
        for portfolio in policy.portfolios:
            name = portfolio.portfolio
            scene = Scene(measures, granted, dict(ladders), name)
            ladders[name] = _climb(policy.portfolio_tiers, scene, name)
    scene = complete_scene(policy, measures, records, ladders)
    ladders[""] = _climb(policy.tiers, scene, "")
    return ladders


def complete_scene(policy: Policy, measures: MeasureTable, records: TierRecords, ladders: _Ladders) -> Scene:
    """Return the scene of the overall ladder: with the measures that count portfolios."""
    portfolios = {name: ranks for name, ranks in ladders.items() if name}
    return Scene(with_portfolio_counts(policy, measures, portfolios), records.granted(measures.partners), ladders)


def with_portfolio_counts(policy: Policy, measures: MeasureTable, ladders: Mapping[str, Ranks]) -> MeasureTable:
    """Return the measures with those that had to wait for the portfolio ladders."""
    columns = derive(
        policy, measures.columns, measures.partners, as_of=measures.as_of, rates=measures.rates, ladders=ladders
    )
    return replace(measures, columns=columns)


def _climb(tiers: Sequence[Tier], scene: Scene, key: str) -> Ranks:
    names = tuple(tier.tier for tier in tiers)
    rank = np.full(scene.size, -1, np.int16)
    below: Flags = np.ones(scene.size, np.bool_)
    for index, tier in enumerate(tiers):
        so_far = replace(scene, ladders={**scene.ladders, key: Ranks(names, rank)})
        admitted = evaluate(whole(tier), so_far).holds
        if tier.cumulative:
            admitted = admitted & below
        rank = np.where(admitted, index, rank).astype(np.int16)
        below = below & admitted
    return Ranks(names, rank)


def _settle(
    policy: Policy, tiers: Sequence[Tier], scene: Scene, ranks: Ranks, records: TierRecords, portfolio: str
) -> tuple[Ladder, list[Finding]]:
    partners, size = scene.table.partners, scene.size
    names = ranks.names
    held = np.full(size, -1, np.int16)
    tier, basis = ranks.rank.copy(), np.full(size, Basis.MEASURED, np.int8)
    changes = np.full(size, -1, np.int32)
    place = {partner: index for index, partner in enumerate(partners)}
    findings: list[Finding] = []
    for (partner, where), standing in sorted(records.standings.items()):
        if where != portfolio or partner not in place or standing.tier not in names:
            continue
        index, rank = place[partner], names.index(standing.tier)
        held[index] = rank
        rule = tiers[rank].staying or policy.staying
        found = stay(
            rule, standing, rank, int(ranks.rank[index]), scene.table.as_of, policy.calendar.fiscal_year_starts
        )
        tier[index], basis[index] = found.rank, found.basis
        if found.falls_on is not None:
            changes[index] = (found.falls_on - EPOCH).days
            left = (found.falls_on - scene.table.as_of).days
            if rule.warnings_days and left <= max(rule.warnings_days):
                facts: dict[str, Fact] = {"partner": Term("partner", partner), "tier": Term("tier", standing.tier)}
                facts |= {"days": left, "day": found.falls_on}
                findings.append(Finding(Severity.WARNING, "tier-will-fall", facts, subject=Term("partner", partner)))
    for (partner, where), exception in sorted(records.exceptions.items()):
        if where == portfolio and partner in place and exception.tier in names:
            index = place[partner]
            tier[index], basis[index], changes[index] = names.index(exception.tier), Basis.EXCEPTION, -1
    awaiting, told = _awaiting(tiers, scene, ranks)
    return Ladder(names, ranks.rank, held, tier, basis, changes, awaiting), [*findings, *told]


def _awaiting(
    tiers: Sequence[Tier], scene: Scene, ranks: Ranks
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int16]], list[Finding]]:
    awaiting = np.full(scene.size, -1, np.int16)
    findings = []
    for index, tier in enumerate(tiers):
        if tier.decision is None:
            continue
        ready = evaluate(whole(tier, without_decision=True), scene).holds & (ranks.rank < index)
        awaiting[ready] = index
        for partner in np.flatnonzero(ready):
            name = Term("partner", scene.table.partners[int(partner)])
            facts = {"partner": name, "tier": Term("tier", tier.tier), "decision": Term("decision", tier.decision)}
            findings.append(Finding(Severity.NOTE, "tier-decision-awaited", facts, subject=name))
    return awaiting, findings


def fall(policy: Policy, tiers: TierTable, partners: Sequence[int]) -> TierTable:
    """Drop the partners (indices) that no valid cluster can take to their tier's ``without_cluster``.

    Without that word they fall one tier. Returns the same table where nobody falls.
    """
    ladder = tiers.overall
    rank, basis = ladder.tier.copy(), ladder.basis.copy()
    for index in partners:
        now = int(rank[index])
        if now <= 0:
            continue
        wanted = policy.tiers[now].without_cluster
        rank[index] = ladder.names.index(wanted) if wanted is not None else now - 1
        basis[index] = Basis.NO_CLUSTER
    if np.array_equal(rank, ladder.tier):
        return tiers
    return replace(tiers, ladders={**tiers.ladders, "": replace(ladder, tier=rank, basis=basis)})
