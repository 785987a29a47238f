"""One partner, and what the policy says of it when some of its values are others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Final

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
from maillage.engine.tiers.records import Ruling, TierRecords, in_force

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


def one_partner(measures: MeasureTable, index: int) -> MeasureTable:
    """Return the measures of one partner alone, with its earlier days."""
    at = slice(index, index + 1)
    columns = {
        name: MeasureColumn(
            column.unit,
            column.micro[at],
            column.known[at],
            column.words,
            None if column.minimums is None else column.minimums[at],
        )
        for name, column in measures.columns.items()
    }
    earlier = tuple(one_partner(table, index) for table in measures.earlier)
    return MeasureTable(measures.as_of, (measures.partners[index],), columns, measures.rates, earlier)


def trial_of(policy: Policy, measures: MeasureTable, records: TierRecords, index: int, portfolio: str = "") -> Trial:
    """Return the trial of the partner at ``index``, with what the policy lets count of the records about it."""
    counted, _ = in_force(policy, records.about(measures.partners[index]), measures.as_of)
    return Trial(policy, one_partner(measures, index), counted, portfolio)


class Trial:
    """A partner alone, on the ladder of ``portfolio``; ``records`` hold only what counts of what is about it."""

    def __init__(self, policy: Policy, one: MeasureTable, records: TierRecords, portfolio: str) -> None:
        """Work out what the partner's values follow from."""
        self.policy, self.one, self.records, self.portfolio = policy, one, records, portfolio
        self.climbs = climbs(policy, one, records)
        climb = self.climbs[portfolio]
        self.scenes: tuple[Scene, ...] = climb.scenes
        self.rank = int(climb.ranks.rank[0])
        self.table = self.scenes[-1].table
        self._wider = cache(self._sums_around)

    @cached_property
    def base(self) -> dict[str, MeasureColumn]:
        """Return what does not follow from the rest: a derived measure that is stated otherwise is kept as stated."""
        bare = {name: column for name, column in self.one.columns.items() if not self._is_derived(name)}
        derived = derive(self.policy, bare, self.one.partners, as_of=self.one.as_of, rates=self.one.rates)
        for name, column in self.one.columns.items():
            again = derived.get(name)
            if again is None or (column.known[0] and again.quantity(0) != column.quantity(0)):
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

    def ranks_with(self, ways: Sequence[Sequence[Need]]) -> list[int]:
        """Return, for each set of needs, the rank measured when they are met and all else is as today.

        All are worked out at once, as so many partners.
        """
        if not ways:
            return []
        partners = tuple(f"{number:06d}" for number in range(len(ways)))
        columns = {name: _times(column, len(ways)) for name, column in self.base.items()}
        rulings = [replace(ruling, partner=partner) for partner in partners for ruling in self.records.rulings]
        for index, way in enumerate(ways):
            for need in way:
                if need.decision:
                    rulings.append(Ruling(need.decision, partners[index], not need.lost))
                else:
                    self._put(columns, need, index)
        changed = self._tabled(partners, columns)
        counted = replace(self.records, rulings=tuple(rulings))
        found = climbs(self.policy, changed, counted, overall=not self.portfolio)
        return [int(rank) for rank in found[self.portfolio].ranks.rank]

    def _tabled(self, partners: tuple[str, ...], columns: dict[str, MeasureColumn]) -> MeasureTable:
        derived = derive(self.policy, columns, partners, as_of=self.one.as_of, rates=self.one.rates)
        earlier = tuple(
            replace(
                table,
                partners=partners,
                columns={name: _times(column, len(partners)) for name, column in table.columns.items()},
            )
            for table in self.one.earlier
        )
        return MeasureTable(self.one.as_of, partners, derived, self.one.rates, earlier)

    def _put(self, columns: dict[str, MeasureColumn], need: Need, index: int) -> None:
        column = columns[need.measure]
        if need.unit == TEXT:
            column = columns[need.measure] = replace(column, words=(*column.words, need.word))
            column.micro[index], column.known[index] = len(column.words) - 1, True
            return
        more = need.micro - (int(column.micro[index]) if column.known[index] else 0)
        column.micro[index], column.known[index] = need.micro, True
        for wider in self._wider(need.measure):
            other = columns.get(wider)
            if other is not None and other.known[index]:
                other.micro[index] += more

    def _sums_around(self, key: str) -> list[str]:
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


def _times(column: MeasureColumn, size: int) -> MeasureColumn:
    """Return the column of one partner for so many."""
    minimums = None if column.minimums is None else column.minimums.repeat(size)
    return MeasureColumn(column.unit, column.micro.repeat(size), column.known.repeat(size), column.words, minimums)


def _holds_all(wide: Filter, narrow: Filter) -> bool:
    """Whether every sale that passes ``narrow`` passes ``wide``, as far as the words themselves show."""
    for name in type(wide).model_fields:
        asked, given = getattr(wide, name), getattr(narrow, name)
        if asked is None or asked == given:
            continue
        if isinstance(asked, Clause) or not isinstance(asked, list) or given is None or not set(given) <= set(asked):
            return False
    return True
