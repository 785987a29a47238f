"""Conditions evaluated over all partners at once, in three values: holds, fails, cannot be known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import numpy as np
from pydantic import BaseModel

from maillage.engine.kernel.period import Month
from maillage.engine.kernel.quantity import TEXT, Integers, Quantity, divide, is_currency
from maillage.engine.measures.types import Flags, MeasureColumn, MeasureTable
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

MILLION = 1_000_000
TRUTHS: Final = {
    True: frozenset(("true", "yes", "oui", "vrai", "1")), False: frozenset(("false", "no", "non", "faux", "0")),
}  # fmt: skip
"""The words by which records and facts say a truth value."""


@dataclass(frozen=True)
class Truth:
    """Over the partners (n,): where a condition ``holds`` and where it is ``known``; it never holds unknown."""

    holds: Flags
    known: Flags


@dataclass(frozen=True)
class Ranks:
    """What a ladder says so far: ``names`` from the lowest, ``rank`` (n,) of each partner, -1 for none."""

    names: tuple[str, ...]
    rank: np.ndarray[tuple[int], np.dtype[np.int16]]


@dataclass(frozen=True)
class Scene:
    """Everything that a condition may look at.

    ``decisions``: decision → (n,) whether one in force grants it. ``ladders``: portfolio (``""``: overall) → ranks
    measured so far. ``portfolio``: the one at hand inside the portfolio ladder.
    """

    table: MeasureTable
    decisions: Mapping[str, Flags] = field(default_factory=dict)
    ladders: Mapping[str, Ranks] = field(default_factory=dict)
    portfolio: str | None = None

    @property
    def size(self) -> int:
        """The number of partners."""
        return len(self.table.partners)


def evaluate(condition: Condition, scene: Scene) -> Truth:
    """Return where ``condition`` holds.

    An unknown value meets no test, and its negation does not hold either; ``all`` fails for sure as soon as one
    part fails, ``any`` holds as soon as one holds (Kleene's strong three-valued logic, 1938).

    Raises:
        KeyError: if the condition names a measure that the table lacks.
    """
    if isinstance(condition, Test):
        return _test(condition, scene)
    if isinstance(condition, All):
        return _every(condition.all, scene)
    if isinstance(condition, Any_):
        return _at_least(condition.any, 1, scene)
    if isinstance(condition, Some):
        return _at_least(condition.of, condition.some, scene)
    if isinstance(condition, Not):
        inner = evaluate(condition.not_, scene)
        return Truth(inner.known & ~inner.holds, inner.known)
    if isinstance(condition, Decided):
        return _sure(scene.decisions.get(condition.decision, np.zeros(scene.size, np.bool_)))
    if isinstance(condition, Qualifying):
        return _qualifying(condition, scene)
    if isinstance(condition, Holds):
        return _sure(_reached(condition, scene))
    assert isinstance(condition, Always)
    return _sure(np.full(scene.size, condition.always))


def _sure(holds: Flags) -> Truth:
    return Truth(holds, np.ones(holds.shape, np.bool_))


def _every(parts: list[Condition], scene: Scene) -> Truth:
    """What ``_at_least`` all of them gives, of fewer arrays: most conditions are this, and often of one partner."""
    holds: Flags = np.ones(scene.size, np.bool_)
    fails: Flags = np.zeros(scene.size, np.bool_)
    for part in parts:
        truth = evaluate(part, scene)
        holds &= truth.holds
        fails |= truth.known & ~truth.holds
    return Truth(holds, holds | fails)


def _at_least(parts: list[Condition], count: int, scene: Scene) -> Truth:
    truths = [evaluate(part, scene) for part in parts]
    met = np.sum([truth.holds for truth in truths], axis=0)
    possible = np.sum([truth.holds | ~truth.known for truth in truths], axis=0)
    holds = met >= count
    return Truth(holds, holds | (possible < count))


def _qualifying(condition: Qualifying, scene: Scene) -> Truth:
    first = first_qualifying_day(scene.table.as_of, condition.months)
    days = [scene.table, *(table for table in scene.table.earlier if table.as_of >= first)]
    truths = [evaluate(condition.qualifying, replace(scene, table=table)) for table in days]
    holds = np.logical_or.reduce([truth.holds for truth in truths])
    return Truth(holds, holds | np.logical_and.reduce([truth.known for truth in truths]))


def first_qualifying_day(as_of: date, months: int) -> date:
    """The first day that counts: of the month ``months`` full months before the current one."""
    return Month.of(as_of).plus(-months).first


def qualifying_months(part: object) -> set[int]:
    """Return how far back the windows of a policy, or of a part of it, look: full months before the current one."""
    if isinstance(part, BaseModel):
        found = {part.months} if isinstance(part, Qualifying) else set()
        return found.union(*(qualifying_months(getattr(part, name)) for name in type(part).model_fields))
    if isinstance(part, dict):
        return set().union(*(qualifying_months(item) for item in part.values()))
    if isinstance(part, list | tuple):
        return set().union(*(qualifying_months(item) for item in part))
    return set()


def _reached(condition: Holds, scene: Scene) -> Flags:
    portfolio = condition.portfolio if condition.portfolio is not None else scene.portfolio or ""
    ladders = [scene.ladders.get(portfolio)]
    if portfolio == "any":
        ladders = [ladder for name, ladder in sorted(scene.ladders.items()) if name]
    reached = np.zeros(scene.size, np.bool_)
    for ladder in ladders:
        if ladder is not None and condition.tier_at_least in ladder.names:
            reached |= ladder.rank >= ladder.names.index(condition.tier_at_least)
    return reached


def _test(test: Test, scene: Scene) -> Truth:
    column = scene.table.column(test.measure, test.portfolio or scene.portfolio)
    if test.is_ is not None or test.in_ is not None:
        return Truth(_among(test, column) & column.known, column.known)
    holds, known = column.known.copy(), column.known.copy()
    for bound, compare in (
        (test.at_least, np.greater_equal),
        (test.more_than, np.greater),
        (test.at_most, np.less_equal),
        (test.less_than, np.less),
    ):
        if isinstance(bound, Quantity):
            holds &= compare(column.micro, converted(bound, column.unit, scene.table))
        elif bound is not None:
            limit, stated = threshold(bound, column.unit, scene, test.portfolio)
            holds &= compare(column.micro, limit) & stated
            known &= stated
    if column.minimums is not None and not test.without_minimums:
        holds &= column.minimums
    return Truth(holds & known, known)


def _among(test: Test, column: MeasureColumn) -> Flags:
    words = test.in_ if test.in_ is not None else [test.is_]
    if column.unit == TEXT:
        wanted = {spelling for word in words for spelling in _spellings(word)}
        hits = np.array([word.casefold() in wanted for word in column.words] or [False], np.bool_)
        return np.asarray(hits.take(column.micro, mode="clip"), np.bool_)
    numbers = [int(word) * MILLION for word in words if isinstance(word, int)]
    return np.isin(column.micro, np.array(numbers, np.int64))


def _spellings(word: object) -> frozenset[str]:
    """Return how a word may be spelled: in one way, whatever its case, or a truth value in several."""
    return TRUTHS[word] if isinstance(word, bool) else frozenset((str(word).casefold(),))


def threshold(bound: Quantity | Table, unit: str, scene: Scene, portfolio: str | None = None) -> tuple[Integers, Flags]:
    """Return a threshold for each partner, (n,) millionths of ``unit``, and where the policy states one.

    An amount in another currency is converted by the table's rate and rounded half up at the millionth.

    Raises:
        KeyError: if the day has no rate for its currency.
    """
    if isinstance(bound, Quantity):
        micro = np.full(scene.size, converted(bound, unit, scene.table), np.int64)
        return micro, np.ones(scene.size, np.bool_)
    limit: Integers = np.zeros(scene.size, np.int64)
    stated: Flags = np.zeros(scene.size, np.bool_)
    if bound.otherwise is not None:
        default, given = threshold(bound.otherwise, unit, scene, portfolio)
        limit, stated = default.copy(), given.copy()
    for word, value in bound.values.items():
        here = _selected(bound.by, word, scene, portfolio)
        inner, inner_stated = threshold(value, unit, scene, portfolio)
        limit[here] = inner[here]
        stated[here] = inner_stated[here]
    return limit, stated


def converted(bound: Quantity, unit: str, table: MeasureTable) -> int:
    """Return a threshold in millionths of ``unit``."""
    if bound.unit == unit or not is_currency(bound.unit):
        return bound.micro
    return divide(bound.micro * table.rates[bound.unit], MILLION)


def _selected(by: str, word: str, scene: Scene, portfolio: str | None) -> Flags:
    if by == "portfolio":
        return np.full(scene.size, (portfolio or scene.portfolio) == word)
    column = scene.table.column(by, portfolio or scene.portfolio)
    hits = np.array([item.casefold() == word.casefold() for item in column.words] or [False], np.bool_)
    here: Flags = column.known & hits.take(column.micro, mode="clip")
    return here
