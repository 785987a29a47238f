"""Units: what each measure is counted in, and every threshold brought into the unit of its measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from maillage.engine.kernel.quantity import COUNT, HOURS, POINTS, RATIO, TEXT, Quantity, is_currency
from maillage.engine.kernel.reason import Finding, Source, Term
from maillage.engine.policy.references import error, placed
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import Clause, Table
from maillage.engine.policy.types.clusters import Total as ClusterTotal
from maillage.engine.policy.types.conditions import Test
from maillage.engine.policy.types.coverage import Bulk, Capacity, Coverage, Load
from maillage.engine.policy.types.measures import (
    Attribute,
    Best,
    Classes,
    Count,
    Given,
    GroupTotal,
    Growth,
    Item,
    Least,
    Mean,
    MonthsSince,
    PortfolioCount,
    Score,
    Share,
    Sum,
    Team,
    Total,
)
from maillage.engine.policy.uses import categories
from maillage.engine.policy.walk import joined, rewritten

BOUNDS: Final = ("at_least", "more_than", "at_most", "less_than")


def units_of(policy: Policy) -> dict[str, str | None]:
    """Return the unit of every measure and every category of a score.

    A currency, ``count``, ``ratio``, ``points``, ``hours`` or ``text``; None where the measure leans on names that
    are not there or on itself, or mixes units.
    """
    units = _Units(policy)
    found = {name: units.of(name) for name in policy.measures}
    return found | dict.fromkeys(categories(policy), POINTS)


def with_units(policy: Policy, sources: Mapping[str, Source]) -> tuple[Policy, tuple[Finding, ...]]:
    """Return the policy with every bare number in the unit that it is compared in, and what does not fit."""
    units = units_of(policy)
    fitting = _Fitting(policy.currency, units)
    made: Policy = rewritten(policy, fitting.change)
    found = [*_mixed(policy, units), *fitting.findings]
    return made, tuple(placed(finding, sources) for finding in found)


class _Units:
    """Units by name, each worked out once."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.known: dict[str, str | None] = dict.fromkeys(categories(policy), POINTS)

    def of(self, name: str) -> str | None:
        if name not in self.known:
            # A circle meets None here instead of going round.
            self.known[name] = None
            measure = self.policy.measures.get(name)
            self.known[name] = None if measure is None else self._unit(measure)
        return self.known[name]

    def _unit(self, measure: Clause) -> str | None:
        if isinstance(measure, Sum):
            return self.policy.currency if measure.sum == "amount" else COUNT
        if isinstance(measure, Growth):
            return RATIO if measure.as_ == "ratio" else self.of(measure.growth)
        if isinstance(measure, Given):
            return measure.given
        if isinstance(measure, GroupTotal):
            return self.of(measure.group_total)
        if isinstance(measure, Total | Mean | Best | Least):
            units = {self.of(name) for name in combined(measure)}
            return units.pop() if len(units) == 1 else None
        fixed = {Share: RATIO, Count: COUNT, PortfolioCount: COUNT, Attribute: TEXT, Score: POINTS, Classes: TEXT,
                 MonthsSince: COUNT, Team: COUNT}  # fmt: skip
        return fixed[type(measure)]


def combined(measure: Clause) -> tuple[str, ...]:
    """The measures that one is put together from and that must have one unit."""
    if isinstance(measure, Total):
        return tuple(measure.total)
    if isinstance(measure, Mean):
        return tuple(measure.mean)
    if isinstance(measure, GroupTotal):
        return (measure.group_total,)
    if isinstance(measure, Share):
        return measure.share, measure.of
    if isinstance(measure, Best):
        return tuple(measure.best)
    return tuple(measure.least) if isinstance(measure, Least) else ()


def _mixed(policy: Policy, units: Mapping[str, str | None]) -> Iterator[Finding]:
    for name, measure in policy.measures.items():
        found = {part: units.get(part) for part in combined(measure)}
        if isinstance(measure, MonthsSince) and units.get(measure.months_since) not in (TEXT, None):
            yield error("policy-months-since", f"measures/{name}/months_since",
                        measure=Term("measure", measure.months_since))  # fmt: skip
        if None in found.values():
            continue
        if TEXT in found.values():
            words = [part for part, unit in found.items() if unit == TEXT]
            yield error("policy-unit-text", f"measures/{name}", measure=Term("measure", words[0]))
        elif len(set(found.values())) > 1:
            shown = tuple(f"{part} ({unit})" for part, unit in found.items())
            yield error("policy-units-mixed", f"measures/{name}", measure=Term("measure", name), parts=shown)


class _Fitting:
    """Brings the literals of each clause into their unit, and collects what does not fit."""

    def __init__(self, currency: str, units: Mapping[str, str | None]) -> None:
        self.currency, self.units = currency, units
        self.findings: list[Finding] = []

    def change(self, path: str, clause: Clause) -> Clause:
        """Return the clause with its own literals in their units."""
        made: dict[str, Any] = {}
        for word, unit, measure in self._wanted(clause):
            old = getattr(clause, word)
            if old is not None and unit is not None:
                new = self._fit(old, unit, measure, joined(path, word))
                if new != old:
                    made[word] = new
        if isinstance(clause, Test):
            self._words(clause, path)
        return clause.model_copy(update=made) if made else clause

    def _wanted(self, clause: Clause) -> Iterator[tuple[str, str | None, str]]:
        """Yield the words of a clause that hold a literal, the unit wanted, and the measure compared."""
        if isinstance(clause, Test | ClusterTotal):
            unit = self.units.get(clause.measure)
            yield from ((word, unit, clause.measure) for word in BOUNDS if hasattr(clause, word))
        elif isinstance(clause, Item) and clause.measure is not None:
            unit = self.units.get(clause.measure)
            yield from ((word, unit, clause.measure) for word in ("target", "each", "bands"))
        elif isinstance(clause, Load):
            yield from ((word, HOURS, "") for word in ("hours", "hours_each"))
            if clause.measure is not None:
                yield "each", self.units.get(clause.measure), clause.measure
        elif isinstance(clause, Growth):
            yield "from_nothing", self.units.get(clause.growth) if clause.as_ == "difference" else RATIO, ""
        else:
            fixed: tuple[tuple[type[Clause], str, str], ...] = (
                (Count, "floor", self.currency), (Capacity, "hours", HOURS), (Coverage, "moving_hours", HOURS),
                (Coverage, "contact_hours", HOURS), (Coverage, "balance_within", RATIO), (Bulk, "share", RATIO),
            )  # fmt: skip
            yield from ((word, unit, "") for kind, word, unit in fixed if isinstance(clause, kind))
            if isinstance(clause, Given):
                yield "otherwise", clause.given, ""

    def _fit(self, value: Any, unit: str, measure: str, path: str) -> Any:
        """Bring a quantity, a table of them or the bands of a score into ``unit``."""
        again: Callable[[Any, str], Any] = lambda part, step: self._fit(part, unit, measure, joined(path, step))  # noqa: E731 - one line that two branches share
        if isinstance(value, Table):
            values = {word: again(part, f"values/{word}") for word, part in value.values.items()}
            other = None if value.otherwise is None else again(value.otherwise, "otherwise")
            return value.model_copy(update={"values": values, "otherwise": other})
        if isinstance(value, list):
            return [
                band.model_copy(update={"at_least": again(band.at_least, f"{index}/at_least")})
                for index, band in enumerate(value)
            ]
        quantity: Quantity = value
        if quantity.unit == unit or (quantity.is_money and is_currency(unit)):
            return quantity
        if quantity.unit == COUNT and unit != TEXT:
            return Quantity(quantity.micro, unit)
        facts = {"measure": Term("measure", measure)} if measure else {}
        code = "policy-unit-words" if unit == TEXT else "policy-unit-mismatch"
        code = code if measure else "policy-unit-wanted"
        self.findings.append(error(code, path, value=quantity, unit=unit, **facts))
        return quantity

    def _words(self, test: Test, path: str) -> None:
        """Words are compared with attributes only; a number may be compared with a number."""
        unit = self.units.get(test.measure)
        written = [test.is_] if test.is_ is not None else (test.in_ or [])
        if unit is not None and unit != TEXT and not all(_is_number(word) for word in written):
            step = "is" if test.is_ is not None else "in"
            self.findings.append(
                error("policy-word-for-number", joined(path, step), measure=Term("measure", test.measure))
            )


def _is_number(word: str | bool | int) -> bool:
    return isinstance(word, int) and not isinstance(word, bool)
