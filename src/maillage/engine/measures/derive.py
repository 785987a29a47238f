"""Measures made of other measures: shares, growth, totals, the best, the least, scores, portfolios reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from maillage.engine.measures.combine import months_since, others_of_group, weighted_mean
from maillage.engine.measures.conditions import Ranks, Scene, evaluate
from maillage.engine.measures.score import score_columns
from maillage.engine.measures.sources import category_keys, measure_of, sources_of
from maillage.engine.measures.types import Flags, MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import (
    Attribute,
    Best,
    Classes,
    Given,
    GroupTotal,
    Growth,
    Least,
    Mean,
    Measure,
    MonthsSince,
    PortfolioCount,
    Score,
    Share,
    Sum,
    Total,
)

BEFORE: Final = "#before"
"""Suffix of the column that holds what a growth is measured against."""
OTHERS: Final = "#others"
"""Suffix of the column that holds what the other members of a group make."""
GROUP: Final = "#group"
"""The column of the partners' groups."""
DERIVED: Final = (Share, Growth, Total, Mean, Best, Least, PortfolioCount, Score, Classes, MonthsSince, GroupTotal)
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
    sources are missing is unknown. Shares, means and ratios of growth are rounded down at the millionth, weighted
    parts of a total half up. The least of several is known only where all of them are. A total, a mean, the best and
    the least that are not per portfolio take from a source that is its values in all portfolios.
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
            Mean: self._mean,
            Best: self._best,
            Least: self._least,
            PortfolioCount: self._portfolios,
            Classes: self._classes,
            MonthsSince: self._months_since,
            GroupTotal: self._group_total,
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
        now = self._need(measure.growth, suffix[1:] or None)
        assert now is not None, "growth looks at sales or at what is given, which wait for nothing"
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
        parts = self._parts(measure.total, suffix)
        if parts is None:
            return None
        micro = self._zeros()
        for weight, part in parts:
            micro = micro + multiply_divide(part.micro, Quantity.of(weight, COUNT).micro, MILLIONTHS)
        return _column(parts[0][1].unit, micro, _all_known(parts))

    def _mean(self, measure: Mean, name: str, suffix: str) -> MeasureColumn | None:
        del name
        parts = self._parts(measure.mean, suffix)
        if parts is None:
            return None
        return _column(parts[0][1].unit, weighted_mean(parts), _all_known(parts))

    def _best(self, measure: Best, name: str, suffix: str) -> MeasureColumn | None:
        """The largest of what is known; unknown where nothing is."""
        del name
        parts = self._parts(measure.best, suffix)
        if parts is None:
            return None
        lowest = np.iinfo(np.int64).min
        micro = np.maximum.reduce([np.where(part.known, part.micro, lowest) for _, part in parts])
        return _column(parts[0][1].unit, micro, np.logical_or.reduce([part.known for _, part in parts]))

    def _least(self, measure: Least, name: str, suffix: str) -> MeasureColumn | None:
        del name
        parts = self._parts(measure.least, suffix)
        if parts is None:
            return None
        micro = np.minimum.reduce([part.micro for _, part in parts])
        return _column(parts[0][1].unit, micro, _all_known(parts))

    def _parts(
        self, several: Mapping[str, Decimal] | Sequence[str], suffix: str
    ) -> list[tuple[Decimal, MeasureColumn]] | None:
        """Return weights and columns; of a source per portfolio that is taken overall, one for each portfolio."""
        found: list[tuple[Decimal, MeasureColumn]] = []
        for name in several:
            weight = several[name] if isinstance(several, Mapping) else Decimal(1)
            measure = self.policy.measures[measure_of(self.policy, name)]
            for portfolio in [suffix[1:]] if suffix else self._portfolios_of(measure):
                column = self._need(name, portfolio)
                if column is None:
                    return None
                found.append((weight, column))
        return found

    def _classes(self, measure: Classes, name: str, suffix: str) -> MeasureColumn | None:
        del name
        if self._sources(sources_of(measure), suffix) is None:
            return None
        table = MeasureTable(self.as_of, self.partners, self.columns, self.rates)
        scene = Scene(table, portfolio=suffix[1:] or None)
        words = (*measure.classes, *((measure.otherwise,) if measure.otherwise is not None else ()))
        at = np.full(len(self.partners), -1, np.int64)
        unsettled = np.ones(len(self.partners), np.bool_)
        for index, condition in enumerate(measure.classes.values()):
            truth = evaluate(condition, scene)
            at[unsettled & truth.holds] = index
            unsettled &= truth.known & ~truth.holds
        if measure.otherwise is not None:
            at[unsettled] = len(words) - 1
        return MeasureColumn(TEXT, np.maximum(at, 0), at >= 0, words)

    def _months_since(self, measure: MonthsSince, name: str, suffix: str) -> MeasureColumn | None:
        del name
        sources = self._sources([measure.months_since], suffix)
        if sources is None:
            return None
        return months_since(sources[0], self.as_of)

    def _group_total(self, measure: GroupTotal, name: str, suffix: str) -> MeasureColumn | None:
        sources = self._sources([measure.group_total], suffix)
        if sources is None:
            return None
        own, key = sources[0], f"{name}{OTHERS}{suffix}"
        if key not in self.columns:
            self.columns[key] = others_of_group(own, self.columns.get(GROUP))
        others = self.columns[key]
        return _column(own.unit, own.micro + others.micro, own.known | others.known)

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
            and all(key + suffix in self.columns for key in category_keys(name, measure))
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


def _column(unit: str, micro: Integers, known: Flags) -> MeasureColumn:
    return MeasureColumn(unit, np.where(known, micro, 0), known)


def filled(stated: MeasureColumn, made: MeasureColumn) -> MeasureColumn:
    """Return a column with what is ``made`` where nothing is ``stated``. Both have one unit.

    A score that is stated meets its minima.
    """
    if stated.known.all():
        return stated
    if stated.unit == TEXT:
        micro = np.where(stated.known, stated.micro, made.micro + len(stated.words))
        return MeasureColumn(TEXT, micro, stated.known | made.known, (*stated.words, *made.words))
    minimums = None if made.minimums is None else made.minimums | stated.known
    micro = np.where(stated.known, stated.micro, made.micro)
    return replace(made, micro=micro, known=stated.known | made.known, minimums=minimums)


def _all_known(parts: Sequence[tuple[Decimal, MeasureColumn]]) -> Flags:
    every: Flags = np.logical_and.reduce([part.known for _, part in parts])
    return every
