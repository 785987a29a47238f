"""The smallest change: through portfolios, groups, tables and decisions, each verified by asking the policy again."""

from __future__ import annotations

from datetime import date

import pytest

from maillage.engine.kernel.reason import Reason
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.conditions import Holds, Not
from maillage.engine.tiers.change import cheapest_change, cheapest_changes
from maillage.engine.tiers.facts import read_facts
from maillage.engine.tiers.qualify import qualify
from maillage.engine.tiers.trial import Trial
from maillage.engine.tiers.ways import Ways
from maillage.messages.render import reason_sentence

DAY = date(2026, 10, 15)
HEAD = """policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
decisions: [{decision: admit, deciders: [director]}]
portfolios: [{portfolio: cloud}, {portfolio: data}]
measures:
  bookings: {given: EUR, per: portfolio}
  people: {given: count, per: portfolio}
  revenue: {given: EUR}
  before: {given: EUR}
  country: {attribute: country}
  signed: {attribute: signed}
  depth: {portfolios_at: gold}
  mean: {mean: [bookings]}
  together: {group_total: revenue}
  gain: {total: {revenue: 1, before: -1}}
  quarter: {sum: amount, window: {fiscal_half_year: to_date}}
  month: {sum: amount, window: {month: current}}
  year: {sum: amount, window: {calendar_year: to_date, shift_months: 12}}
  fixed: {sum: amount, window: {between: [2026-01-01, 2026-12-01]}}
  past: {sum: amount, window: {between: [2026-01-01, 2026-02-01]}}
  servers: {sum: amount, where: {market: [unix, intel]}, window: {fiscal_half_year: to_date}}
  unix: {sum: amount, where: {market: unix, line: servers}, window: {fiscal_half_year: to_date}}
  growth: {growth: quarter}
  rolling: {sum: amount, window: {trailing_months: 3}}
  kind: {classes: {large: {measure: revenue, at_least: 10}}, otherwise: small}
  zoned:
    score:
      - {category: a, items: [{measure: revenue, points: 1, each: {by: country, values: {FR: 2}, otherwise: 1}}]}
  points:
    score:
      - {category: a, minimum: 5, items: [{measure: revenue, points: 1, each: 1, cap: 20}]}
      - {category: b, items: [{measure: before, points: 1, each: 1}]}
portfolio_tiers:
  - tier: member
  - {tier: gold, admission: {all: [{measure: bookings, at_least: 100}, {measure: people, at_least: 2}]}}
calendar: {fiscal_year_starts: 4}
"""


def policy(admission: str, more: str = "") -> Policy:
    text = f"{HEAD}tiers: [{{tier: base}}, {{tier: top, admission: {admission}}}]\n{more}"
    return read_policy(text, "demo.yaml").policy


def changes(rule: Policy, text: str, portfolio: str = "", most: int = 3) -> list[tuple[str, dict[str, str]]]:
    """Direction and needs of each change of the first partner, in English."""
    tried = read_facts(text, "facts.csv", rule, DAY)
    table = qualify(rule, tried.measures, tried.records).value
    found = cheapest_changes(rule, tried.measures, table, tried.records, 0, portfolio, most=most)
    for item in found:
        assert reason_sentence(item.reason, "fr") != reason_sentence(item.reason, "en")
    return [
        (item.direction, {need.measure or need.decision: f"{need.micro / 1e6:g}" + need.word for need in item.needs})
        for item in found
    ]


ANY = "{tier_at_least: gold, portfolio: any}"


def test_a_tier_of_a_portfolio_is_reached_through_that_portfolio() -> None:
    rows = "partner,bookings@cloud,people@cloud,bookings@data,people@data\nA,100,0,90,2\n"
    assert changes(policy(ANY), rows)[0] == ("rise", {"bookings@data": "100"})
    named = policy("{tier_at_least: gold, portfolio: cloud}")
    assert changes(named, rows)[0] == ("rise", {"people@cloud": "2"})


def test_more_portfolios_are_reached_one_by_one() -> None:
    both = policy("{measure: depth, at_least: 2}")
    rows = "partner,bookings@cloud,people@cloud,bookings@data,people@data\n"
    assert changes(both, rows + "A,100,2,90,2\n")[0] == ("rise", {"bookings@data": "100"})
    assert changes(both, rows + "A,100,1,90,2\n")[0] == ("rise", {"bookings@data": "100", "people@cloud": "2"})
    # And lost by the least in either.
    kinds = dict(changes(both, rows + "A,150,2,101,2\n"))
    assert kinds == {"fall": {"bookings@data": "99.99"}}


def test_a_portfolio_is_lost_by_the_least_of_what_it_asks_for() -> None:
    rows = "partner,bookings@cloud,people@cloud,bookings@data,people@data\nA,101,9,200,9\n"
    # Both have to go where either is enough.
    assert changes(policy(ANY), rows) == [("fall", {"bookings@cloud": "99.99", "bookings@data": "99.99"})]
    assert changes(policy(ANY), rows, "cloud")[-1] == ("fall", {"bookings@cloud": "99.99"})


def test_a_measure_over_all_portfolios_is_reached_in_one_of_them() -> None:
    rows = "partner,bookings@cloud,bookings@data\nA,10,20\n"
    found = changes(policy("{measure: mean, at_least: 50}"), rows)
    assert found[0][1] in ({"bookings@cloud": "80"}, {"bookings@data": "90"})


def test_the_others_of_a_group_stay_as_they_are() -> None:
    rows = "partner,group,revenue\nA,g,30\nB,g,50\n"
    assert changes(policy("{measure: together, at_least: 100}"), rows)[0] == ("rise", {"revenue": "50"})


def test_nothing_is_asked_for_that_the_rest_does_without() -> None:
    rows = "partner,revenue,before\nA,,\n"
    found = changes(policy("{any: [{measure: gain, at_least: 10}, {measure: revenue, at_least: 500}]}"), rows)
    assert found[0] == ("rise", {"revenue": "500"})


@pytest.mark.parametrize(("value", "wanted"), [("no", "true"), ("", "true")])
def test_a_word_that_must_be_true(value: str, wanted: str) -> None:
    rule = policy("{measure: signed, is: true}")
    assert changes(rule, f"partner,signed\nA,{value}\n")[0] == ("rise", {"signed": f"0{wanted}"})


def test_a_country_does_not_change() -> None:
    rule = policy("{measure: country, is: FR}")
    tried = read_facts("partner,country\nA,DE\n", "facts.csv", rule, DAY)
    table = qualify(rule, tried.measures, tried.records).value
    found = cheapest_change(rule, tried.measures, table, tried.records, 0)
    assert found == Reason("tier-change-none", facts=found.facts if found else {})


def test_a_decision_is_given_or_lost() -> None:
    rule = policy("{all: [{decision: admit}, {measure: revenue, at_least: 10}]}")
    assert changes(rule, "partner,revenue\nA,12\n")[0] == ("rise", {"admit": "0"})
    assert changes(rule, "partner,revenue,decision\nA,12,admit\n")[-1] == ("fall", {"admit": "0"})


@pytest.mark.parametrize(
    ("measure", "last"),
    [
        ("quarter", date(2027, 3, 31)),
        ("month", date(2026, 10, 31)),
        ("fixed", date(2026, 11, 30)),
        ("year", None),
        ("past", None),
        ("revenue", None),
        ("rolling", None),
    ],
)
def test_sales_count_until_their_window_closes(measure: str, last: date | None) -> None:
    rule = policy(f"{{measure: {measure}, at_least: 10}}")
    tried = read_facts(f"partner,{measure}\nA,1\n", "facts.csv", rule, DAY)
    table = qualify(rule, tried.measures, tried.records).value
    (found,) = cheapest_changes(rule, tried.measures, table, tried.records, 0, most=1)
    assert found.by == last


def test_what_is_sold_more_in_a_part_is_sold_more_in_the_whole() -> None:
    rule = policy("{all: [{measure: unix, at_least: 40}, {measure: quarter, at_least: 100}, {measure: servers, at_least: 60}]}")  # fmt: skip
    rows = "partner,unix,quarter,servers\nA,10,70,30\n"
    assert changes(rule, rows)[0] == ("rise", {"unix": "40"})
    # Other windows are other sales.
    other = policy("{all: [{measure: unix, at_least: 40}, {measure: month, at_least: 100}]}")
    assert changes(other, "partner,unix,month\nA,10,70\n")[0] == ("rise", {"unix": "40", "month": "100"})


def test_a_promotion_that_waits_counts_at_the_review() -> None:
    rule = policy("{measure: revenue, at_least: 10}", "staying: {promotion: {every: quarter}, review: {every: year}}\n")
    rows = "partner,revenue,held_tier,held_since\nA,1,base,2026-01-01\n"
    tried = read_facts(rows, "facts.csv", rule, DAY)
    table = qualify(rule, tried.measures, tried.records).value
    (found,) = cheapest_changes(rule, tried.measures, table, tried.records, 0, most=1)
    assert (found.direction, found.by) == ("rise", date(2027, 1, 1))
    # A tier held while its conditions fail is kept by meeting them before the eve of the fall.
    below = "partner,revenue,held_tier,held_since,below_since\nA,1,top,2026-01-01,2026-10-01\n"
    tried = read_facts(below, "facts.csv", rule, DAY)
    table = qualify(rule, tried.measures, tried.records).value
    (kept,) = cheapest_changes(rule, tried.measures, table, tried.records, 0, most=1)
    assert (kept.direction, kept.by) == ("keep", date(2027, 3, 31))


def test_cumulative_tiers_ask_for_those_below() -> None:
    text = f"{HEAD}tiers: [{{tier: base, admission: {{measure: before, at_least: 5}}}}, {{tier: top, cumulative: true, admission: {{measure: revenue, at_least: 10}}}}]\n"  # fmt: skip
    rule = read_policy(text, "demo.yaml").policy
    assert changes(rule, "partner,revenue,before\nA,1,6\n")[0] == ("rise", {"revenue": "10"})
    # It measures nothing at all today: the next tier is the lowest.
    assert changes(rule, "partner,revenue,before\nA,12,1\n")[0] == ("rise", {"before": "5"})


@pytest.mark.parametrize(
    ("admission", "rows", "found"),
    [
        ("{qualifying: {measure: revenue, at_least: 10}, months: 1}", "partner,revenue\nA,1\n", {"revenue": "10"}),
        ("{not: {measure: revenue, less_than: 10}}", "partner,revenue\nA,1\n", {"revenue": "10"}),
        ("{measure: revenue, more_than: 10}", "partner,revenue\nA,10\n", {"revenue": "10.01"}),
        ("{measure: revenue, at_most: 10}", "partner,revenue\nA,12\n", {"revenue": "10"}),
        ("{measure: revenue, less_than: 10}", "partner,revenue\nA,10\n", {"revenue": "9.99"}),
        ("{measure: revenue, at_least: 5, at_most: 10}", "partner,revenue\nA,12\n", {"revenue": "10"}),
        ("{measure: country, in: [FR, DE]}", "partner,signed\nA,\n", None),
        ("{measure: signed, in: [gold, silver]}", "partner,signed\nA,\n", {"signed": "0gold"}),
        ("{all: [{measure: signed, is: x}, {measure: signed, is: y}]}", "partner,signed\nA,\n", None),
        ("{all: [{measure: revenue, at_least: 10}, {measure: revenue, at_most: 5}]}", "partner,revenue\nA,7\n", None),
        ("{measure: revenue, less_than: 0}", "partner,revenue\nA,7\n", None),
        ("{measure: revenue, at_least: {by: country, values: {FR: 5}}}", "partner,revenue\nA,7\n", None),
        ("{measure: kind, is: large}", "partner,revenue\nA,7\n", None),
        ("{always: false}", "partner,revenue\nA,7\n", None),
        # Nothing but the minimum of a category is missed: its own lines are looked at, not those of the others.
        ("{measure: points, at_least: 10}", "partner,revenue,before\nA,3,50\n", {"revenue": "5"}),
        ("{measure: zoned, at_least: 10}", "partner,revenue,country\nA,3,FR\n", {"revenue": "20"}),
        # A total that is stated stands by itself.
        ("{measure: gain, at_least: 10}", "partner,gain\nA,4\n", {"gain": "10"}),
        ("{measure: gain, at_least: 10}", "partner,revenue,before\nA,8,4\n", {"revenue": "14"}),
    ],
)
def test_each_kind_of_condition_is_reached_or_is_not(admission: str, rows: str, found: dict[str, str] | None) -> None:
    ups = [needs for direction, needs in changes(policy(admission), rows) if direction == "rise"]
    assert (ups[0] if ups else None) == found


def test_of_very_many_ways_the_smallest_are_tried() -> None:
    alternatives = ", ".join(f"{{measure: bookings, portfolio: {where}, at_least: {least}}}"
                             for where in ("cloud", "data") for least in (40, 50, 60, 70))  # fmt: skip
    groups = [f"{{any: [{alternatives}, {{measure: people, portfolio: cloud, at_least: {n}}}]}}" for n in range(3, 7)]
    found = changes(policy(f"{{all: [{', '.join(groups)}]}}"), "partner,bookings@cloud\nA,39\n")
    assert found[0] == ("rise", {"bookings@cloud": "40"})


def test_a_word_is_no_loss_and_a_tier_that_a_ladder_lacks_is_no_way() -> None:
    rule = policy("{measure: signed, is: true}")
    assert changes(rule, "partner,signed\nA,yes\n") == []
    tried = read_facts("partner,signed\nA,yes\n", "facts.csv", rule, DAY)
    trial = Trial(rule, tried.measures, tried.records, "")
    ways = Ways(trial, trial.scenes[1])
    assert ways.to(Holds(tier_at_least="none-such"), hold=True) == []
    assert ways.to(Not(**{"not": Holds(tier_at_least="none-such")}), hold=False) == []


def test_a_cumulative_tier_is_reached_and_lost_through_those_below() -> None:
    text = """policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
portfolios: [{portfolio: cloud}]
measures: {a: {given: count, per: portfolio}, b: {given: count, per: portfolio}}
portfolio_tiers:
  - {tier: low, admission: {measure: a, at_least: 5}}
  - {tier: high, cumulative: true, admission: {measure: b, at_least: 5}}
tiers: [{tier: base}, {tier: top, admission: {tier_at_least: high, portfolio: any}}]
"""
    rule = read_policy(text, "steps.yaml").policy
    assert changes(rule, "partner,a,b\nA,3,9\n")[0] == ("rise", {"a@cloud": "5"})
    assert changes(rule, "partner,a,b\nA,3,4\n")[0] == ("rise", {"a@cloud": "5", "b@cloud": "5"})
    assert changes(rule, "partner,a,b\nA,5,9\n")[-1] == ("fall", {"a@cloud": "4"})
    assert changes(rule, "partner,a,b\nA,5,9\n", "cloud")[-1] == ("fall", {"a@cloud": "4"})
