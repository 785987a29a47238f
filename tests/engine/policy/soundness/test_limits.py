"""The largest value that a measure can have by its own definition."""

from __future__ import annotations

from typing import Any

import pytest

from maillage.engine.kernel.quantity import MILLIONTHS
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.soundness.check import check
from maillage.engine.policy.soundness.limits import largest_values
from tests.engine.channel import policy_of

TARGET = {"measure": "growth", "points": 10, "target": 1}
EACH = {"measure": "growth", "points": 2, "each": 1}
WHEN = {"points": -5, "when": {"always": True}}
BANDS = {"measure": "growth", "bands": [{"at_least": 1, "points": 3}, {"at_least": 2, "points": 7}]}


def category(name: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"category": name, "items": list(items), **more}


@pytest.mark.parametrize(
    ("measure", "most"),
    [
        ({"score": [category("a", TARGET, BANDS)]}, 17),
        ({"score": [category("a", TARGET, BANDS, cap=12)]}, 12),
        ({"score": [category("a", TARGET, weight=2), category("b", BANDS)]}, 27),
        ({"score": [category("a", TARGET)], "cap": 4}, 4),
        ({"score": [category("a", EACH)]}, None),
        ({"score": [category("a", {**EACH, "cap": 6}, TARGET)]}, 16),
        ({"score": [category("a", EACH)], "cap": 50}, 50),
        ({"score": [category("a", EACH, cap=9)]}, 9),
        ({"score": [category("a", WHEN)]}, 0),
        ({"score": [category("a", TARGET, weight=-1)]}, None),
        ({"score": [category("a", {**TARGET, "points": 10**14})]}, None),
        ({"best_of": [{"track": "x", "categories": [category("a", TARGET)]},
                      {"track": "y", "categories": [category("a", BANDS)]}]}, 10),
        ({"best_of": [{"track": "x", "categories": [category("a", TARGET)]},
                      {"track": "y", "categories": [category("a", EACH)]}]}, None),
        ({"count": "technologies", "where": {"technology": ["aix", "linux", "aix"]}}, 2),
        ({"count": "technologies"}, None),
        ({"count": "certified_people", "where": {"technology": ["aix"]}}, None),
        ({"portfolios_at": "bronze"}, 2),
        ({"sum": "amount"}, None),
    ],
)  # fmt: skip
def test_the_most(measure: dict[str, Any], most: int | None) -> None:
    measures = {"growth": {"given": "count"}, "revenue": {"given": "EUR"}, "m": measure}
    policy = policy_of(
        measures=measures,
        portfolios=[{"portfolio": "cloud"}, {"portfolio": "edge"}],
        portfolio_tiers=[{"tier": "bronze"}],
    )
    assert largest_values(policy).get("m") == (None if most is None else most * MILLIONTHS)


def test_a_tier_beyond_the_most_points_is_out_of_reach() -> None:
    text = """policy: p
version: "1"
title: P
valid: {from: 2026-01-01}
currency: EUR
measures:
  people: {count: certified_people}
  points: {score: [{category: c, items: [{measure: people, points: 10, target: 5}]}]}
tiers: [{tier: base}, {tier: gold, admission: {measure: points, at_least: %d}}]
"""
    assert check(read_policy(text % 10, "p.yaml")) == ()
    (finding,) = check(read_policy(text % 11, "p.yaml"))
    assert finding.code == "policy-tier-contradicts"
