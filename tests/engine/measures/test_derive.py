"""Shares, growth, totals and extremes; what is not known stays unknown."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from maillage.engine.kernel.quantity import MILLIONTHS, Quantity
from maillage.engine.measures.conditions import Ranks
from maillage.engine.measures.derive import derive
from maillage.engine.measures.types import MeasureColumn
from maillage.engine.policy.read import read_policy

POLICY = read_policy(
    """
policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
portfolios: [{portfolio: cloud}, {portfolio: data}]
measures:
  unix: {sum: amount, window: {trailing_months: 12}}
  intel: {sum: amount, window: {trailing_months: 12}}
  all_of_it: {total: [unix, intel]}
  weighted: {total: {unix: 2, intel: 0.5}}
  share: {share: unix, of: all_of_it}
  growth: {growth: unix}
  growth_from_zero: {growth: unix, from_nothing: 100 %}
  more: {growth: unix, as: difference}
  best: {best: [unix, intel]}
  least: {least: [unix, intel]}
  index: {given: count, per: portfolio}
  index_share: {share: index, of: index, per: portfolio}
  portfolios: {portfolios_at: gold}
portfolio_tiers: [{tier: member}, {tier: gold}]
tiers: [{tier: base}]
""",
    "demo.yaml",
).policy
PARTNERS = ("A", "B", "C", "D")
UNKNOWN = None
Values = tuple[int | None, ...]


def column(unit: str, values: Values) -> MeasureColumn:
    micro = np.array([(value or 0) * MILLIONTHS for value in values], np.int64)
    return MeasureColumn(unit, micro, np.array([value is not None for value in values]))


BASE = {
    "unix": column("EUR", (30, 0, 10_000_000, UNKNOWN)),
    "intel": column("EUR", (10, 0, UNKNOWN, 5)),
    "growth#before": column("EUR", (20, 0, 0, 7)),
    "growth_from_zero#before": column("EUR", (20, 0, 0, 7)),
    "more#before": column("EUR", (20, 0, 0, 7)),
}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("all_of_it", ("40", "0", None, None)),
        ("weighted", ("65", "0", None, None)),
        ("share", ("0.75", "0", None, None)),
        ("growth", ("0.5", None, None, None)),
        ("growth_from_zero", ("0.5", "1", "1", None)),
        ("more", ("10", "0", "10000000", None)),
        ("best", ("30", "0", "10000000", "5")),
        ("least", ("10", "0", None, None)),
    ],
)
def test_what_follows_from_other_measures(name: str, values: tuple[str | None, ...]) -> None:
    found = derive(POLICY, BASE, PARTNERS, as_of=date(2026, 10, 1))[name]
    shown = tuple(
        None if (value := found.quantity(i)) is None else format(value.value.normalize(), "f") for i in range(4)
    )  # type: ignore[union-attr] # no word is derived here
    assert shown == values


def test_what_is_stated_is_not_computed() -> None:
    stated = column("ratio", (1, 1, 1, 1))
    assert derive(POLICY, {**BASE, "share": stated}, PARTNERS, as_of=date(2026, 10, 1))["share"] is stated


def test_portfolios_are_counted_once_their_ladders_are_known() -> None:
    assert "portfolios" not in derive(POLICY, BASE, PARTNERS, as_of=date(2026, 10, 1))
    ladders = {
        "cloud": Ranks(("member", "gold"), np.array([1, 1, 0, -1], np.int16)),
        "data": Ranks(("member", "gold"), np.array([1, 0, 0, -1], np.int16)),
    }
    found = derive(POLICY, BASE, PARTNERS, as_of=date(2026, 10, 1), ladders=ladders)["portfolios"]
    assert found.micro.tolist() == [2 * MILLIONTHS, MILLIONTHS, 0, 0]


def test_a_measure_per_portfolio_has_a_column_for_each() -> None:
    base = {**BASE, "index@cloud": column("count", (1, 2, 3, UNKNOWN))}
    found = derive(POLICY, base, PARTNERS, as_of=date(2026, 10, 1))
    assert found["index_share@cloud"].micro.tolist() == [MILLIONTHS] * 3 + [0]
    assert not found["index@data"].known.any()
    assert not found["index_share@data"].known.any()


def test_what_is_stated_for_some_is_computed_for_the_others() -> None:
    stated = column("ratio", (1, None, None, None))
    found = derive(POLICY, {**BASE, "share": stated}, PARTNERS, as_of=date(2026, 10, 1))["share"]
    assert [found.quantity(index) for index in range(4)] == [
        Quantity.of(1, "ratio"), Quantity.of(0, "ratio"), None, None
    ]  # fmt: skip


SCORED = read_policy(
    """
policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
measures:
  country: {attribute: country}
  people: {given: count, otherwise: 2}
  satisfaction: {given: ratio}
  score.of-all:
    score:
      - category: skills
        minimum: 5
        cap: 20
        items: [{measure: people, points: 3, each: 1}]
      - category: quality.all
        items:
          - {measure: satisfaction, points: 10, target: 1, partial: true, minimum: 4}
          - {when: {measure: people, at_least: {by: country, values: {FR: 2}}}, points: 1}
  half: {total: {score.of-all: 0.5}}
  quality_share: {share: score.of-all.quality.all, of: score.of-all}
tiers: [{tier: base}]
""",
    "scored.yaml",
).policy


def words(*found: str) -> MeasureColumn:
    known = np.array([bool(word) for word in found])
    return MeasureColumn("text", np.arange(len(found)), known, found)


def scored(**base: MeasureColumn) -> dict[str, MeasureColumn]:
    return derive(SCORED, base, PARTNERS, as_of=date(2026, 10, 1))


def test_a_score_feeds_other_measures_and_so_do_its_categories() -> None:
    found = scored(satisfaction=column("ratio", (1, 0, 1, UNKNOWN)), country=words("FR", "DE", "fr", ""))
    assert found["score.of-all"].micro.tolist() == [17 * MILLIONTHS, 6 * MILLIONTHS, 17 * MILLIONTHS, 6 * MILLIONTHS]
    assert found["half"].micro.tolist() == [8_500_000, 3_000_000, 8_500_000, 3_000_000]
    assert found["quality_share"].micro.tolist() == [647_058, 0, 647_058, 0]
    minimums = found["score.of-all"].minimums
    assert minimums is not None
    assert minimums.tolist() == [True, False, True, False]


def test_a_given_measure_without_record_is_what_the_policy_says() -> None:
    found = scored(people=column("count", (7, UNKNOWN, 0, UNKNOWN)))["people"]
    assert found.known.all()
    assert found.micro.tolist() == [7 * MILLIONTHS, 2 * MILLIONTHS, 0, 2 * MILLIONTHS]


def test_points_stated_for_a_category_stand_for_its_lines() -> None:
    skills = column("points", (12, 4, UNKNOWN, UNKNOWN))
    found = derive(SCORED, {"score.of-all.skills": skills}, PARTNERS, as_of=date(2026, 10, 1))
    assert found["score.of-all.skills"].micro.tolist() == [12 * MILLIONTHS, 4 * MILLIONTHS] + [6 * MILLIONTHS] * 2
    assert found["score.of-all"].micro.tolist() == [12 * MILLIONTHS, 4 * MILLIONTHS] + [6 * MILLIONTHS] * 2
    minimums = found["score.of-all.skills"].minimums
    assert minimums is not None
    assert minimums.tolist() == [True, False, True, True]


def test_a_score_stated_stands_and_is_computed_for_the_others() -> None:
    total = column("points", (90, UNKNOWN, UNKNOWN, UNKNOWN))
    found = derive(SCORED, {"score.of-all": total}, PARTNERS, as_of=date(2026, 10, 1))["score.of-all"]
    assert found.micro.tolist() == [90 * MILLIONTHS] + [6 * MILLIONTHS] * 3
    assert found.minimums is not None
    assert found.minimums.tolist() == [True, False, False, False]


def test_what_counts_portfolios_waits_for_them_with_all_that_depends_on_it() -> None:
    policy = read_policy(
        """
policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
portfolios: [{portfolio: cloud}]
measures:
  index: {given: count, per: portfolio}
  people: {given: count}
  depth: {portfolios_at: gold}
  sum: {total: [depth, people]}
  most: {best: [depth, people]}
  few: {least: [depth, people]}
  part: {share: depth, of: people}
  points: {score: [{category: c, items: [{measure: depth, points: 5, each: 1}]}]}
  middle: {mean: [depth, people]}
  kind: {classes: {wide: {not: {measure: depth, less_than: 1}}, 2026-09-01: {measure: people, at_least: 4}}}
  age: {months_since: kind}
  whole: {group_total: depth}
portfolio_tiers: [{tier: member}, {tier: gold}]
tiers: [{tier: base}]
""",
        "waits.yaml",
    ).policy
    waiting = {"depth", "sum", "most", "few", "part", "points", "points.c", "middle", "kind", "age", "whole"}
    base = {"people": column("count", (4, 4, 4, 4))}
    first = derive(policy, base, PARTNERS, as_of=date(2026, 10, 1))
    assert set(first) == {"index@cloud", "people"}
    ladders = {"cloud": Ranks(("member", "gold"), np.array([1, 1, 0, -1], np.int16)),
               "": Ranks(("base", "gold"), np.array([1, 1, 1, 1], np.int16))}  # fmt: skip
    second = derive(policy, first, PARTNERS, as_of=date(2026, 10, 1), ladders=ladders)
    assert set(second) == waiting | set(first) | {"whole#others"}
    assert second["middle"].micro.tolist() == [2_500_000] * 2 + [2_000_000] * 2
    assert [second["kind"].quantity(index) for index in range(4)] == ["wide", "wide", "2026-09-01", "2026-09-01"]
    assert second["age"].known.tolist() == [False, False, True, True]
    assert second["sum"].micro.tolist() == [5 * MILLIONTHS] * 2 + [4 * MILLIONTHS] * 2
    assert second["part"].micro.tolist() == [250_000] * 2 + [0, 0]
    assert second["points"].micro.tolist() == [5 * MILLIONTHS] * 2 + [0, 0]
