"""The smallest change that would lift a partner to a tier, verified by asking the policy again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import numpy as np

from maillage.engine.kernel.quantity import COUNT, MILLIONTHS, TEXT, Quantity, is_currency
from maillage.engine.kernel.reason import Reason, Term
from maillage.engine.measures.conditions import Scene, evaluate, threshold
from maillage.engine.measures.derive import derive, measures_in
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.conditions import All, Any_, Condition, Decided, Not, Qualifying, Some, Test
from maillage.engine.policy.types.measures import Attribute, Best, Growth, Least, PortfolioCount, Score, Share, Total
from maillage.engine.tiers.admission import whole
from maillage.engine.tiers.explain import one_partner
from maillage.engine.tiers.qualify import complete_scene, measured_ladders
from maillage.engine.tiers.records import Ruling, TierRecords
from maillage.engine.tiers.types import TierTable

_DERIVED: Final = (Share, Total, Best, Least, Score, Growth, PortfolioCount)
_WAYS: Final = 64
_LARGEST: Final = 10**15 * 9
_STEPS: Final = {COUNT: MILLIONTHS}
"""The smallest step of a value: one of what is counted, a hundredth of a currency or a point, 0.01 % of a ratio."""


@dataclass(frozen=True)
class Need:
    """One thing to change: a measure up to (or down to) ``micro``, or a decision to obtain."""

    measure: str
    micro: int
    unit: str
    decision: str = ""


def cheapest_change(
    policy: Policy, measures: MeasureTable, tiers: TierTable, records: TierRecords, index: int, portfolio: str = ""
) -> Reason | None:
    """Return the smallest verified change that lifts the partner one tier above its own; None at the top.

    The ways to meet the next tier's failing conditions are tried from the fewest changes, then from the smallest
    relative change; the first that the policy confirms is given, each value the least that suffices. A score or
    another derived measure is reached by raising one of the measures that it is made of, or where one alone will not
    do, all of them: each then has the least value that suffices beside the others.
    """
    ladder = tiers.ladders[portfolio]
    rank = int(ladder.measured[index])
    if rank + 1 >= len(ladder.names):
        return None
    listed = policy.portfolio_tiers if portfolio else policy.tiers
    world = _World(policy, one_partner(measures, index), records, portfolio)
    term = Term("tier", ladder.names[rank + 1])
    ways = sorted((_ordered(way) for way in world.ways(whole(listed[rank + 1]))), key=world.size)
    for way in ways[:_WAYS]:
        found = world.least(way, rank + 1)
        if found is not None:
            return Reason("tier-change", f"{'portfolio_tiers' if portfolio else 'tiers'}/{term.name}", {"tier": term},
                          None, tuple(world.told(need) for need in found))  # fmt: skip
    return Reason("tier-change-none", facts={"tier": term})


def _ordered(way: Sequence[Need]) -> tuple[Need, ...]:
    return tuple(sorted(set(way), key=lambda need: (need.decision, need.measure, need.micro)))


class _World:
    """One partner, and what the policy says of it when some of its values are others."""

    def __init__(self, policy: Policy, one: MeasureTable, records: TierRecords, portfolio: str) -> None:
        self.policy, self.one, self.records, self.portfolio = policy, one, records, portfolio
        self.scene = self._scene(one, records)
        self.base = self._base()

    def _scene(self, one: MeasureTable, records: TierRecords) -> Scene:
        ladders = measured_ladders(self.policy, one, records)
        return replace(complete_scene(self.policy, one, records, ladders), portfolio=self.portfolio or None)

    def _base(self) -> dict[str, MeasureColumn]:
        """Return what does not follow from the rest: a derived measure that the facts state is kept as stated."""
        bare = {name: column for name, column in self.one.columns.items() if not self._is_derived(name)}
        derived = derive(self.policy, bare, self.one.partners, as_of=self.one.as_of, rates=self.one.rates)
        for name, column in self.one.columns.items():
            again = derived.get(name)
            if again is None or not column.known[0]:
                continue
            if not again.known[0] or again.micro[0] != column.micro[0]:
                bare[name] = column
        return bare

    def _is_derived(self, name: str) -> bool:
        head = name.partition("@")[0]
        measure = self.policy.measures.get(head) or self.policy.measures.get(head.partition(".")[0])
        return isinstance(measure, _DERIVED)

    def ways(self, condition: Condition) -> list[tuple[Need, ...]]:
        """Return the sets of needs each of which might make a condition hold; an empty set where it holds."""
        if evaluate(condition, self.scene).holds[0]:
            return [()]
        if isinstance(condition, All):
            return self._together([self.ways(part) for part in condition.all])
        if isinstance(condition, Any_):
            return [way for part in condition.any for way in self.ways(part)][:_WAYS]
        if isinstance(condition, Some):
            parts = sorted((self.ways(part) for part in condition.of), key=lambda way: min(map(len, way), default=99))
            return self._together([way for way in parts if way][: condition.some])
        if isinstance(condition, Qualifying):
            return self.ways(condition.qualifying)
        if isinstance(condition, Decided):
            return [(Need("", 0, "", condition.decision),)]
        if isinstance(condition, Test):
            return self._test(condition)
        assert isinstance(condition, Not) or condition is not None
        return []

    def _together(self, parts: list[list[tuple[Need, ...]]]) -> list[tuple[Need, ...]]:
        if any(not part for part in parts):
            return []
        found = []
        for combination in product(*parts):
            found.append(tuple(need for way in combination for need in way))
            if len(found) >= _WAYS:
                break
        return found

    def _test(self, test: Test) -> list[tuple[Need, ...]]:
        column = self.scene.table.column(test.measure, test.portfolio or self.scene.portfolio)
        if column.unit == TEXT:
            return []
        found = []
        for bound, step in ((test.at_least, 0), (test.more_than, 1), (test.at_most, 0), (test.less_than, -1)):
            if bound is None:
                continue
            limit, stated = threshold(bound, column.unit, self.scene, test.portfolio)
            if stated[0]:
                wanted = _rounded(int(limit[0]), column.unit, step, up=bound in (test.at_least, test.more_than))
                found += self._sources(self._key(test.measure, test.portfolio), wanted, column.unit)
        return found

    def _key(self, measure: str, portfolio: str | None) -> str:
        name = f"{measure}@{portfolio or self.portfolio}"
        return name if name in self.one.columns else measure

    def _sources(self, key: str, wanted: int, unit: str) -> list[tuple[Need, ...]]:
        """Return the measures by which a value can be reached: itself, or what it is made of."""
        name = key.partition("@")[0]
        measure = self.policy.measures.get(name) or self.policy.measures.get(name.partition(".")[0])
        if not isinstance(measure, _DERIVED) or key in self.base:
            return [(Need(key, wanted, unit),)]
        found: list[tuple[Need, ...]] = []
        for source in _made_of(measure):
            inner = self._key(source, None)
            column = self.scene.table.columns.get(inner)
            if column is not None and column.unit != TEXT and not isinstance(self.policy.measures[source], Attribute):
                found += self._sources(inner, _LARGEST, column.unit)
        together = tuple(need for way in found for need in way)
        return [*found, together] if len(found) > 1 else found

    def size(self, way: tuple[Need, ...]) -> tuple[int, int, tuple[str, ...]]:
        """Fewest changes first, then the smallest relative to what is there (in thousandths)."""
        relative = 0
        for need in way:
            if not need.decision and need.micro != _LARGEST:
                now = int(self.one.columns[need.measure].micro[0])
                relative += abs(need.micro - now) * 1000 // max(abs(now), _step(need.unit))
        return len(way), relative, tuple(need.measure for need in way)

    def least(self, way: tuple[Need, ...], rank: int) -> tuple[Need, ...] | None:
        """Return the way with each value the least that suffices, or None where the policy says no."""
        if not way or not self._reaches(way, rank):
            return None
        for position, need in enumerate(way):
            if need.decision:
                continue
            way = (*way[:position], self._least_value(way, position, rank), *way[position + 1 :])
        # What may stay as it is is no change, unless its value is not known today.
        return tuple(need for need in way if need.decision or not self._is_so(need))

    def _is_so(self, need: Need) -> bool:
        column = self.one.columns[need.measure]
        others = need.micro == int(column.micro[0])
        return others and (bool(column.known[0]) or need.micro == 0)

    def _least_value(self, way: tuple[Need, ...], position: int, rank: int) -> Need:
        need, step = way[position], _step(way[position].unit)
        now = int(self.one.columns[need.measure].micro[0])
        low, high = 0, -(-abs(need.micro - now) // step)
        sign = 1 if need.micro >= now else -1
        while low < high:
            middle = (low + high) // 2
            tried = replace(need, micro=_on_step(now, step, sign) + sign * middle * step)
            if self._reaches((*way[:position], tried, *way[position + 1 :]), rank):
                high = middle
            else:
                low = middle + 1
        tried = replace(need, micro=_on_step(now, step, sign) + sign * low * step)
        return tried if self._reaches((*way[:position], tried, *way[position + 1 :]), rank) else need

    def _reaches(self, way: tuple[Need, ...], rank: int) -> bool:
        columns = dict(self.base)
        rulings = list(self.records.rulings)
        for need in way:
            if need.decision:
                rulings.append(Ruling(need.decision, self.one.partners[0], True))
                continue
            column = columns[need.measure]
            micro = np.array([need.micro], np.int64)
            columns[need.measure] = replace(column, micro=micro, known=np.ones(1, np.bool_))
        derived = derive(self.policy, columns, self.one.partners, as_of=self.one.as_of, rates=self.one.rates)
        changed = replace(self.one, columns=derived)
        records = replace(self.records, rulings=tuple(rulings))
        return int(measured_ladders(self.policy, changed, records)[self.portfolio].rank[0]) >= rank

    def told(self, need: Need) -> Reason:
        """Say one need."""
        if need.decision:
            return Reason("tier-change-decision", facts={"decision": Term("decision", need.decision)})
        now = int(self.one.columns[need.measure].micro[0])
        code = "tier-change-more" if need.micro >= now else "tier-change-less"
        return Reason(code, facts={
            "measure": Term("measure", need.measure.partition("@")[0]),
            "amount": Quantity(abs(need.micro - now), need.unit),
            "value": Quantity(need.micro, need.unit), "now": Quantity(now, need.unit),
        })  # fmt: skip


def _made_of(measure: object) -> list[str]:
    if isinstance(measure, Share):
        return [measure.share]
    if isinstance(measure, Growth):
        return [measure.growth]
    if isinstance(measure, Total):
        return list(measure.total)
    if isinstance(measure, Best):
        return measure.best
    if isinstance(measure, Least):
        return measure.least
    if isinstance(measure, Score):
        tracks = [track.categories for track in measure.best_of] if measure.best_of else [measure.score or []]
        items = [item for categories in tracks for category in categories for item in category.items]
        found = [item.measure for item in items if item.measure is not None]
        return [*found, *(name for item in items if item.when is not None for name in measures_in(item.when))]
    return []


def _step(unit: str) -> int:
    if unit in _STEPS:
        return _STEPS[unit]
    return 10_000 if is_currency(unit) or unit != "ratio" else 100


def _on_step(now: int, step: int, sign: int) -> int:
    return -(-now // step) * step if sign > 0 else now // step * step


def _rounded(limit: int, unit: str, step: int, *, up: bool) -> int:
    size = _step(unit)
    if step > 0:
        return (limit // size + 1) * size
    if step < 0:
        return -(-limit // size) * size - size
    return -(-limit // size) * size if up else limit // size * size
