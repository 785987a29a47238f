"""Why a partner is in its tier: the clauses, what was measured, what failed and by how much.

Nothing of this is stored: it is a function of the policy and of one partner's values.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from maillage.engine.kernel.quantity import COUNT, Quantity, is_currency
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.measures.conditions import Scene, evaluate, first_qualifying_day, threshold
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Table
from maillage.engine.policy.types.conditions import (
    All,
    Any_,
    Condition,
    Decided,
    Holds,
    Not,
    Qualifying,
    Some,
    Test,
)
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.tiers.admission import admission_parts
from maillage.engine.tiers.qualify import complete_scene, measured_ladders
from maillage.engine.tiers.records import TierRecords, in_force
from maillage.engine.tiers.reviews import EPOCH
from maillage.engine.tiers.types import Basis, Ladder, TierTable

_BOUNDS = (("at_least", "at-least"), ("more_than", "more-than"), ("at_most", "at-most"), ("less_than", "less-than"))
_BASES = {
    Basis.MEASURED: "tier-measured",
    Basis.EXCEPTION: "tier-exception",
    Basis.TERM: "tier-in-term",
    Basis.GRACE: "tier-in-grace",
    Basis.REVIEW: "tier-waits-review",
    Basis.NO_CLUSTER: "tier-no-cluster",
    Basis.ONE_STEP: "tier-one-step",
}


def one_partner(measures: MeasureTable, index: int) -> MeasureTable:
    """Return the measures of one partner alone, with its earlier days."""
    columns = {
        name: MeasureColumn(
            column.unit,
            column.micro[index : index + 1],
            column.known[index : index + 1],
            column.words,
            None if column.minimums is None else column.minimums[index : index + 1],
        )
        for name, column in measures.columns.items()
    }
    earlier = tuple(one_partner(table, index) for table in measures.earlier)
    return MeasureTable(measures.as_of, (measures.partners[index],), columns, measures.rates, earlier)


def explain(
    policy: Policy, measures: MeasureTable, tiers: TierTable, records: TierRecords, index: int, portfolio: str = ""
) -> Reason:
    """Return why the partner at ``index`` has its tier on a ladder, and what keeps it from the next one.

    Parts: the basis where it is not by measures alone, the tier held with its clauses, then every higher tier.
    """
    one = one_partner(measures, index)
    records, _ = in_force(policy, records, measures.as_of)
    ladders = measured_ladders(policy, one, records)
    scene = replace(complete_scene(policy, one, records, ladders), portfolio=portfolio or None)
    ladder = tiers.ladders[portfolio]
    rank = int(ladder.tier[index])
    names = policy.portfolio_tiers if portfolio else policy.tiers
    root = "portfolio_tiers" if portfolio else "tiers"
    shown = [tier_reason(tier, scene, root) for tier in names[max(rank, 0) :]]
    facts: dict[str, Fact] = {
        "partner": Term("partner", measures.partners[index]),
        "tier": Term("tier", ladder.names[rank] if rank >= 0 else "none"),
        "day": measures.as_of,
    }
    code = "tier-result"
    if portfolio:
        code, facts = "tier-result-portfolio", {**facts, "portfolio": Term("portfolio", portfolio)}
    basis = _basis(ladder, index, records, measures.partners[index], portfolio)
    clause = f"{root}/{ladder.names[rank]}" if rank >= 0 else root
    return Reason(code, clause, facts, None, (basis, *shown))


def _basis(ladder: Ladder, index: int, records: TierRecords, partner: str, portfolio: str) -> Reason:
    basis = Basis(int(ladder.basis[index]))
    measured = int(ladder.measured[index])
    facts: dict[str, Fact] = {"measured": Term("tier", ladder.names[measured] if measured >= 0 else "none")}
    if basis is Basis.EXCEPTION:
        exception = records.exceptions[(partner, portfolio)]
        facts |= {"reason": exception.reason, "until": exception.valid_to - timedelta(days=1)}
    if ladder.changes_on[index] >= 0:
        facts["day"] = EPOCH + timedelta(days=int(ladder.changes_on[index]))
    elif basis is Basis.REVIEW:
        return Reason("tier-waits-promotion", facts=facts)
    return Reason(_BASES[basis], facts=facts)


def tier_reason(tier: Tier, scene: Scene, root: str = "tiers") -> Reason:
    """Return whether one tier admits the scene's only partner, clause by clause."""
    clause = f"{root}/{tier.tier}"
    parts = tuple(condition_reason(condition, scene, f"{clause}/{place}") for place, condition in admission_parts(tier))
    holds = all(part.holds for part in parts)
    code = "tier-open" if not parts else "tier-admits" if holds else "tier-admits-not"
    return Reason(code, clause, {"tier": Term("tier", tier.tier)}, holds, parts)


def condition_reason(condition: Condition, scene: Scene, clause: str) -> Reason:
    """Return whether a condition holds for the scene's only partner, and why."""
    truth = evaluate(condition, scene)
    holds = bool(truth.holds[0])
    if isinstance(condition, Test):
        return _test_reason(condition, scene, clause, holds)
    if isinstance(condition, All | Any_ | Some):
        return _group_reason(condition, scene, clause, holds)
    if isinstance(condition, Not):
        inner = condition_reason(condition.not_, scene, f"{clause}/not")
        return Reason("tier-not", clause, {}, holds, (inner,))
    if isinstance(condition, Decided):
        decision = Term("decision", condition.decision)
        return Reason("tier-decided" if holds else "tier-undecided", clause, {"decision": decision}, holds)
    if isinstance(condition, Qualifying):
        return _qualifying_reason(condition, scene, clause, holds)
    if isinstance(condition, Holds):
        facts: dict[str, Fact] = {"tier": Term("tier", condition.tier_at_least)}
        if condition.portfolio:
            facts["portfolio"] = Term("portfolio", condition.portfolio)
            return Reason("tier-reached-portfolio" if holds else "tier-unreached-portfolio", clause, facts, holds)
        return Reason("tier-reached" if holds else "tier-unreached", clause, facts, holds)
    return Reason("tier-always" if holds else "tier-never", clause, {}, holds)


def _group_reason(condition: All | Any_ | Some, scene: Scene, clause: str, holds: bool) -> Reason:
    if isinstance(condition, All):
        word, conditions, needed = "all", condition.all, len(condition.all)
    elif isinstance(condition, Any_):
        word, conditions, needed = "any", condition.any, 1
    else:
        word, conditions, needed = "of", condition.of, condition.some
    parts = tuple(condition_reason(part, scene, f"{clause}/{word}/{number}") for number, part in enumerate(conditions))
    met = sum(bool(part.holds) for part in parts)
    facts: dict[str, Fact] = {"met": met, "count": len(parts), "needed": needed}
    return Reason(f"tier-{'some' if word == 'of' else word}", clause, facts, holds, parts)


def _qualifying_reason(condition: Qualifying, scene: Scene, clause: str, holds: bool) -> Reason:
    tables = (scene.table, *scene.table.earlier)
    first = first_qualifying_day(scene.table.as_of, condition.months)
    day: date | None = None
    shown = scene
    for table in tables:
        if table.as_of >= first and evaluate(condition.qualifying, replace(scene, table=table)).holds[0]:
            day, shown = table.as_of, replace(scene, table=table)
            break
    inner = condition_reason(condition.qualifying, shown, f"{clause}/qualifying")
    facts: dict[str, Fact] = {"months": condition.months}
    if holds and day is not None:
        return Reason("tier-qualifying", clause, {**facts, "day": day}, True, (inner,))
    return Reason("tier-qualifying-not", clause, facts, False, (inner,))


def _test_reason(test: Test, scene: Scene, clause: str, holds: bool) -> Reason:
    column = scene.table.column(test.measure, test.portfolio or scene.portfolio)
    measure = Term("measure", test.measure)
    if not column.known[0]:
        return Reason("tier-unknown", clause, {"measure": measure}, False)
    if test.is_ is not None or test.in_ is not None:
        words = tuple(str(word) for word in (test.in_ if test.in_ is not None else [test.is_]))
        value = column.quantity(0)
        code = "tier-word" if holds else "tier-word-not"
        return Reason(code, clause, {"measure": measure, "value": value, "words": words}, holds)
    reasons = [
        _bound_reason(getattr(test, bound), word, column, test, scene, clause)
        for bound, word in _BOUNDS
        if getattr(test, bound) is not None
    ]
    if column.minimums is not None and not test.without_minimums:
        met = bool(column.minimums[0])
        reasons.append(Reason("tier-minimums" if met else "tier-minimums-not", clause, {"measure": measure}, met))
    if len(reasons) == 1:
        return reasons[0]
    facts: dict[str, Fact] = {"met": sum(bool(r.holds) for r in reasons), "count": len(reasons), "needed": len(reasons)}
    return Reason("tier-all", clause, facts, holds, tuple(reasons))


def _bound_reason(
    bound: Quantity | Table, word: str, column: MeasureColumn, test: Test, scene: Scene, clause: str
) -> Reason:
    limit, stated = threshold(bound, column.unit, scene, test.portfolio)
    value = Quantity(int(column.micro[0]), column.unit)
    facts: dict[str, Fact] = {"measure": Term("measure", test.measure), "value": value, "bound": word}
    if not stated[0]:
        assert isinstance(bound, Table)
        return Reason(
            "tier-no-threshold", clause, {"measure": facts["measure"], "by": Term("measure", bound.by)}, False
        )
    asked = Quantity(int(limit[0]), column.unit)
    gap = value.micro - asked.micro
    met = {"at-least": gap >= 0, "more-than": gap > 0, "at-most": gap <= 0, "less-than": gap < 0}[word]
    facts |= {"threshold": asked, "gap": Quantity(abs(gap), column.unit)}
    written = bound if isinstance(bound, Quantity) else None
    if written is not None and is_currency(written.unit) and written.unit != column.unit:
        facts["written"] = written
        facts["rate"] = Quantity(scene.table.rates[written.unit], COUNT)
        return Reason("tier-bound-converted" if met else "tier-bound-converted-not", clause, facts, met)
    return Reason("tier-bound" if met else "tier-bound-not", clause, facts, met)
