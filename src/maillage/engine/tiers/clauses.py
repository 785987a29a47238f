"""Why a condition holds, or not, for one partner: clause by clause, with facts and margins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from maillage.engine.kernel.quantity import COUNT, Quantity, is_currency
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.measures.conditions import Scene, converted, evaluate, first_qualifying_day
from maillage.engine.measures.types import MeasureColumn
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Table
from maillage.engine.policy.types.conditions import All, Any_, Condition, Decided, Holds, Not, Qualifying, Some, Test
from maillage.engine.policy.words import value_of, word_of
from maillage.engine.tiers.admission import Paths
from maillage.engine.tiers.points import has_minima, made_of
from maillage.engine.tiers.records import TierRecords

BOUNDS: Final = ("at_least", "more_than", "at_most", "less_than")


@dataclass(frozen=True)
class Telling:
    """What is needed to tell: the policy, the scene of one partner alone, and what counts of the records."""

    policy: Policy
    scene: Scene
    records: TierRecords


def condition_reason(condition: Condition, telling: Telling, clause: str) -> Reason:
    """Return whether a condition holds for the scene's only partner, and why."""
    if isinstance(condition, All | Any_ | Some):
        return _group_reason(condition, telling, clause)
    holds = bool(evaluate(condition, telling.scene).holds[0])
    if isinstance(condition, Test):
        return _test_reason(condition, telling, clause, holds)
    if isinstance(condition, Not):
        inner = condition_reason(condition.not_, telling, f"{clause}/not")
        return Reason("tier-not", clause, {}, holds, (inner,))
    if isinstance(condition, Decided):
        return _decided_reason(condition, telling, clause, holds)
    if isinstance(condition, Qualifying):
        return _qualifying_reason(condition, telling, clause, holds)
    if isinstance(condition, Holds):
        return _holds_reason(condition, clause, holds)
    return Reason("tier-always" if holds else "tier-never", clause, {}, holds)


def _group_reason(condition: All | Any_ | Some, telling: Telling, clause: str) -> Reason:
    if isinstance(condition, All):
        word, conditions, needed = "all", condition.all, len(condition.all)
    elif isinstance(condition, Any_):
        word, conditions, needed = "any", condition.any, 1
    else:
        word, conditions, needed = "of", condition.of, condition.some
    names = [str(number) for number in range(len(conditions))]
    root = f"{clause}/{word}"
    if isinstance(condition, Paths):
        names, root = list(condition.names), clause
    parts = tuple(
        condition_reason(part, telling, f"{root}/{name}") for name, part in zip(names, conditions, strict=True)
    )
    met = sum(bool(part.holds) for part in parts)
    facts: dict[str, Fact] = {"met": met, "count": len(parts), "needed": needed}
    # A part whose values are not known does not hold: so many that hold are what the whole needs.
    holds = met >= needed
    return Reason("tier-some" if word == "of" else f"tier-{word}", clause, facts, holds, parts)


def _decided_reason(condition: Decided, telling: Telling, clause: str, holds: bool) -> Reason:
    decision = Term("decision", condition.decision)
    partner = telling.scene.table.partners[0]
    ruling = telling.records.latest().get((condition.decision, partner))
    if ruling is None or not ruling.author:
        return Reason("tier-decided" if holds else "tier-undecided", clause, {"decision": decision}, holds)
    facts: dict[str, Fact] = {
        "decision": decision, "grounds": ruling.grounds, "author": Term("person", ruling.author),
        "approver": Term("person", ruling.approver),
    }  # fmt: skip
    if not holds:
        return Reason("tier-refused", clause, facts, False)
    if ruling.valid_to is None:
        return Reason("tier-decided-by", clause, facts, True)
    return Reason("tier-decided-until", clause, {**facts, "until": ruling.valid_to - timedelta(days=1)}, True)


def _qualifying_reason(condition: Qualifying, telling: Telling, clause: str, holds: bool) -> Reason:
    scene = telling.scene
    first = first_qualifying_day(scene.table.as_of, condition.months)
    day: date | None = None
    shown = telling
    for table in (scene.table, *scene.table.earlier):
        then = replace(scene, table=table)
        if table.as_of >= first and evaluate(condition.qualifying, then).holds[0]:
            day, shown = table.as_of, replace(telling, scene=then)
            break
    inner = condition_reason(condition.qualifying, shown, f"{clause}/qualifying")
    facts: dict[str, Fact] = {"months": condition.months, "first": first}
    if day is not None:
        facts["day"] = day
    return Reason("tier-qualifying" if holds else "tier-qualifying-not", clause, facts, holds, (inner,))


def _holds_reason(condition: Holds, clause: str, holds: bool) -> Reason:
    facts: dict[str, Fact] = {"tier": Term("tier", condition.tier_at_least)}
    code = "tier-reached" if holds else "tier-unreached"
    if condition.portfolio == "any":
        code += "-any"
    elif condition.portfolio is not None:
        code, facts = f"{code}-portfolio", {**facts, "portfolio": Term("portfolio", condition.portfolio)}
    return Reason(code, clause, facts, holds)


def _test_reason(test: Test, telling: Telling, clause: str, holds: bool) -> Reason:
    scene = telling.scene
    portfolio = test.portfolio or scene.portfolio
    column = scene.table.column(test.measure, portfolio)
    measure = Term("measure", test.measure)
    inside = replace(telling, scene=replace(scene, portfolio=portfolio))
    below = made_of(telling.policy, test.measure, scene, portfolio, lambda part, at: condition_reason(part, inside, at))
    if not column.known[0]:
        return Reason("tier-unknown", clause, {"measure": measure}, False, below)
    if test.is_ is not None or test.in_ is not None:
        words = tuple(
            word if isinstance(word, bool) else word_of(telling.policy, test.measure, str(word))
            for word in (test.in_ if test.in_ is not None else [test.is_])
        )
        code, value = (
            "tier-word" if holds else "tier-word-not",
            value_of(telling.policy, test.measure, column.quantity(0)),
        )
        return Reason(code, clause, {"measure": measure, "value": value, "words": words}, holds, below)
    stated = [word for word in BOUNDS if getattr(test, word) is not None]
    reasons = [_bound_reason(test, word, column, scene, clause, alone=len(stated) == 1) for word in stated]
    if column.minimums is not None and not test.without_minimums and has_minima(telling.policy, test.measure):
        met = bool(column.minimums[0])
        reasons.append(Reason("tier-minimums" if met else "tier-minimums-not", clause, {"measure": measure}, met))
    if len(reasons) == 1:
        return replace(reasons[0], parts=(*reasons[0].parts, *below))
    facts: dict[str, Fact] = {"measure": measure, "met": sum(bool(r.holds) for r in reasons), "count": len(reasons)}
    return Reason("tier-test", clause, facts, holds, (*reasons, *below))


def _bound_reason(test: Test, word: str, column: MeasureColumn, scene: Scene, clause: str, *, alone: bool) -> Reason:
    written, place, chosen = _written(getattr(test, word), scene, test.portfolio)
    by = chosen[-1][0] if chosen else ""
    where = clause if alone and not place else f"{clause}/{word}{place}"
    measure = Term("measure", test.measure)
    value = Quantity(int(column.micro[0]), column.unit)
    if written is None and by == "portfolio":
        return Reason("tier-no-threshold-portfolio", where, {"measure": measure}, False)
    if written is None:
        return Reason("tier-no-threshold", where, {"measure": measure, "by": Term("measure", by)}, False)
    asked = Quantity(converted(written, column.unit, scene.table), column.unit)
    gap = value.micro - asked.micro
    met = {"at_least": gap >= 0, "more_than": gap > 0, "at_most": gap <= 0, "less_than": gap < 0}[word]
    # Outside every portfolio there is none to name.
    parts = tuple(_chosen(by, said, clause) for by, said in chosen if said is not None or by != "portfolio")
    facts: dict[str, Fact] = {
        "measure": measure, "value": value, "bound": word.replace("_", "-"), "threshold": asked,
        "gap": Quantity(abs(gap), column.unit),
    }  # fmt: skip
    code = "tier-bound"
    if is_currency(written.unit) and written.unit != column.unit:
        facts |= {"written": written, "rate": Quantity(scene.table.rates[written.unit], COUNT)}
        code = "tier-bound-converted"
    return Reason(code if met else f"{code}-not" if gap else f"{code}-even", where, facts, met, parts)


def _chosen(by: str, word: str | None, clause: str) -> Reason:
    """Say by which word a table chose its threshold."""
    if by == "portfolio":
        return Reason("tier-threshold-portfolio", clause, {"portfolio": Term("portfolio", word or "")})
    measure = Term("measure", by)
    if word is None:
        return Reason("tier-threshold-unknown", clause, {"measure": measure})
    return Reason("tier-threshold", clause, {"measure": measure, "value": word})


def _written(
    bound: Quantity | Table | None, scene: Scene, portfolio: str | None
) -> tuple[Quantity | None, str, list[tuple[str, str | None]]]:
    """Return what a threshold says for the scene's only partner.

    The literal, its place below the threshold, and what each table on the way goes by, with the partner's word.
    """
    place = ""
    chosen: list[tuple[str, str | None]] = []
    while isinstance(bound, Table):
        word = _word(bound.by, scene, portfolio)
        chosen.append((bound.by, word))
        found = next((name for name in bound.values if word is not None and name.casefold() == word.casefold()), None)
        if found is None and bound.otherwise is None:
            return None, place, chosen
        place += "/otherwise" if found is None else f"/values/{found}"
        bound = bound.otherwise if found is None else bound.values[found]
    return bound, place, chosen


def _word(by: str, scene: Scene, portfolio: str | None) -> str | None:
    if by == "portfolio":
        return portfolio or scene.portfolio
    found = scene.table.column(by, portfolio or scene.portfolio).quantity(0)
    return found if isinstance(found, str) else None
