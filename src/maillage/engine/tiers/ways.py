"""Sets of changes, each of which might make a condition hold, or fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Final

from maillage.engine.kernel.quantity import MILLIONTHS, RATIO, TEXT
from maillage.engine.measures.conditions import Scene, evaluate, threshold
from maillage.engine.measures.derive import DERIVED
from maillage.engine.measures.sources import measure_of, sources_of
from maillage.engine.policy.types.conditions import All, Any_, Condition, Decided, Holds, Not, Qualifying, Some, Test
from maillage.engine.policy.types.measures import Attribute, Measure, PortfolioCount
from maillage.engine.tiers.admission import whole
from maillage.engine.tiers.trial import Need, Trial, step_of

Way = tuple[Need, ...]

MOST_WAYS: Final = 48
FAR: Final = 9 * 10**15
"""As much of something as any policy could ask for, in millionths: 9 thousand million."""
FIXED: Final = frozenset({"country", "departement", "territory", "group"})
"""Attributes that a partner does not change in order to reach a tier."""


class Ways:
    """Looks for ways in one trial, in the scene of one tier."""

    def __init__(self, trial: Trial, scene: Scene) -> None:
        """Look at conditions as the admission of one tier does."""
        self.trial, self.scene = trial, scene

    def to(self, condition: Condition, *, hold: bool) -> list[Way]:
        """Return sets of changes that might make a condition hold (or fail); the empty one where it does already.

        The smallest come first, at most ``MOST_WAYS``.
        """
        truth = evaluate(condition, self.scene)
        if bool(truth.holds[0]) == hold:
            return [()]
        if isinstance(condition, All):
            return self._of(condition.all, len(condition.all) if hold else 1, hold=hold)
        if isinstance(condition, Any_):
            return self._of(condition.any, 1 if hold else len(condition.any), hold=hold)
        if isinstance(condition, Some):
            needed = condition.some if hold else len(condition.of) - condition.some + 1
            return self._of(condition.of, needed, hold=hold)
        if isinstance(condition, Not):
            return self.to(condition.not_, hold=not hold)
        if isinstance(condition, Qualifying):
            return self.to(condition.qualifying, hold=hold)
        if isinstance(condition, Decided):
            return [(Need(decision=condition.decision, lost=not hold),)]
        if isinstance(condition, Test):
            return self._test(condition, hold=hold)
        return self._ladders(condition, hold=hold) if isinstance(condition, Holds) else []

    def _of(self, parts: Sequence[Condition], count: int, *, hold: bool) -> list[Way]:
        """Return the ways to bring ``count`` of the parts to hold (or fail)."""
        each = [found for part in parts if (found := self.to(part, hold=hold))]
        done = sum(found == [()] for found in each)
        open_ones = [found for found in each if found != [()]]
        if done + len(open_ones) < count:
            return []
        merged: list[Way] = []
        for chosen in combinations(open_ones, max(count - done, 0)):
            merged += [
                way for together in product(*(_few(found, 8) for found in chosen)) if (way := self.merged(together))
            ]
            if len(merged) > 20 * MOST_WAYS:
                break
        return self.smallest(merged)

    def _ladders(self, condition: Holds, *, hold: bool) -> list[Way]:
        """Return the ways to reach a tier on the ladder of a portfolio, or of any of them; or to reach it on none."""
        portfolio = condition.portfolio if condition.portfolio is not None else self.scene.portfolio or ""
        ladders = [name for name in self.trial.climbs if name] if portfolio == "any" else [portfolio]
        each = [self._ladder(name, condition.tier_at_least, hold=hold) for name in ladders]
        if hold:
            return self.smallest(way for ways in each for way in ways)
        return self._together(each)

    def _ladder(self, portfolio: str, tier: str, *, hold: bool) -> list[Way]:
        """Return the ways to reach at least a tier on one ladder, or to be admitted to none from there on."""
        tiers = self.trial.tiers(portfolio)
        names = [item.tier for item in tiers]
        if tier not in names:
            return [] if hold else [()]
        each = [self.tier(portfolio, place, hold=hold) for place in range(names.index(tier), len(names))]
        return self.smallest(way for ways in each for way in ways) if hold else self._together(each)

    def tier(self, portfolio: str, place: int, *, hold: bool) -> list[Way]:
        """Return the ways to be admitted to one tier of a ladder, or not to be; with those below where they count."""
        tiers, scenes = self.trial.tiers(portfolio), self.trial.climbs[portfolio].scenes
        asked = range(place + 1) if tiers[place].cumulative else [place]
        each = [Ways(self.trial, scenes[at]).to(whole(tiers[at]), hold=hold) for at in asked]
        return self._together(each) if hold else self.smallest(way for ways in each for way in ways)

    def _together(self, each: Sequence[list[Way]]) -> list[Way]:
        """Return the ways that do all of several things."""
        most = MOST_WAYS if sum(len(ways) > 1 for ways in each) <= 2 else 6
        made = (self.merged(chosen) for chosen in product(*(_few(ways, most) for ways in each)))
        return self.smallest(way for way in made if way is not None)

    def _counted(self, measure: PortfolioCount, wanted: int, now: int, sign: int) -> list[Way]:
        """Return the ways to reach a tier in more portfolios, or in fewer."""
        each = []
        for name, climb in self.trial.climbs.items():
            names = climb.ranks.names
            if name and measure.portfolios_at in names:
                reached = int(climb.ranks.rank[0]) >= names.index(measure.portfolios_at)
                if reached != (sign > 0):
                    each.append(self._ladder(name, measure.portfolios_at, hold=sign > 0))
        missing = min(max(abs(wanted - now) // MILLIONTHS, 1), len(each))
        return self.smallest(way for chosen in combinations(each, missing) for way in self._together(chosen))

    def smallest(self, ways: Iterable[Way]) -> list[Way]:
        """Return the ways, each once, from the smallest, at most ``MOST_WAYS``."""
        return _few(sorted(dict.fromkeys(ways), key=self.size), MOST_WAYS)

    def merged(self, ways: Sequence[Way]) -> Way | None:
        """Put ways together; two needs of one measure in one direction become the farther, otherwise None."""
        found: dict[tuple[str, str], Need] = {}
        for need in (need for way in ways for need in way):
            key = (need.decision, need.measure)
            other = found.setdefault(key, need)
            if other == need:
                continue
            now = self.trial.now(need.measure) or 0
            if need.unit == TEXT or (need.micro >= now) != (other.micro >= now):
                return None
            found[key] = max(need, other, key=lambda item: abs(item.micro - now))
        return tuple(found[key] for key in sorted(found))

    def size(self, way: Way) -> tuple[int, int, tuple[str, ...]]:
        """Fewest changes first, then the smallest relative to what is there (in thousandths).

        A decision weighs nothing: people may give it today. A word weighs as much as doubling a value.
        """
        relative = 0
        for need in way:
            if need.unit == TEXT:
                relative += 1000
            elif need.measure:
                now = self.trial.now(need.measure) or 0
                relative += abs(need.micro - now) * 1000 // max(abs(now), step_of(need.unit))
        return len(way), relative, tuple(need.measure or need.decision for need in way)

    def _test(self, test: Test, *, hold: bool) -> list[Way]:
        portfolio = test.portfolio or self.scene.portfolio
        column = self.scene.table.column(test.measure, portfolio)
        key = self.trial.key(test.measure, portfolio)
        if column.unit == TEXT:
            return self._word(test, key) if hold else []
        found: list[list[Way]] = []
        bounds = (("at_least", 1, 0), ("more_than", 1, 1), ("at_most", -1, 0), ("less_than", -1, 1))
        for word, sign, beyond in bounds:
            bound = getattr(test, word)
            if bound is None:
                continue
            limit, stated = threshold(bound, column.unit, self.scene, test.portfolio)
            if not stated[0]:
                return []
            if hold:
                if self._meets(int(limit[0]), key, sign, beyond):
                    continue
                wanted = _rounded(int(limit[0]), step_of(column.unit), sign, beyond)
                found.append(self._sources(key, wanted, column.unit, sign))
            else:
                wanted = _rounded(int(limit[0]), step_of(column.unit), -sign, 1 - beyond)
                found.append(self._sources(key, wanted, column.unit, -sign))
        if not hold:
            return self.smallest(way for ways in found for way in ways)
        if not found:
            # Nothing but a minimum of the score is missed.
            found.append(self._sources(key, FAR, column.unit, 1, through=True))
        return self.smallest(way for together in product(*found) if (way := self.merged(together)))

    def _meets(self, limit: int, key: str, sign: int, beyond: int) -> bool:
        now = self.trial.now(key)
        return now is not None and sign * (now - limit) >= beyond

    def _word(self, test: Test, key: str) -> list[Way]:
        measure = self.trial.policy.measures[test.measure]
        if not isinstance(measure, Attribute) or measure.attribute in FIXED:
            return []
        words = test.in_ if test.in_ is not None else [test.is_]
        return [
            (Need(key, unit=TEXT, word=str(word).lower() if isinstance(word, bool) else str(word)),) for word in words
        ]

    def _sources(self, key: str, wanted: int, unit: str, sign: int, *, through: bool = False) -> list[Way]:
        """Return the measures by which a value can be reached: itself, or what it is made of, one or all together."""
        policy = self.trial.policy
        measure = policy.measures[measure_of(policy, key.partition("@")[0])]
        if not isinstance(measure, DERIVED) or (key in self.trial.base and not through):
            return [(Need(key, wanted, unit),)] if _possible(wanted, unit, self.trial.now(key)) else []
        if isinstance(measure, PortfolioCount):
            return self._counted(measure, wanted, self.trial.now(key) or 0, sign)
        found: list[Way] = []
        for inner in dict.fromkeys(self._keys(measure, key)):
            column = self.scene.table.columns.get(inner)
            if column is not None and column.unit != TEXT:
                found += self._sources(inner, _far(column.unit) if sign > 0 else 0, column.unit, sign)
        together = self.merged(found) if len(found) > 1 else None
        return [*found, together] if together else found

    def _keys(self, measure: Measure, key: str) -> Iterator[str]:
        """Yield the columns that a measure is made of: of a source per portfolio, its own or all of them."""
        policy, own = self.trial.policy, key.partition("@")[2]
        for source in sources_of(measure):
            if own or policy.measures[measure_of(policy, source)].per is None:
                yield self.trial.key(source, own)
            else:
                yield from (f"{source}@{item.portfolio}" for item in policy.portfolios)


def _few(ways: list[Way], most: int) -> list[Way]:
    """Return the first of many ways and the last: often nothing but all changes together is enough."""
    return ways if len(ways) <= most else [*ways[: most - 1], ways[-1]]


def _far(unit: str) -> int:
    return MILLIONTHS if unit == RATIO else FAR


def _possible(wanted: int, unit: str, now: int | None) -> bool:
    """Whether a value can be reached at all: nothing below zero that is not there already."""
    del unit
    return wanted >= min(now or 0, 0)


def _rounded(limit: int, step: int, sign: int, beyond: int) -> int:
    """Return the nearest value on a step that meets a limit upwards (or downwards), or goes beyond it."""
    if sign > 0:
        return (limit // step + 1) * step if beyond else -(-limit // step) * step
    return (-(-limit // step) - 1) * step if beyond else limit // step * step
