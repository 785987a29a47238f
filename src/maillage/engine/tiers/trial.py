"""One partner, and what the policy says of it when some of its values are others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from babel.numbers import get_currency_precision

from maillage.engine.kernel.quantity import COUNT, MILLIONTHS, RATIO, TEXT, is_currency
from maillage.engine.measures.conditions import Scene
from maillage.engine.measures.derive import DERIVED, derive
from maillage.engine.measures.sources import measure_of
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Clause
from maillage.engine.policy.types.measures import Filter, Sum
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.tiers.climb import climbs
from maillage.engine.tiers.records import Ruling, TierRecords

_RATIO_STEP: Final = 100
_FINE_STEP: Final = 10_000


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that would have to be different.

    A measure (the key of its column) at ``micro`` millionths of ``unit``; or, with unit ``text``, at ``word``; or a
    ``decision`` that grants (``lost``: no longer grants).
    """

    measure: str = ""
    micro: int = 0
    unit: str = COUNT
    word: str = ""
    decision: str = ""
    lost: bool = False


def step_of(unit: str) -> int:
    """Return the smallest step of a value, in millionths.

    One of what is counted, the smallest coin of a currency, 0.01 % of a ratio, 0.01 of anything else.
    """
    if unit == COUNT:
        return MILLIONTHS
    if is_currency(unit):
        digits: int = get_currency_precision(unit)
        return int(MILLIONTHS // 10**digits)
    return _RATIO_STEP if unit == RATIO else _FINE_STEP


class Trial:
    """A partner alone, on the ladder of ``portfolio``; ``records`` hold only what counts."""

    def __init__(self, policy: Policy, one: MeasureTable, records: TierRecords, portfolio: str) -> None:
        """Work out what the partner's values follow from."""
        self.policy, self.one, self.records, self.portfolio = policy, one, records, portfolio
        self.climbs = climbs(policy, one, records)
        climb = self.climbs[portfolio]
        self.scenes: tuple[Scene, ...] = climb.scenes
        self.rank = int(climb.ranks.rank[0])
        self.table = self.scenes[-1].table
        self.base = self._base()

    def _base(self) -> dict[str, MeasureColumn]:
        """Return what does not follow from the rest: a derived measure that is stated otherwise is kept as stated."""
        bare = {name: column for name, column in self.one.columns.items() if not self._is_derived(name)}
        derived = derive(self.policy, bare, self.one.partners, as_of=self.one.as_of, rates=self.one.rates)
        for name, column in self.one.columns.items():
            again = derived.get(name)
            if again is None or (column.known[0] and (not again.known[0] or again.micro[0] != column.micro[0])):
                bare[name] = column
        return bare

    def _is_derived(self, key: str) -> bool:
        name = key.partition("@")[0]
        return "#" not in name and isinstance(self.policy.measures[measure_of(self.policy, name)], DERIVED)

    def key(self, measure: str, portfolio: str | None) -> str:
        """Return the key of a measure's column for a portfolio; that of all where it has none of its own."""
        name = f"{measure}@{portfolio}"
        return name if name in self.table.columns else measure

    def tiers(self, portfolio: str) -> Sequence[Tier]:
        """Return the tiers of a ladder."""
        return self.policy.portfolio_tiers if portfolio else self.policy.tiers

    def now(self, key: str) -> int | None:
        """Return a value of today in millionths, None where it is not known."""
        column = self.table.columns[key]
        return int(column.micro[0]) if column.known[0] else None

    def rank_with(self, needs: Iterable[Need]) -> int:
        """Return the rank measured when the needs are met and all else is as today."""
        columns = dict(self.base)
        rulings = list(self.records.rulings)
        partner = self.one.partners[0]
        for need in needs:
            if need.decision:
                rulings.append(Ruling(need.decision, partner, not need.lost))
            else:
                self._put(columns, need)
        derived = derive(self.policy, columns, self.one.partners, as_of=self.one.as_of, rates=self.one.rates)
        changed = replace(self.one, columns=derived)
        found = climbs(self.policy, changed, replace(self.records, rulings=tuple(rulings)))
        return int(found[self.portfolio].ranks.rank[0])

    def _put(self, columns: dict[str, MeasureColumn], need: Need) -> None:
        known = np.ones(1, np.bool_)
        column = columns[need.measure]
        if need.unit == TEXT:
            columns[need.measure] = MeasureColumn(TEXT, np.zeros(1, np.int64), known, (need.word,))
            return
        more = need.micro - (int(column.micro[0]) if column.known[0] else 0)
        columns[need.measure] = replace(column, micro=np.array([need.micro], np.int64), known=known)
        for wider in self._wider(need.measure):
            other = columns.get(wider)
            if other is not None and other.known[0]:
                columns[wider] = replace(other, micro=other.micro + more)

    def _wider(self, key: str) -> list[str]:
        """Return the sums that hold all sales of a sum: what is sold more there is sold more in them as well."""
        name, at, portfolio = key.partition("@")
        own = self.policy.measures.get(name)
        if not isinstance(own, Sum):
            return []
        return [
            f"{other}{at}{portfolio}" if measure.per else other
            for other, measure in self.policy.measures.items()
            if other != name
            and isinstance(measure, Sum)
            and (measure.sum, measure.window) == (own.sum, own.window)
            and (measure.per is None or measure.per == own.per)
            and _holds_all(measure.where, own.where)
        ]


def _holds_all(wide: Filter, narrow: Filter) -> bool:
    """Whether every sale that passes ``narrow`` passes ``wide``, as far as the words themselves show."""
    for name in type(wide).model_fields:
        asked, given = getattr(wide, name), getattr(narrow, name)
        if asked is None or asked == given:
            continue
        if isinstance(asked, Clause) or not isinstance(asked, list) or given is None or not set(given) <= set(asked):
            return False
    return True
