"""Conditions, in prose."""

from __future__ import annotations

from typing import Final

from maillage.engine.kernel.quantity import COUNT, Quantity
from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.prose.passage import Passage, said
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Table
from maillage.engine.policy.types.conditions import (
    All,
    Always,
    Any_,
    Condition,
    Decided,
    Holds,
    Not,
    Qualifying,
    Some,
    Test,
)
from maillage.engine.policy.words import word_of

_LOWER: Final = ("at_least", "more_than")
_UPPER: Final = ("at_most", "less_than")


def condition(policy: Policy, found: Condition, clause: str) -> Passage:
    """Return what a condition asks for; its title, where it has one, comes before."""
    told = _told(policy, found, clause)
    if found.title is None:
        return told
    return Passage("prose-titled", clause, {"title": said(f"{clause}/title")}, (told,))


def _told(policy: Policy, found: Condition, clause: str) -> Passage:
    if isinstance(found, All):
        return Passage("prose-all", clause, items=_each(policy, found.all, f"{clause}/all"))
    if isinstance(found, Any_):
        return Passage("prose-any", clause, items=_each(policy, found.any, f"{clause}/any"))
    if isinstance(found, Some):
        facts: dict[str, Fact] = {"some": found.some, "count": len(found.of)}
        return Passage("prose-some", clause, facts, items=_each(policy, found.of, f"{clause}/of"))
    if isinstance(found, Not):
        return Passage("prose-not", clause, items=(condition(policy, found.not_, f"{clause}/not"),))
    if isinstance(found, Test):
        return _test(policy, found, clause)
    if isinstance(found, Decided):
        return Passage("prose-decided", clause, {"decision": Term("decision", found.decision)})
    if isinstance(found, Qualifying):
        inner = condition(policy, found.qualifying, f"{clause}/qualifying")
        return Passage("prose-qualifying", clause, {"months": found.months}, items=(inner,))
    if isinstance(found, Holds):
        where = "overall" if found.portfolio is None else "any" if found.portfolio == "any" else "one"
        facts = {"tier": Term("tier", found.tier_at_least), "where": where,
                 "portfolio": Term("portfolio", found.portfolio or "")}  # fmt: skip
        return Passage("prose-holds", clause, facts)
    assert isinstance(found, Always), "the language has no other condition"
    return Passage("prose-always" if found.always else "prose-never", clause)


def _each(policy: Policy, conditions: list[Condition], clause: str) -> tuple[Passage, ...]:
    return tuple(condition(policy, one, f"{clause}/{index}") for index, one in enumerate(conditions))


def _test(policy: Policy, test: Test, clause: str) -> Passage:
    then = []
    if test.portfolio is not None:
        then.append(Passage("prose-test-portfolio", clause, {"portfolio": Term("portfolio", test.portfolio)}))
    if test.without_minimums:
        then.append(Passage("prose-test-minimums", clause))
    measure = Term("measure", test.measure)
    listed = [test.is_] if test.is_ is not None else test.in_
    if listed is not None:
        words = tuple(one if isinstance(one, bool) else word_of(policy, test.measure, str(one)) for one in listed)
        return Passage("prose-test-words", clause, {"measure": measure, "words": words, "count": len(words)}, (*then,))
    stated = {word: bound for word in (*_LOWER, *_UPPER) if (bound := getattr(test, word)) is not None}
    if any(isinstance(bound, Table) for bound in stated.values()) or len(stated) > 2:
        items = tuple(_bound(policy, word, bound, clause) for word, bound in stated.items())
        return Passage("prose-test-bounds", clause, {"measure": measure}, (*then,), items)
    return Passage("prose-test", clause, {"measure": measure, **_range(stated)}, (*then,))


def _range(stated: dict[str, Quantity]) -> dict[str, Fact]:
    lower = next((word for word in _LOWER if word in stated), "none")
    upper = next((word for word in _UPPER if word in stated), "none")
    return {
        "lower": lower, "least": stated.get(lower, Quantity(0, COUNT)),
        "upper": upper, "most": stated.get(upper, Quantity(0, COUNT)),
        "both": "yes" if "none" not in (lower, upper) else "no",
    }  # fmt: skip


def _bound(policy: Policy, word: str, bound: Quantity | Table, clause: str) -> Passage:
    if isinstance(bound, Table):
        return Passage("prose-bound-table", f"{clause}/{word}", {"bound": word},
                       items=table(policy, bound, f"{clause}/{word}"))  # fmt: skip
    return Passage("prose-bound", f"{clause}/{word}", {"bound": word, "value": bound})


def table(policy: Policy, found: Table, clause: str) -> tuple[Passage, ...]:
    """Return what a table says, word by word."""
    told = []
    for word, value in found.values.items():
        named = Term("portfolio", word) if found.by == "portfolio" else word_of(policy, found.by, word)
        kind = "portfolio" if found.by == "portfolio" else "measure"
        facts: dict[str, Fact] = {"kind": kind, "by": Term("measure", found.by), "word": named}
        told.append(_cell(policy, "prose-table-value", facts, value, f"{clause}/values/{word}"))
    if found.otherwise is None:
        told.append(Passage("prose-table-nothing", clause))
    else:
        told.append(_cell(policy, "prose-table-otherwise", {}, found.otherwise, f"{clause}/otherwise"))
    return tuple(told)


def _cell(policy: Policy, code: str, facts: dict[str, Fact], value: Quantity | Table, clause: str) -> Passage:
    if isinstance(value, Table):
        return Passage(f"{code}-table", clause, facts, items=table(policy, value, clause))
    return Passage(code, clause, {**facts, "value": value})
