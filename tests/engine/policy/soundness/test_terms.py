"""Conditions as alternatives of ranges: where the list grows too long it errs on the side asked for."""

from __future__ import annotations

from typing import Any

from maillage.engine.policy.soundness.terms import ALWAYS, MOST, NEVER, tier_terms, world_of
from tests.engine.channel import policy_of

MANY = 12
"""Measures: of these, any six give 924 alternatives."""


def test_too_many_alternatives_allow_everything_or_nothing() -> None:
    measures: dict[str, Any] = {f"m{number}": {"given": "count"} for number in range(MANY)}
    tests = [{"measure": name, "at_least": 1} for name in measures]
    fewer = {"some": 2, "of": tests}
    most = {"some": 6, "of": tests}
    pairs = {"all": [{"any": [{"measure": name, "at_least": 1}, {"measure": name, "at_most": 0}]} for name in measures]}
    base = {"revenue": {"given": "EUR"}, "growth": {"given": "count"}}
    tiers = [{"tier": "base"}] + [
        {"tier": f"t{place}", "admission": admission} for place, admission in enumerate((fewer, most, pairs))
    ]
    policy = policy_of(measures=base | measures, tiers=tiers, clusters=[])
    world = world_of(policy)
    few, some, long = policy.tiers[1:]
    assert len(tier_terms(few, world)) == 66
    assert tier_terms(some, world) == ALWAYS
    assert len(tier_terms(long, world)) <= MOST
    for tier in (some, long):
        assert tier_terms(tier, world, over=False) == NEVER
