"""Measures made of other measures: shares, growth, totals, the best, the least, scores, portfolios reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np

from maillage.engine.kernel.quantity import COUNT, RATIO, Quantity, multiply_divide
from maillage.engine.measures.conditions import MILLION, Ranks, Scene
from maillage.engine.measures.score import score_columns
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import (
    Best,
    Growth,
    Least,
    Measure,
    PortfolioCount,
    Score,
    Share,
    Total,
)

BEFORE = "#before"
"""Suffix of the column that holds a growth's sum in the earlier window, and ``#now`` of that in the present one."""
NOW = "#now"


def derive(
    policy: Policy,
    base: Mapping[str, MeasureColumn],
    partners: tuple[str, ...],
    *,
    as_of: date,
    rates: Mapping[str, int] | None = None,
    ladders: Mapping[str, Ranks] | None = None,
) -> dict[str, MeasureColumn]:
    """Return ``base`` with every measure that follows from it; what is in ``base`` already is left as it is.

    A measure per portfolio has one column for each portfolio. A measure that counts portfolios is left out while
    ``ladders`` is None, as is all that depends on it: the tier stage asks again once it knows them. A measure whose
    sources are missing is unknown for everybody.
    """
    return _Derivation(policy, dict(base), partners, as_of, rates or {}, ladders).run()


class _Derivation:
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
        self.rules: dict[type, Callable[..., MeasureColumn | None]] = {
            Share: self._share,
            Total: self._total,
            Best: lambda measure, portfolio: self._extreme(measure.best, np.maximum, portfolio),
            Least: lambda measure, portfolio: self._extreme(measure.least, np.minimum, portfolio),
            PortfolioCount: self._portfolios,
        }

    def run(self) -> dict[str, MeasureColumn]:
        for name, measure in self.policy.measures.items():
            if measure.per == "portfolio":
                for portfolio in self.policy.portfolios:
                    self._need(name, portfolio.portfolio)
            else:
                self._need(name, None)
        return self.columns

    def _need(self, name: str, portfolio: str | None) -> MeasureColumn | None:
        """Return a column, made now if it can be; None where it depends on ladders that are not known yet."""
        head = name if name in self.policy.measures else name.partition(".")[0]
        measure = self.policy.measures[head]
        per = portfolio if measure.per == "portfolio" else None
        suffix = f"@{per}" if per else ""
        key = name + suffix
        if key in self.columns:
            return self.columns[key]
        if isinstance(measure, Score):
            if not self._score(head, measure, per):
                return None
            return self.columns[key]
        if isinstance(measure, Growth):
            made = self._growth(measure, key)
        else:
            rule = self.rules.get(type(measure))
            made = rule(measure, per) if rule is not None else self._unknown(measure)
        if made is not None:
            self.columns[key] = made
        return made

    def _unknown(self, measure: Measure) -> MeasureColumn:
        units = {"given": getattr(measure, "given", ""), "sum": self._sum_unit(measure), "attribute": "text"}
        unit = next((units[kind] for kind in units if hasattr(measure, kind)), COUNT)
        words = ("",) if unit == "text" else ()
        return MeasureColumn(unit, self._zeros(), np.zeros(len(self.partners), np.bool_), words)

    def _sum_unit(self, measure: Measure) -> str:
        return self.policy.currency if getattr(measure, "sum", "") == "amount" else COUNT

    def _zeros(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.zeros(len(self.partners), np.int64)

    def _share(self, measure: Share, portfolio: str | None) -> MeasureColumn | None:
        part, whole = self._need(measure.share, portfolio), self._need(measure.of, portfolio)
        if part is None or whole is None:
            return None
        safe = np.where(whole.micro == 0, 1, whole.micro)
        ratio = np.where(whole.micro == 0, 0, multiply_divide(part.micro, MILLION, safe))
        known = part.known & whole.known
        return MeasureColumn(RATIO, np.where(known, ratio, 0), known)

    def _growth(self, measure: Growth, key: str) -> MeasureColumn | None:
        head, at, portfolio = key.partition("@")
        now = self.columns.get(head + NOW + at + portfolio) or self._need(measure.growth, portfolio or None)
        before = self.columns.get(head + BEFORE + at + portfolio)
        if now is None:
            return None
        if before is None:
            return MeasureColumn(RATIO, self._zeros(), np.zeros(len(self.partners), np.bool_))
        known = now.known & before.known
        if measure.as_ == "difference":
            return MeasureColumn(now.unit, np.where(known, now.micro - before.micro, 0), known)
        some = before.micro > 0
        safe = np.where(some, before.micro, 1)
        ratio = multiply_divide(now.micro - before.micro, MILLION, safe)
        if measure.from_nothing is None:
            known &= some
        else:
            ratio = np.where(some, ratio, measure.from_nothing.micro)
        return MeasureColumn(RATIO, np.where(known, ratio, 0), known)

    def _total(self, measure: Total, portfolio: str | None) -> MeasureColumn | None:
        weights = measure.total if isinstance(measure.total, dict) else dict.fromkeys(measure.total, 1)
        parts = [(self._need(name, portfolio), weight) for name, weight in weights.items()]
        micro, known, unit = self._zeros(), np.ones(len(self.partners), np.bool_), COUNT
        for column, weight in parts:
            if column is None:
                return None
            micro = micro + multiply_divide(column.micro, Quantity.of(weight, COUNT).micro, MILLION)
            known &= column.known
            unit = column.unit
        return MeasureColumn(unit, np.where(known, micro, 0), known)

    def _extreme(self, names: list[str], pick: np.ufunc, portfolio: str | None) -> MeasureColumn | None:
        """The largest or smallest of what is known; unknown where nothing is."""
        found: MeasureColumn | None = None
        for name in names:
            column = self._need(name, portfolio)
            if column is None:
                return None
            if found is None:
                found = column
                continue
            both = found.known & column.known
            micro = np.where(both, pick(found.micro, column.micro), np.where(found.known, found.micro, column.micro))
            found = MeasureColumn(column.unit, micro, found.known | column.known)
        return found

    def _portfolios(self, measure: PortfolioCount, portfolio: str | None) -> MeasureColumn | None:
        del portfolio
        if self.ladders is None:
            return None
        count = self._zeros()
        for name, ladder in self.ladders.items():
            if name and measure.portfolios_at in ladder.names:
                count += (ladder.rank >= ladder.names.index(measure.portfolios_at)) * MILLION
        return MeasureColumn(COUNT, count, np.ones(len(self.partners), np.bool_))

    def _score(self, name: str, measure: Score, portfolio: str | None) -> bool:
        for source in _sources(measure):
            if self._need(source, portfolio) is None:
                return False
        table = MeasureTable(self.as_of, self.partners, self.columns, self.rates)
        made = score_columns(name, measure, Scene(table, portfolio=portfolio))
        suffix = f"@{portfolio}" if portfolio else ""
        for key, column in made.items():
            self.columns.setdefault(key + suffix, column)
        return True


def _sources(score: Score) -> list[str]:
    tracks = [track.categories for track in score.best_of] if score.best_of else [score.score or []]
    found: list[str] = []
    for categories in tracks:
        for category in categories:
            for item in category.items:
                if item.measure is not None:
                    found.append(item.measure)
                if item.when is not None:
                    found.extend(measures_in(item.when))
    return found


def measures_in(condition: object) -> list[str]:
    """Return the names of the measures that a condition looks at, in order of writing."""
    found: list[str] = []
    if (name := getattr(condition, "measure", None)) is not None:
        found.append(name)
    for inner in ("all", "any", "of"):
        for part in getattr(condition, inner, None) or []:
            found.extend(measures_in(part))
    for inner in ("not_", "qualifying"):
        if (part := getattr(condition, inner, None)) is not None:
            found.extend(measures_in(part))
    return found
