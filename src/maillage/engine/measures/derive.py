"""Measures made of other measures: shares, growth, totals, the best, the least, scores, portfolios reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import numpy as np

from maillage.engine.kernel.quantity import (
    COUNT,
    MILLIONTHS,
    RATIO,
    TEXT,
    Integers,
    Quantity,
    multiply_divide,
    ratio_down,
)
from maillage.engine.measures.conditions import Ranks, Scene
from maillage.engine.measures.score import score_columns
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Table
from maillage.engine.policy.types.conditions import Test
from maillage.engine.policy.types.measures import (
    Attribute,
    Best,
    Given,
    Growth,
    Least,
    Measure,
    PortfolioCount,
    Score,
    Share,
    Sum,
    Total,
)

BEFORE: Final = "#before"
"""Suffix of the column that holds a growth's sum in the earlier window, and ``#now`` of that in the present one."""
NOW: Final = "#now"
DERIVED: Final = (Share, Growth, Total, Best, Least, PortfolioCount, Score)
"""The kinds of measures that follow from others."""


def derive(
    policy: Policy,
    base: Mapping[str, MeasureColumn],
    partners: tuple[str, ...],
    *,
    as_of: date,
    rates: Mapping[str, int] | None = None,
    ladders: Mapping[str, Ranks] | None = None,
) -> dict[str, MeasureColumn]:
    """Return ``base`` with every measure that follows from it; a value that ``base`` knows is left as it is.

    A measure per portfolio has one column for each portfolio. A measure that counts portfolios is left out while
    ``ladders`` is None, as is all that depends on it: the tier stage asks again once it knows them. A measure whose
    sources are missing is unknown. Shares and ratios of growth are rounded down at the millionth, weighted parts of
    a total half up. The least of several is known only where all of them are.
    """
    return _Derivation(policy, dict(base), partners, as_of, rates or {}, ladders).run()


class _Derivation:
    """Columns by key, each made when it is first needed."""

    def __init__(
        self,
        policy: Policy,
        columns: dict[str, MeasureColumn],
        partners: tuple[str, ...],
        as_of: date,
        rates: Mapping[str, int],
        ladders: Mapping[str, Ranks] | None,
    ) -> None:
        self.policy = policy
        self.columns = columns
        self.partners = partners
        self.as_of = as_of
        self.rates = rates
        self.ladders = ladders
        self.done: dict[str, bool] = {}
        self.rules: dict[type, Callable[..., MeasureColumn | None]] = {
            Share: self._share,
            Growth: self._growth,
            Total: self._total,
            Best: self._best,
            Least: self._least,
            PortfolioCount: self._portfolios,
        }

    def run(self) -> dict[str, MeasureColumn]:
        for name, measure in self.policy.measures.items():
            for portfolio in self._portfolios_of(measure):
                self._need(name, portfolio)
        return self.columns

    def _portfolios_of(self, measure: Measure) -> list[str | None]:
        return [item.portfolio for item in self.policy.portfolios] if measure.per == "portfolio" else [None]

    def _need(self, name: str, portfolio: str | None) -> MeasureColumn | None:
        """Return a column, made now if it can be; None where it depends on ladders that are not known yet."""
        head = measure_of(self.policy, name)
        measure = self.policy.measures[head]
        suffix = f"@{portfolio}" if portfolio and measure.per == "portfolio" else ""
        if head + suffix not in self.done:
            self.done[head + suffix] = self._make(head, measure, suffix)
        return self.columns[name + suffix] if self.done[head + suffix] else None

    def _make(self, name: str, measure: Measure, suffix: str) -> bool:
        """Make the columns of one measure; False where it must wait for ladders."""
        stated = self.columns.get(name + suffix)
        if isinstance(measure, Score):
            return self._score(name, measure, suffix)
        if not isinstance(measure, DERIVED):
            self.columns[name + suffix] = self._stated(measure, stated)
            return True
        if stated is not None and stated.known.all():
            return True
        made = self.rules[type(measure)](measure, name, suffix)
        if made is None:
            return False
        self.columns[name + suffix] = made if stated is None else filled(stated, made)
        return True

    def _stated(self, measure: Measure, stated: MeasureColumn | None) -> MeasureColumn:
        """Return a measure that follows from no other: as it is, or what counts where nothing is known."""
        unit = COUNT
        if isinstance(measure, Given):
            unit = measure.given
        elif isinstance(measure, Attribute):
            unit = TEXT
        elif isinstance(measure, Sum) and measure.sum == "amount":
            unit = self.policy.currency
        column = stated if stated is not None else self._unknown(unit)
        if not isinstance(measure, Given) or measure.otherwise is None:
            return column
        size = len(self.partners)
        return filled(
            column, MeasureColumn(unit, np.full(size, measure.otherwise.micro, np.int64), np.ones(size, np.bool_))
        )

    def _unknown(self, unit: str) -> MeasureColumn:
        words = ("",) if unit == TEXT else ()
        return MeasureColumn(unit, self._zeros(), np.zeros(len(self.partners), np.bool_), words)

    def _zeros(self) -> Integers:
        return np.zeros(len(self.partners), np.int64)

    def _share(self, measure: Share, name: str, suffix: str) -> MeasureColumn | None:
        del name
        part, whole = self._sources([measure.share, measure.of], suffix) or (None, None)
        if part is None or whole is None:
            return None
        some = whole.micro > 0
        ratio = np.where(some, ratio_down(part.micro, np.where(some, whole.micro, 1)), 0)
        return _column(RATIO, ratio, part.known & whole.known)

    def _growth(self, measure: Growth, name: str, suffix: str) -> MeasureColumn | None:
        now = self.columns.get(f"{name}{NOW}{suffix}") or self._need(measure.growth, suffix[1:] or None)
        if now is None:
            return None
        before = self.columns.get(f"{name}{BEFORE}{suffix}")
        unit = RATIO if measure.as_ == "ratio" else now.unit
        if before is None:
            return self._unknown(unit)
        known = now.known & before.known
        if measure.as_ == "difference":
            return _column(unit, now.micro - before.micro, known)
        some = before.micro > 0
        ratio = ratio_down(now.micro - before.micro, np.where(some, before.micro, 1))
        if measure.from_nothing is None:
            return _column(unit, ratio, known & some)
        return _column(unit, np.where(some, ratio, measure.from_nothing.micro), known)

    def _total(self, measure: Total, name: str, suffix: str) -> MeasureColumn | None:
        del name
        parts = self._sources(list(measure.total), suffix)
        if parts is None:
            return None
        micro = self._zeros()
        for source, part in zip(measure.total, parts, strict=True):
            weight = measure.total[source] if isinstance(measure.total, dict) else Decimal(1)
            micro = micro + multiply_divide(part.micro, Quantity.of(weight, COUNT).micro, MILLIONTHS)
        return _column(parts[0].unit, micro, np.logical_and.reduce([part.known for part in parts]))

    def _best(self, measure: Best, name: str, suffix: str) -> MeasureColumn | None:
        """The largest of what is known; unknown where nothing is."""
        del name
        parts = self._sources(measure.best, suffix)
        if parts is None:
            return None
        lowest = np.iinfo(np.int64).min
        micro = np.maximum.reduce([np.where(part.known, part.micro, lowest) for part in parts])
        return _column(parts[0].unit, micro, np.logical_or.reduce([part.known for part in parts]))

    def _least(self, measure: Least, name: str, suffix: str) -> MeasureColumn | None:
        del name
        parts = self._sources(measure.least, suffix)
        if parts is None:
            return None
        micro = np.minimum.reduce([part.micro for part in parts])
        return _column(parts[0].unit, micro, np.logical_and.reduce([part.known for part in parts]))

    def _portfolios(self, measure: PortfolioCount, name: str, suffix: str) -> MeasureColumn | None:
        del name, suffix
        if self.ladders is None:
            return None
        count = self._zeros()
        for portfolio, ladder in self.ladders.items():
            if portfolio and measure.portfolios_at in ladder.names:
                count += (ladder.rank >= ladder.names.index(measure.portfolios_at)) * MILLIONTHS
        return _column(COUNT, count, np.ones(len(self.partners), np.bool_))

    def _sources(self, names: list[str], suffix: str) -> list[MeasureColumn] | None:
        found = [self._need(name, suffix[1:] or None) for name in names]
        return None if any(column is None for column in found) else [column for column in found if column is not None]

    def _score(self, name: str, measure: Score, suffix: str) -> bool:
        """Make a score and its categories; points that are stated stand, also for the whole of their category."""
        portfolio = suffix[1:] or None
        total = self.columns.get(name + suffix)
        if (
            total is not None
            and total.known.all()
            and all(key + suffix in self.columns for key in _keys(name, measure))
        ):
            return True
        if self._sources(sources_of(measure), suffix) is None:
            return False
        keys = {key.removesuffix(suffix): key for key in self.columns if key.endswith(suffix)}
        stated = {short: self.columns[key] for short, key in keys.items() if short.startswith(f"{name}.")}
        table = MeasureTable(self.as_of, self.partners, self.columns, self.rates)
        made = score_columns(name, measure, Scene(table, portfolio=portfolio), stated)
        for key, column in made.items():
            given = self.columns.get(key + suffix) if key == name else None
            self.columns[key + suffix] = column if given is None else filled(given, column)
        return True


def _column(unit: str, micro: Integers, known: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> MeasureColumn:
    return MeasureColumn(unit, np.where(known, micro, 0), known)


def measure_of(policy: Policy, name: str) -> str:
    """Return the measure that a name speaks of: itself, or the score of which it is a category.

    Raises:
        KeyError: if the policy has no such measure.
    """
    head = name
    while head not in policy.measures:
        head = head.rpartition(".")[0]
        if not head:
            raise KeyError(name)
    return head


def filled(stated: MeasureColumn, made: MeasureColumn) -> MeasureColumn:
    """Return a column with what is ``made`` where nothing is ``stated``. Both are numbers of one unit.

    A score that is stated meets its minima.
    """
    if stated.known.all():
        return stated
    minimums = None if made.minimums is None else made.minimums | stated.known
    micro = np.where(stated.known, stated.micro, made.micro)
    return replace(made, micro=micro, known=stated.known | made.known, minimums=minimums)


def sources_of(measure: Measure) -> list[str]:
    """Return the names of the measures that one is made of, in order of writing."""
    if isinstance(measure, Share):
        return [measure.share, measure.of]
    if isinstance(measure, Growth):
        return [measure.growth]
    if isinstance(measure, Total):
        return list(measure.total)
    if isinstance(measure, Best):
        return measure.best
    if isinstance(measure, Least):
        return measure.least
    return list(_of_score(measure)) if isinstance(measure, Score) else []


def _keys(name: str, score: Score) -> list[str]:
    """The names of a score's categories."""
    groups = [score.score or [], *(track.categories for track in score.best_of or [])]
    return [f"{name}.{category.category}" for group in groups for category in group]


def _of_score(score: Score) -> Iterator[str]:
    tracks = [track.categories for track in score.best_of] if score.best_of else [score.score or []]
    for categories in tracks:
        for category in categories:
            for item in category.items:
                if item.measure is not None:
                    yield item.measure
                if item.when is not None:
                    yield from measures_in(item.when)


def _attributes_in(bound: object) -> Iterator[str]:
    """Yield the attributes that a threshold depends on."""
    if isinstance(bound, Table):
        if bound.by != "portfolio":
            yield bound.by
        for value in (*bound.values.values(), bound.otherwise):
            yield from _attributes_in(value)


def measures_in(condition: object) -> list[str]:
    """Return the names of the measures that a condition looks at, in order of writing."""
    found: list[str] = []
    if isinstance(condition, Test):
        found.append(condition.measure)
        for bound in (condition.at_least, condition.more_than, condition.at_most, condition.less_than):
            found.extend(_attributes_in(bound))
    for inner in ("all", "any", "of"):
        for part in getattr(condition, inner, None) or []:
            found.extend(measures_in(part))
    for inner in ("not_", "qualifying"):
        if (part := getattr(condition, inner, None)) is not None:
            found.extend(measures_in(part))
    return found
