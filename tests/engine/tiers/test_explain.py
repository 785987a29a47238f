"""Reasons say what the result says, and the smallest change is the smallest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Reason
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.change import cheapest_change
from maillage.engine.tiers.explain import explain
from maillage.engine.tiers.facts import Tried, read_facts
from maillage.engine.tiers.qualify import qualify
from maillage.engine.tiers.types import TierTable
from maillage.messages.render import reason_sentence

DAY = date(2026, 10, 1)
POLICY = """
policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
conversion: {source: written, rates: [{currency: USD, rate: 0.9}]}
decisions:
  - {decision: admit, deciders: [director]}
measures:
  unix: {given: EUR}
  intel: {given: EUR}
  revenue: {total: [unix, intel]}
  unix_share: {share: unix, of: revenue}
  people: {given: count}
  satisfaction: {given: points}
  best_market: {best: [unix, intel]}
  score:
    score:
      - category: sales
        cap: 60
        minimum: 10
        items: [{measure: revenue, points: 60, target: 10 M EUR, partial: true}]
      - category: skills
        weight: 2
        items:
          - {measure: people, points: 5, each: 2}
          - {measure: satisfaction, bands: [{at_least: 50, points: 3}, {at_least: 80, points: 8}], minimum: 3}
tiers:
  - tier: base
  - tier: silver
    admission: {measure: score, at_least: 40}
  - tier: gold
    admission:
      all:
        - {measure: revenue, at_least: 20 M USD}
        - any:
            - {measure: unix_share, at_least: 60 %}
            - {some: 2, of: [{measure: people, at_least: 10}, {measure: satisfaction, more_than: 90}, {always: false}]}
        - not: {measure: best_market, less_than: 5 M EUR}
  - tier: partner
    precondition: {measure: revenue, at_least: 30 M EUR}
    decision: admit
"""
LOADED: Policy = read_policy(POLICY, "demo.yaml").policy


def world(**facts: object) -> tuple[Tried, TierTable]:
    text = ",".join(["partner", *facts]) + "\n" + ",".join(["P", *(str(value) for value in facts.values())]) + "\n"
    tried = read_facts(text, "facts.csv", LOADED, DAY, {"USD": 900_000})
    return tried, qualify(LOADED, tried.measures, tried.records).value


def tier(**facts: object) -> str:
    _, table = world(**facts)
    return table.overall.names[int(table.overall.tier[0])]


def walk(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from walk(part)


def change(**facts: object) -> dict[str, Any]:
    tried, table = world(**facts)
    found = cheapest_change(LOADED, tried.measures, table, tried.records, 0)
    assert found is not None
    return {"code": found.code, "needs": {str(part.facts.get("measure", part.facts.get("decision"))): part.facts.get("value") for part in found.parts}}  # fmt: skip


BASE = {"unix": 8_000_000, "intel": 8_000_000, "people": 9, "satisfaction": 80}


def test_scores_add_capped_weighted_points() -> None:
    tried, _ = world(unix=5_000_000, intel=0, people=5, satisfaction=80)
    columns = tried.measures.columns
    assert columns["score.sales"].quantity(0) == Quantity.of(30, "points")
    assert columns["score.skills"].quantity(0) == Quantity.of(18, "points")
    assert columns["score"].quantity(0) == Quantity.of(66, "points")
    assert tier(unix=5_000_000, intel=0, people=5, satisfaction=80) == "silver"


def test_a_score_below_a_minimum_does_not_count() -> None:
    assert tier(unix=1_600_000, intel=0, people=40, satisfaction=90) == "base"
    assert tier(unix=1_700_000, intel=0, people=40, satisfaction=90) == "silver"
    assert tier(unix=9_000_000, intel=0, people=40, satisfaction=49) == "base"


def test_a_threshold_in_dollars_is_converted_and_both_amounts_are_told() -> None:
    assert tier(unix=18_000_000, intel=0) == "gold"
    assert tier(unix="17999999.99", intel=0) != "gold"
    tried, table = world(unix=18_000_000, intel=0)
    told = explain(LOADED, tried.measures, table, tried.records, 0)
    (bound,) = [part for part in walk(told) if part.code == "tier-bound-converted"]
    assert (bound.facts["written"], bound.facts["threshold"]) == (Quantity.of(20_000_000, "USD"), Quantity.of(18_000_000, "EUR"))  # fmt: skip


def test_the_smallest_change_is_verified_and_one_step_less_does_not_do() -> None:
    found = change(unix=17_000_000, intel=0, people=0, satisfaction=60)
    value = found["needs"]["Term(kind='measure', name='unix')"]
    assert value == Quantity.of(18_000_000, "EUR")
    assert tier(unix=18_000_000, intel=0) == "gold"


def test_a_score_is_reached_through_what_it_is_made_of() -> None:
    tried, table = world(unix=2_000_000, intel=0, people=0, satisfaction=50)
    found = cheapest_change(LOADED, tried.measures, table, tried.records, 0)
    assert found is not None
    (need,) = found.parts
    value, measure = need.facts["value"], need.facts["measure"]
    assert isinstance(value, Quantity)
    facts = {"unix": 2_000_000, "intel": 0, "people": 0, "satisfaction": 50}
    name = measure.name  # type: ignore[union-attr] # a need names a measure
    assert tier(**{**facts, name: value.value}) == "silver"
    step = 1 if value.unit == "count" else "0.01"
    assert tier(**{**facts, name: value.value - type(value.value)(step)}) == "base"


def test_at_the_top_there_is_nothing_to_change_and_a_decision_is_a_change() -> None:
    found = change(unix=30_000_000, intel=0)
    assert found["needs"] == {"Term(kind='decision', name='admit')": None}
    tried, table = world(unix=30_000_000, intel=0)
    assert int(table.overall.awaiting[0]) == 3
    ruled = read_facts("partner,unix,intel,decision\nP,30000000,0,admit\n", "f.csv", LOADED, DAY, {"USD": 900_000})
    top = qualify(LOADED, ruled.measures, ruled.records).value
    assert cheapest_change(LOADED, ruled.measures, top, ruled.records, 0) is None
    assert tried.measures.partners == ("P",)


amounts = st.one_of(st.just(""), st.integers(0, 40_000_000))


@settings(max_examples=60)
@given(unix=amounts, intel=amounts, people=st.one_of(st.just(""), st.integers(0, 30)), satisfaction=st.integers(0, 100))
def test_the_tree_of_reasons_says_what_the_result_says(
    unix: object, intel: object, people: object, satisfaction: int
) -> None:
    tried, table = world(unix=unix, intel=intel, people=people, satisfaction=satisfaction)
    told = explain(LOADED, tried.measures, table, tried.records, 0)
    admitted = [part for part in told.parts if part.clause.startswith("tiers/")]
    assert admitted[0].holds
    assert not any(part.holds for part in admitted[1:])
    for part in walk(told):
        for language in ("fr", "en"):
            assert reason_sentence(part, language)
        if part.code == "tier-all":
            assert part.holds == all(inner.holds for inner in part.parts)
        if part.code == "tier-any":
            assert part.holds == any(inner.holds for inner in part.parts)


@settings(max_examples=40)
@given(unix=st.integers(0, 40_000_000), more=st.integers(0, 40_000_000), people=st.integers(0, 30))
def test_more_revenue_never_lowers_a_tier(unix: int, more: int, people: int) -> None:
    ranks = [
        int(world(unix=value, intel=0, people=people, satisfaction=85)[1].overall.tier[0])
        for value in (unix, unix + more)
    ]
    assert ranks[0] <= ranks[1]


@settings(max_examples=20)
@given(st.permutations(["A", "B", "C", "D"]))
def test_the_order_of_partners_changes_nothing(order: list[str]) -> None:
    rows = {"A": "1,2,3,4", "B": "18000000,0,20,95", "C": "9000000,9000001,12,91", "D": "40000000,0,0,0"}
    text = "partner,unix,intel,people,satisfaction\n" + "".join(f"{name},{rows[name]}\n" for name in order)
    tried = read_facts(text, "f.csv", LOADED, DAY, {"USD": 900_000})
    table = qualify(LOADED, tried.measures, tried.records).value
    assert table.partners == ("A", "B", "C", "D")
    assert np.array_equal(table.overall.tier, [0, 2, 2, 2])


@pytest.mark.parametrize("facts", [BASE, {**BASE, "people": 10, "satisfaction": 91}])
def test_every_change_given_is_one_that_the_policy_confirms(facts: dict[str, object]) -> None:
    tried, table = world(**facts)
    found = cheapest_change(LOADED, tried.measures, table, tried.records, 0)
    assert found is not None
    if found.code == "tier-change":
        changed = {**facts, **{part.facts["measure"].name: part.facts["value"].value for part in found.parts}}  # type: ignore[union-attr] # needs name measures
        assert tier(**changed) == found.facts["tier"].name  # type: ignore[union-attr] # a tier is a term
