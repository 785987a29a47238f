"""Conditions as alternatives of ranges: what is decided about them is decided for every partner there could be.

A condition becomes a list of terms, any one of which is enough; a term maps what is looked at (a measure, a word, a
decision) to the values allowed. What ranges cannot express is held as a flag. Where the list would grow beyond
``MOST`` terms, or a value may be unknown, the list errs on the side asked for: ``over`` allows too much (nothing is
called impossible that is possible), otherwise too little (nothing is called implied that is not).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from maillage.engine.kernel.quantity import MILLIONTHS, TEXT, Quantity
from maillage.engine.policy.soundness.domains import Domain, Flag, Interval, Words, meet, within
from maillage.engine.policy.soundness.limits import largest_values
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
    Some,
    Test,
)
from maillage.engine.policy.types.measures import Count, PortfolioCount, Score
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.policy.units import units_of
from maillage.engine.policy.uses import categories

MOST: Final = 512
Variable = tuple[str, ...]
Term = Mapping[Variable, Domain]
Terms = tuple[Term, ...]
ALWAYS: Final[Terms] = ({},)
NEVER: Final[Terms] = ()


@dataclass(frozen=True)
class World:
    """What the policy says of the things that conditions look at.

    ``units`` of measures; ``natural``: those that are never below zero; ``most``: the largest value that a measure can
    have, in millionths, where its own definition limits it; ``strict``: scores whose tests ask for minima as well;
    ``ranks``: tier → rank, on the overall ladder and on that of the portfolios. ``inside``: the ladder at hand is that
    of the portfolios.
    """

    units: Mapping[str, str | None]
    natural: frozenset[str]
    most: Mapping[str, int]
    strict: frozenset[str]
    ranks: tuple[Mapping[str, int], Mapping[str, int]]
    inside: bool = False


def world_of(policy: Policy, *, inside: bool = False) -> World:
    """Return the world of a policy."""
    counts = frozenset(name for name, item in policy.measures.items() if isinstance(item, Count | PortfolioCount))
    strict = frozenset(name for name, item in policy.measures.items() if isinstance(item, Score))
    strict |= frozenset(categories(policy))
    ranks = tuple(
        {tier.tier: rank for rank, tier in enumerate(tiers)} for tiers in (policy.tiers, policy.portfolio_tiers)
    )
    return World(units_of(policy), counts, largest_values(policy), strict, (ranks[0], ranks[1]), inside)


def tier_terms(tier: Tier, world: World, *, over: bool = True) -> Terms:
    """Return what a tier asks for by itself: everything that is written must hold."""
    parts: list[Condition] = [part for part in (tier.precondition, tier.admission) if part is not None]
    if tier.paths:
        parts.append(Any_(any=list(tier.paths.values())))
    if tier.decision is not None:
        parts.append(Decided(decision=tier.decision))
    return terms(All(all=parts), world, over=over) if parts else ALWAYS


def implies(first: Terms, second: Terms) -> bool:
    """Whether whoever meets ``first`` (given over) meets ``second`` (given under); false where that is not certain."""
    return all(any(_inside(term, wider) for wider in second) for term in first)


def _inside(term: Term, wider: Term) -> bool:
    return all(variable in term and within(term[variable], domain) for variable, domain in wider.items())


def terms(condition: Condition, world: World, *, holds: bool = True, over: bool = True) -> Terms:
    """Return the terms of a condition, or of its failing for certain (``holds=False``)."""
    if isinstance(condition, Not):
        return terms(condition.not_, world, holds=not holds, over=over)
    if isinstance(condition, All | Any_ | Some):
        parts = condition.all if isinstance(condition, All) else _listed(condition)
        count = _count(condition)
        # That fewer than k of n hold is that more than n - k fail.
        wanted = count if holds else len(parts) - count + 1
        return _at_least(wanted, [terms(part, world, holds=holds, over=over) for part in parts], over)
    if isinstance(condition, Test):
        return _of_test(condition, world, holds, over)
    if isinstance(condition, Always):
        return ALWAYS if condition.always is holds else NEVER
    if isinstance(condition, Decided):
        return ({("decision", condition.decision): Flag(holds)},)
    if isinstance(condition, Holds):
        return _of_tier(condition, world, holds)
    if holds and not terms(condition.qualifying, world):
        return NEVER
    return ({("qualifying", str(condition.months), repr(condition.qualifying)): Flag(holds)},)


def _listed(condition: Any_ | Some) -> list[Condition]:
    return condition.any if isinstance(condition, Any_) else condition.of


def _count(condition: All | Any_ | Some) -> int:
    if isinstance(condition, All):
        return len(condition.all)
    return 1 if isinstance(condition, Any_) else condition.some


def _at_least(count: int, parts: list[Terms], over: bool) -> Terms:
    if count == 1:
        return _limited([term for part in parts for term in part], over)
    made: list[Term] = []
    for chosen in combinations(parts, count):
        made.extend(_together(chosen, over))
        if len(made) > MOST:
            break
    return _limited(made, over)


def _together(parts: Iterable[Terms], over: bool) -> Terms:
    """Return the terms in which all parts hold."""
    made: Terms = ALWAYS
    for part in parts:
        joined = [both for first in made for second in part if (both := join(first, second)) is not None]
        made = _limited(joined, over)
    return made


def _limited(found: list[Term], over: bool) -> Terms:
    if len(found) > MOST:
        return ALWAYS if over else NEVER
    return tuple(found)


def join(first: Term, second: Term) -> Term | None:
    """Return the term in which both hold, None where they contradict each other."""
    made = dict(first)
    for variable, domain in second.items():
        both = meet(made[variable], domain) if variable in made else domain
        if both is None:
            return None
        made[variable] = both
    return made


def _of_tier(condition: Holds, world: World, holds: bool) -> Terms:
    portfolio = condition.portfolio
    by_portfolio = portfolio is not None or (world.inside and condition.tier_at_least in world.ranks[1])
    rank = world.ranks[by_portfolio][condition.tier_at_least]
    variable = ("tier", "portfolio" if by_portfolio else "", portfolio or "")
    return ({variable: Interval(low=rank) if holds else Interval(high=rank - 1)},)


def _of_test(test: Test, world: World, holds: bool, over: bool) -> Terms:
    bounds = [test.at_least, test.more_than, test.at_most, test.less_than]
    strict = test.measure in world.strict and not test.without_minimums
    words = test.is_ is not None or test.in_ is not None
    text = world.units.get(test.measure) == TEXT
    if not holds and (strict or (words and not text) or any(isinstance(bound, Table) for bound in bounds)):
        return ({("fails", repr(test)): Flag(True)},)
    if words:
        return _of_words(test, text, holds, world)
    alternatives = [
        [
            term
            for case, value in _cases(bound, test.portfolio, over)
            for term in _bounded(test, step, value, case, world)
        ]
        for step, bound in enumerate(bounds)
        if bound is not None
    ]
    if holds:
        return _together([tuple(part) for part in alternatives], over)
    return tuple(
        found
        for step, bound in enumerate(bounds)
        if isinstance(bound, Quantity)
        for found in _bounded(test, _OPPOSITE[step], bound, {}, world)
    )


_OPPOSITE: Final = (3, 2, 1, 0)
"""Of at_least, more_than, at_most, less_than: which one holds where the other fails."""


def variable_of(test: Test, unit: str, world: World) -> Variable:
    """What a test looks at. The same measure against another currency is another thing: no rate is known here."""
    own = world.units.get(test.measure)
    portfolio = test.portfolio or ("at hand" if world.inside else "")
    free = "free" if test.without_minimums and test.measure in world.strict else ""
    return ("number", test.measure, portfolio, free, "" if unit == own else unit)


def _bounded(test: Test, step: int, value: Quantity, case: Term, world: World) -> Iterator[Term]:
    """Yield the case with the bound in it, unless nothing can lie there."""
    micro = value.micro
    bound = (Interval(low=micro), Interval(low=micro + 1), Interval(high=micro), Interval(high=micro - 1))[step]
    limits = Interval(0 if test.measure in world.natural else None, world.most.get(test.measure))
    domain = meet(bound, limits)
    if domain is not None:
        yield {**case, variable_of(test, value.unit, world): domain}


def _of_words(test: Test, text: bool, holds: bool, world: World) -> Terms:
    written = test.in_ if test.in_ is not None else [test.is_ if test.is_ is not None else ""]
    if text:
        words = frozenset(str(word).casefold() for word in written)
        return ({("word", test.measure, test.portfolio or ""): Words(words, inside=holds)},)
    variable = variable_of(test, world.units.get(test.measure) or "", world)
    points = [int(word) * MILLIONTHS for word in written if isinstance(word, int)]
    return tuple({variable: Interval(at, at)} for at in points)


def _cases(bound: Quantity | Table | None, portfolio: str | None, over: bool) -> Iterator[tuple[Term, Quantity]]:
    """Yield the thresholds of a table, each with the words under which it counts."""
    if bound is None:
        return
    if isinstance(bound, Quantity):
        yield {}, bound
        return
    variable = ("word", bound.by, "")
    known = frozenset(word.casefold() for word in bound.values)
    rest: Term = {} if over else {variable: Words(known, inside=False)}
    choices: list[tuple[Term, Quantity | Table | None]] = [
        ({variable: Words(frozenset([word.casefold()]))}, value) for word, value in bound.values.items()
    ]
    choices.append((rest, bound.otherwise))
    if bound.by == "portfolio" and portfolio is not None:
        choices = [({}, bound.values.get(portfolio, bound.otherwise))]
    for guard, value in choices:
        for inner, quantity in _cases(value, portfolio, over):
            both = join(guard, inner)
            if both is not None:
                yield both, quantity
