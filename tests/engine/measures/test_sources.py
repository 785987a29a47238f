"""What measures are made of."""

from __future__ import annotations

import pytest

from maillage.engine.measures.sources import category_keys, measure_of, measures_in, sources_of
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types.measures import Score

POLICY = read_policy(
    """
policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
portfolios: [{portfolio: cloud}]
measures:
  a: {given: EUR}
  b: {given: EUR}
  country: {attribute: country}
  now: {sum: amount}
  share: {share: a, of: b}
  growth: {growth: now}
  total: {total: {a: 1, b: 2}}
  mean: {mean: [b, a]}
  best: {best: [a]}
  least: {least: [b]}
  whole: {group_total: a}
  months: {months_since: country}
  size: {classes: {large: {not: {measure: a, less_than: {by: country, values: {FR: {by: portfolio, values: {cloud: 1}}}, otherwise: 2}}}}}
  depth: {portfolios_at: low}
  score.of-all:
    score:
      - category: c.d
        items:
          - {measure: a, points: 1, each: {by: size, values: {large: 2}}}
          - {measure: b, points: 1, target: {by: country, values: {FR: 2}}, when: {any: [{measure: now, at_least: 1}]}}
          - {measure: b, bands: [{at_least: {by: portfolio, values: {cloud: 2}}, points: 1}]}
  ways: {best_of: [{track: t, categories: [{category: e, items: [{measure: mean, points: 1, each: 1}]}]}]}
portfolio_tiers: [{tier: low}]
tiers: [{tier: base, admission: {qualifying: {some: 1, of: [{measure: a, at_least: 1}, {all: [{measure: b, at_least: 1}]}]}, months: 2}}]
""",
    "sources.yaml",
).policy


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("a", []),
        ("share", ["a", "b"]),
        ("growth", ["now"]),
        ("total", ["a", "b"]),
        ("mean", ["b", "a"]),
        ("best", ["a"]),
        ("least", ["b"]),
        ("whole", ["a"]),
        ("months", ["country"]),
        ("size", ["a", "country"]),
        ("depth", []),
        ("score.of-all", ["a", "size", "b", "country", "now", "b"]),
        ("ways", ["mean"]),
    ],
)
def test_what_a_measure_is_made_of(name: str, sources: list[str]) -> None:
    assert sources_of(POLICY.measures[name]) == sources


def test_what_a_condition_looks_at() -> None:
    condition = POLICY.tiers[0].admission
    assert measures_in(condition) == ["a", "b"]


def test_a_name_speaks_of_a_measure_or_of_the_score_of_a_category() -> None:
    assert [measure_of(POLICY, name) for name in ("a", "score.of-all", "score.of-all.c.d")] == [
        "a", "score.of-all", "score.of-all"
    ]  # fmt: skip
    with pytest.raises(KeyError):
        measure_of(POLICY, "zzz.c")
    score = POLICY.measures["score.of-all"]
    assert isinstance(score, Score)
    assert category_keys("score.of-all", score) == ["score.of-all.c.d"]
