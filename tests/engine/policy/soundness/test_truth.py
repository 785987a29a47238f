"""What is said of all partners there could be holds of invented ones, whatever the policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from maillage.engine.measures.conditions import Scene, evaluate
from maillage.engine.policy.soundness.terms import ALWAYS, NEVER, implies, terms, world_of
from maillage.engine.policy.soundness.tiers import check_tiers
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.conditions import Always, Condition, Holds, Not, Qualifying
from maillage.engine.tiers.qualify import qualify
from tests.engine.tiers.invented import invented

SEEDS = range(120)
EMPTY = ("policy-tier-contradicts", "policy-tier-unreachable", "policy-tier-overtaken")


def test_nobody_is_measured_in_a_tier_that_is_said_to_be_empty() -> None:
    said: Counter[str] = Counter()
    for seed in SEEDS:
        world = invented(seed, 40)
        ladders = qualify(world.policy, world.measures, world.records).value.ladders
        for finding in check_tiers(world.policy):
            if finding.code not in EMPTY:
                continue
            said[finding.code] += 1
            ladder, name = finding.clause.split("/")
            for portfolio, found in ladders.items():
                if bool(portfolio) == (ladder == "portfolio_tiers"):
                    assert not np.any(found.measured == found.names.index(name)), (seed, finding)
    assert said["policy-tier-overtaken"] >= 10
    assert said["policy-tier-contradicts"] + said["policy-tier-unreachable"] > 20


def conditions(policy: Policy) -> list[Condition]:
    """Conditions that a scene without ladders can decide."""
    found = [part for tier in policy.tiers for part in (tier.admission, tier.precondition) if part is not None]
    return [part for part in found if not any(_of_ladders(inner) for inner in _inside(part))]


def _of_ladders(condition: object) -> bool:
    return isinstance(condition, Holds) or getattr(condition, "measure", "") == "depth"


def _inside(condition: Condition) -> Iterator[object]:
    yield condition
    for word in ("all", "any", "of"):
        for part in getattr(condition, word, None) or ():
            yield from _inside(part)
    for word in ("not_", "qualifying"):
        part = getattr(condition, word, None)
        if part is not None:
            yield from _inside(part)


def test_who_meets_a_condition_meets_what_it_implies() -> None:
    implied = 0
    for seed in SEEDS:
        world = invented(seed, 40)
        scene, things = Scene(world.measures), world_of(world.policy)
        listed = conditions(world.policy)
        listed += [Not.model_construct(not_=part, title=None) for part in listed]
        truth = [evaluate(part, scene).holds for part in listed]
        for left, first in enumerate(listed):
            wide = terms(first, things)
            if not wide:
                assert not truth[left].any(), (seed, first)
            for right, second in enumerate(listed):
                if left != right and wide and implies(wide, terms(second, things, over=False)):
                    implied += 1
                    assert not np.any(truth[left] & ~truth[right]), (seed, first, second)
    assert implied > 20


def test_always_never_and_the_past() -> None:
    things = world_of(invented(0, 1).policy)
    yes, no = Always(always=True), Always(always=False)
    assert terms(yes, things) == ALWAYS
    assert terms(no, things) == NEVER
    assert terms(yes, things, holds=False) == NEVER
    assert terms(Qualifying(qualifying=no, months=1), things) == NEVER
