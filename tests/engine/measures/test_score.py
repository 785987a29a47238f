"""Points are earned whole: never a millionth too early."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.facts import read_facts

DAY = date(2026, 10, 1)


def policy(score: str) -> Policy:
    text = f"""
policy: demo
version: "1"
title: Demo
valid: {{from: 2020-01-01}}
currency: EUR
measures:
  revenue: {{given: EUR}}
  people: {{given: count}}
  score: {score}
tiers: [{{tier: base}}]
"""
    return read_policy(text, "demo.yaml").policy


def points(score: str, revenue: object = "", people: object = "") -> tuple[Decimal, bool]:
    tried = read_facts(f"partner,revenue,people\nP,{revenue},{people}\n", "facts.csv", policy(score), DAY)
    column = tried.measures.columns["score"]
    found = column.quantity(0)
    assert found is not None
    assert not isinstance(found, str)
    assert column.minimums is not None
    return found.value, bool(column.minimums[0])


def one(item: str, more: str = "") -> str:
    return f"{{score: [{{category: c, items: [{item}]{more}}}]}}"


@pytest.mark.parametrize(
    ("item", "revenue", "people", "earned"),
    [
        ("{measure: people, points: 10, target: 4}", "", 3, 0),
        ("{measure: people, points: 10, target: 4}", "", 4, 10),
        ("{measure: people, points: 10, target: 4, partial: true}", "", 3, "7.5"),
        ("{measure: people, points: 10, target: 4, partial: true}", "", 9, 10),
        ("{measure: revenue, points: 2, each: 1 M EUR}", 2_999_999, "", 4),
        ("{measure: revenue, points: 2, each: 1 M EUR, partial: true}", 2_500_000, "", 5),
        ("{measure: revenue, points: 2, each: 1 M EUR, cap: 3}", 9_000_000, "", 3),
        ("{measure: revenue, points: 2, each: 1 M EUR}", -5_000_000, "", 0),
        ("{measure: people, bands: [{at_least: 8, points: 9}, {at_least: 2, points: 1}]}", "", 7, 1),
        ("{measure: people, bands: [{at_least: 8, points: 9}, {at_least: 2, points: 1}]}", "", 8, 9),
        ("{measure: people, bands: [{at_least: 0, points: 9}]}", "", "", 0),
        ("{when: {measure: people, at_least: 1}, points: 6, cap: 5}", "", 1, 5),
        ("{when: {measure: people, at_least: 1}, points: 6}", "", "", 0),
        # Beside another rule, when only lets it earn.
        ("{when: {measure: people, at_least: 2}, measure: revenue, points: 1, each: 1 M EUR}", 3_000_000, 1, 0),
        ("{when: {measure: people, at_least: 2}, measure: revenue, points: 1, each: 1 M EUR}", 3_000_000, 2, 3),
        # A target that nothing reaches too is not reached by a value that is not known.
        ("{measure: revenue, points: 5, target: 0 EUR}", "", "", 0),
        ("{measure: revenue, points: 5, target: 0 EUR}", 0, "", 5),
        # From band to band in a straight line; below the first nothing, above the last no more.
        ("{measure: people, partial: true, bands: [{at_least: 2, points: 10}, {at_least: 8, points: 40}]}", "", 1, 0),
        ("{measure: people, partial: true, bands: [{at_least: 2, points: 10}, {at_least: 8, points: 40}]}", "", 3, 15),
        ("{measure: people, partial: true, bands: [{at_least: 2, points: 10}, {at_least: 8, points: 40}]}", "", 9, 40),
        (
            "{measure: people, partial: true, bands: [{at_least: 2, points: 9}, {at_least: 5, points: 2}]}",
            "",
            3,
            "6.666666",
        ),
    ],
)
def test_each_rule_of_a_line(item: str, revenue: object, people: object, earned: object) -> None:
    assert points(one(item), revenue, people) == (Decimal(str(earned)), True)


def test_caps_weights_and_minima() -> None:
    line = "{measure: people, points: 10, each: 1, minimum: 20}"
    assert points(one(line, ", cap: 25, weight: 0.5"), people=9) == (Decimal("12.5"), True)
    assert points(one(line), people=1) == (Decimal(10), False)
    assert points(one("{measure: people, points: 1, each: 1}", ", minimum: 3"), people=2)[1] is False
    assert points("{cap: 7, score: [{category: c, items: [{measure: people, points: 5, each: 1}]}]}", people=2)[0] == 7


def test_parts_of_the_largest_values_are_exact() -> None:
    item = "{measure: revenue, points: 7000, target: 3999999999 EUR, partial: true}"
    assert points(one(item), 3_999_999_998)[0] == Decimal("6999.999998")


def test_more_than_asks_for_more() -> None:
    line = "{measure: people, points: 10, each: 1, more_than: 20}"
    assert points(one(line), people=2)[1] is False
    assert points(one(line), people=3)[1] is True
    whole = one("{measure: people, points: 10, each: 1}", ", more_than: 0")
    assert (points(whole, people=0)[1], points(whole, people=1)[1]) == (False, True)


def test_the_best_track_counts_and_one_whose_minima_are_met_comes_first() -> None:
    tracks = """{best_of: [
      {track: big, categories: [{category: c, minimum: 50, items: [{measure: revenue, points: 40, target: 1 M EUR}]}]},
      {track: small, categories: [{category: c, items: [{measure: people, points: 1, each: 1}]}]}]}"""
    assert points(tracks, 1_000_000, 3) == (Decimal(3), True)
    assert points(tracks, 1_000_000, 90) == (Decimal(90), True)


@settings(max_examples=60)
@given(st.integers(0, 5_000_000_000), st.integers(1, 4_000_000_000), st.integers(1, 1000))
def test_a_part_is_exact_but_for_rounding_down(revenue: int, target: int, worth: int) -> None:
    item = f"{{measure: revenue, points: {worth}, target: {target} EUR, partial: true}}"
    exact = Fraction(worth * min(revenue, target), target)
    found = Fraction(points(one(item), revenue)[0])
    assert found <= exact < found + Fraction(1, 1_000_000)
