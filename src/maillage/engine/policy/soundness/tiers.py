"""Tiers that nobody reaches, that overtake each other, that are the same, or between which lies a cliff or a gap."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from maillage.engine.kernel.quantity import COUNT, MILLIONTHS, RATIO, Quantity, is_currency
from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.kernel.reason import Term as Name
from maillage.engine.policy.soundness.domains import Interval
from maillage.engine.policy.soundness.terms import (
    Term,
    Terms,
    Variable,
    World,
    implies,
    join,
    terms,
    tier_terms,
    world_of,
)
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.conditions import All, Condition, Test
from maillage.engine.policy.types.tiers import Tier

CLIFF: Final = Fraction(5, 2)
"""A threshold more than so many times the one below is a cliff, worth a remark."""
STEEP: Final = 5
"""A threshold more than so many times the one below is a steep one, worth a warning."""
FEW: Final = 5 * MILLIONTHS
"""Counts that differ by no more are close, whatever their ratio."""
BENEFIT: Final = MILLIONTHS // 10
"""A percentage that rises by more than so much at one threshold, and to more than ``CLIFF`` times, is a cliff too."""
SMALL_STEP: Final = Fraction(11, 10)
"""A threshold at most so many times the one below is a small step."""
MANY_EFFECTS: Final = 3
"""So many effects that change at a small step are a cliff too."""


def check_tiers(policy: Policy) -> Iterator[Finding]:
    """Yield what is wrong with the two ladders."""
    for ladder, tiers in (("tiers", policy.tiers), ("portfolio_tiers", policy.portfolio_tiers)):
        world = world_of(policy, inside=ladder == "portfolio_tiers")
        wide = _with_lower(tiers, [tier_terms(tier, world) for tier in tiers])
        narrow = _with_lower(tiers, [tier_terms(tier, world, over=False) for tier in tiers])
        possible = [bool(found) for found in wide]
        yield from _unreachable(ladder, tiers, possible, world)
        yield from _overtaken(ladder, tiers, wide, narrow)
        yield from _steps(ladder, tiers, wide, world)
        yield from _benefits(ladder, tiers)
        yield from _gaps(ladder, tiers, wide, world)
        yield from _overlaps(ladder, tiers, wide, world)
    yield from _same(policy)
    for ladder, tiers in (("tiers", policy.tiers), ("portfolio_tiers", policy.portfolio_tiers)):
        yield from _undecided(ladder, tiers)


def _with_lower(tiers: Sequence[Tier], own: list[Terms]) -> list[Terms]:
    """Add to cumulative tiers what the tiers below ask for."""
    made: list[Terms] = []
    for tier, found in zip(tiers, own, strict=True):
        if tier.cumulative and made:
            found = tuple(both for first in found for second in made[-1] if (both := join(first, second)) is not None)
        made.append(found)
    return made


def _unreachable(ladder: str, tiers: Sequence[Tier], possible: Sequence[bool], world: World) -> Iterator[Finding]:
    for tier, reached in zip(tiers, possible, strict=True):
        if reached:
            continue
        facts: dict[str, Fact] = {"tier": Name("tier", tier.tier)}
        measure = _contradicted(tier, world)
        code = "policy-tier-contradicts" if measure else "policy-tier-unreachable"
        if measure:
            facts["measure"] = Name("measure", measure)
        yield Finding(Severity.ERROR, code, facts, f"{ladder}/{tier.tier}")


def _contradicted(tier: Tier, world: World) -> str:
    """Return the measure of which a tier asks two things that exclude each other, empty where it is not so simple."""
    tests = [part for part in _conjoined([tier.precondition, tier.admission]) if isinstance(part, Test)]
    for index, test in enumerate(tests):
        for other in tests[index:]:
            if test.measure == other.measure and not terms(All(all=[test, other]), world):
                return test.measure
    return ""


def _conjoined(conditions: Sequence[Condition | None]) -> Iterator[Condition]:
    for condition in conditions:
        if isinstance(condition, All):
            yield from _conjoined(condition.all)
        elif condition is not None:
            yield condition


def _overtaken(ladder: str, tiers: Sequence[Tier], wide: list[Terms], narrow: list[Terms]) -> Iterator[Finding]:
    """A tier that everybody leaves upwards at once. One to which partners fall for want of a cluster is not empty."""
    fallen_to = {tier.without_cluster for tier in tiers}
    for rank, tier in enumerate(tiers):
        if not wide[rank] or tier.tier in fallen_to:
            continue
        over = next((high for high in range(rank + 1, len(tiers)) if implies(wide[rank], narrow[high])), None)
        if over is not None:
            facts: dict[str, Fact] = {"tier": Name("tier", tier.tier), "higher": Name("tier", tiers[over].tier)}
            yield Finding(Severity.WARNING, "policy-tier-overtaken", facts, f"{ladder}/{tier.tier}")


def _steps(ladder: str, tiers: Sequence[Tier], wide: list[Terms], world: World) -> Iterator[Finding]:
    """Compare the thresholds of each tier with those of the tier below, wherever both ask for the same thing.

    Of alternative ways in, the highest threshold of the lower tier counts against the lowest of the higher one.
    """
    for rank in range(1, len(tiers)):
        low, high = _lows(wide[rank - 1], max), _lows(wide[rank], min)
        steps = {
            key: Fraction(high[key], low[key]) for key in high if _compares(low.get(key, 0), high[key], key, world)
        }
        cliffs = sorted((key for key, step in steps.items() if step > CLIFF), key=lambda key: (-steps[key], key))
        if cliffs:
            key = cliffs[0]
            facts = _step_facts(tiers, rank, key) | {
                "from": _quantity(low[key], key, world),
                "to": _quantity(high[key], key, world),
                "times": Quantity(round(steps[key] * 10) * (MILLIONTHS // 10), COUNT),
                "others": len(cliffs) - 1,
            }
            grave = Severity.WARNING if steps[key] > STEEP else Severity.NOTE
            yield Finding(grave, "policy-cliff", facts, f"{ladder}/{tiers[rank].tier}")
        yield from _small_step(ladder, tiers, rank, wide, steps)


def _compares(low: int, high: int, key: Variable, world: World) -> bool:
    """Whether the ratio of two thresholds says something.

    "More than nothing" is no threshold to compare with, and from one person to three is no leap, though thrice as many.
    """
    few = world.units.get(key[1]) == COUNT and high - low <= FEW
    return low > 1 and not few


def _small_step(
    ladder: str, tiers: Sequence[Tier], rank: int, wide: list[Terms], steps: dict[Variable, Fraction]
) -> Iterator[Finding]:
    """Two tiers that ask for the same but for one threshold, a little higher, and give much that is different."""
    if len(wide[rank - 1]) != 1 or len(wide[rank]) != 1:
        return
    (low,), (high,) = wide[rank - 1], wide[rank]
    differing = [key for key in {*low, *high} if low.get(key) != high.get(key)]
    changed = _effects_changed(tiers[rank - 1], tiers[rank])
    if len(differing) == 1 and 1 < steps.get(differing[0], CLIFF) <= SMALL_STEP and len(changed) >= MANY_EFFECTS:
        facts = _step_facts(tiers, rank, differing[0]) | {"effects": tuple(changed)}
        yield Finding(Severity.WARNING, "policy-cliff-effects", facts, f"{ladder}/{tiers[rank].tier}")


def _lows(found: Terms, choose: Callable[[list[int]], int]) -> dict[Variable, int]:
    """Choose among the least values of each thing for which every alternative asks a least value."""
    made: dict[Variable, int] = {}
    for variable in found[0] if found else ():
        lows = [low for term in found if (low := _low(term, variable)) is not None]
        if variable[0] == "number" and len(lows) == len(found):
            made[variable] = choose(lows)
    return made


def _low(term: Term, variable: Variable) -> int | None:
    domain = term.get(variable)
    return domain.low if isinstance(domain, Interval) else None


def _step_facts(tiers: Sequence[Tier], rank: int, key: Variable, lower: int | None = None) -> dict[str, Fact]:
    """Name a tier, the one below (or ``lower``), and the measure that tells them apart."""
    return {
        "tier": Name("tier", tiers[rank].tier),
        "lower": Name("tier", tiers[rank - 1 if lower is None else lower].tier),
        "measure": Name("measure", key[1]),
    }


def _quantity(micro: int, key: Variable, world: World) -> Quantity:
    return Quantity(micro, key[4] if is_currency(key[4]) else world.units[key[1]] or COUNT)


def _effects_changed(lower: Tier, higher: Tier) -> list[str]:
    words = [*lower.effects, *(word for word in higher.effects if word not in lower.effects)]
    return [word for word in words if lower.effects.get(word) != higher.effects.get(word)]


def _benefits(ladder: str, tiers: Sequence[Tier]) -> Iterator[Finding]:
    """A discount, a share or any other percentage that leaps from one tier to the next."""
    for lower, higher in itertools.pairwise(tiers):
        for word, high in higher.effects.items():
            low = lower.effects.get(word)
            if not isinstance(low, Quantity) or not isinstance(high, Quantity) or {low.unit, high.unit} != {RATIO}:
                continue
            if high.micro - low.micro > BENEFIT and high.micro > CLIFF * low.micro:
                names: dict[str, Fact] = {"tier": Name("tier", higher.tier), "lower": Name("tier", lower.tier)}
                facts = names | {"effect": word, "from": low, "to": high}
                yield Finding(Severity.WARNING, "policy-cliff-benefit", facts, f"{ladder}/{higher.tier}/effects/{word}")


def _gaps(ladder: str, tiers: Sequence[Tier], wide: list[Terms], world: World) -> Iterator[Finding]:
    """A band that ends before the next one begins: who lies between falls out of both."""
    for rank in range(1, len(tiers)):
        if len(wide[rank - 1]) != 1 or len(wide[rank]) != 1:
            continue
        (low,), (high,) = wide[rank - 1], wide[rank]
        for key, domain in low.items():
            above = high.get(key)
            if not isinstance(domain, Interval) or not isinstance(above, Interval) or key[0] != "number":
                continue
            if domain.high is not None and above.low is not None and above.low > domain.high + 1:
                facts = _step_facts(tiers, rank, key) | {
                    "from": _quantity(domain.high, key, world),
                    "to": _quantity(above.low, key, world),
                }
                yield Finding(Severity.WARNING, "policy-gap", facts, f"{ladder}/{tiers[rank - 1].tier}")


def _overlaps(ladder: str, tiers: Sequence[Tier], wide: list[Terms], world: World) -> Iterator[Finding]:
    """A band that ends above where a higher one begins: who lies in both is in the higher, whatever the lower says.

    Only where the higher tier asks for nothing else that would tell the two apart.
    """
    for low, high in itertools.combinations(range(len(tiers)), 2):
        if len(wide[low]) != 1 or len(wide[high]) != 1:
            continue
        (below,), (above,) = wide[low], wide[high]
        for key, domain in below.items():
            begins = _low(above, key)
            if not isinstance(domain, Interval) or domain.high is None or begins is None or key[0] != "number":
                continue
            others = {variable: wanted for variable, wanted in above.items() if variable != key}
            ends = world.most.get(key[1]) != domain.high
            overlaps = begins < domain.high and (domain.low is None or domain.low < begins)
            if ends and overlaps and implies((below,), (others,)):
                names: dict[str, Fact] = {
                    "tier": Name("tier", tiers[high].tier),
                    "lower": Name("tier", tiers[low].tier),
                }
                span = {"from": _quantity(begins, key, world), "to": _quantity(domain.high, key, world)}
                facts = names | {"measure": Name("measure", key[1])} | span
                yield Finding(Severity.WARNING, "policy-tier-overlap", facts, f"{ladder}/{tiers[low].tier}")


def _same(policy: Policy) -> Iterator[Finding]:
    """Tiers that give the same, ask the same afterwards and are looked after by the same roles: the nearest below."""
    for ladder, tiers in (("tiers", policy.tiers), ("portfolio_tiers", policy.portfolio_tiers)):
        speaks = any(tier.effects for tier in tiers) or (ladder == "tiers" and bool(policy.roles))
        given = [_given(policy, tier, ladder) for tier in tiers]
        for rank, higher in enumerate(tiers if speaks else ()):
            same = next((tiers[low] for low in reversed(range(rank)) if given[low] == given[rank]), None)
            if same is not None:
                facts: dict[str, Fact] = {"tier": Name("tier", higher.tier), "lower": Name("tier", same.tier)}
                yield Finding(Severity.WARNING, "policy-tier-same", facts, f"{ladder}/{higher.tier}")


def _given(policy: Policy, tier: Tier, ladder: str) -> tuple[object, ...]:
    roles = roles_of(policy, tier) if ladder == "tiers" else ()
    return tier.effects, roles, tier.forms, tier.staying


def roles_of(policy: Policy, tier: Tier) -> tuple[str, ...]:
    """The roles that can take a partner of a tier, whatever else they ask for."""
    return tuple(
        role.role
        for role in policy.roles
        if (role.covers.tiers is None or tier.tier in role.covers.tiers)
        and (role.covers.clusters is None or tier.forms in role.covers.clusters)
    )


def _undecided(ladder: str, tiers: Sequence[Tier]) -> Iterator[Finding]:
    for tier in tiers:
        if tier.precondition is not None and tier.decision is None:
            facts: dict[str, Fact] = {"tier": Name("tier", tier.tier)}
            clause = f"{ladder}/{tier.tier}/precondition"
            yield Finding(Severity.WARNING, "policy-precondition-alone", facts, clause)
