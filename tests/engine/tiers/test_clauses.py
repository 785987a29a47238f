"""The tree of reasons, clause by clause, against the second opinion and against worked values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Reason, Term
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.clauses import Telling
from maillage.engine.tiers.climb import climbs
from maillage.engine.tiers.explain import explain, tier_reason
from maillage.engine.tiers.facts import read_facts
from maillage.engine.tiers.qualify import qualify
from maillage.engine.tiers.records import Ruling, TierRecords
from maillage.engine.tiers.trial import one_partner
from maillage.messages.render import reason_sentence
from tests.engine.tiers.invented import invented
from tests.engine.tiers.oracle import Person

DAY = date(2026, 10, 15)


def walk(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from walk(part)


def at(policy: dict[str, Any], clause: str) -> Any:
    """What stands in plain data at a clause."""
    found: Any = policy
    for step in clause.split("/"):
        if isinstance(found, list) and not step.isdigit():
            found = next(item for item in found if step in item.values())
        else:
            found = found[int(step)] if isinstance(found, list) else found[step]
    return found


@pytest.mark.parametrize("block", range(10))
def test_every_clause_of_the_tree_is_as_the_definitions_say(block: int) -> None:
    for seed in range(1000 + block * 4, 1004 + block * 4):
        here = invented(seed, partners=6)
        for index, person in enumerate(here.people):
            one = one_partner(here.measures, index)
            found = climbs(here.policy, one, here.records)
            for portfolio, root in (("", "tiers"), ("cloud", "portfolio_tiers"), ("data", "portfolio_tiers")):
                tellings = [Telling(here.policy, scene, here.records) for scene in found[portfolio].scenes]
                tiers = here.policy.portfolio_tiers if portfolio else here.policy.tiers
                told = [tier_reason(tiers, place, tellings, root) for place in range(len(tiers))]
                steps = person.steps()[portfolio]
                assert [reason.holds for reason in told] == [admitted for _, admitted, _ in steps], (seed, index)
                for tier, reason, (then, _, _) in zip(person.policy[root], told, steps, strict=True):
                    wanted = [tier[word] for word in ("precondition", "admission") if word in tier]
                    wanted += [{"any": list(tier["paths"].values())}] if "paths" in tier else []
                    for condition, part in zip(wanted, reason.parts, strict=False):
                        compare(condition, part, then)


def compare(condition: dict[str, Any], reason: Reason, person: Person) -> None:
    """Compare a clause and those below it, down to what a window looks at on another day."""
    assert reason.holds == (person.holds(condition) is True), (condition, reason)
    for language in ("fr", "en"):
        assert reason_sentence(reason, language)
    if not reason.clause.endswith("/paths"):
        assert at(person.policy, reason.clause) is not None
    for word in ("all", "any", "of"):
        for inner, part in zip(condition.get(word, ()), reason.parts, strict=False):
            compare(inner, part, person)
    if "not" in condition:
        compare(condition["not"], reason.parts[0], person)


POLICY = """
policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
conversion: {source: written, rates: [{currency: USD, rate: 0.9}]}
decisions:
  - {decision: admit, deciders: [director]}
portfolios: [{portfolio: cloud}]
measures:
  unix: {given: EUR}
  intel: {given: EUR}
  country: {attribute: country}
  revenue: {total: [unix, intel]}
  unix_share: {share: unix, of: revenue}
  growth: {growth: unix}
  people: {given: count}
  index: {given: points, per: portfolio}
  score:
    score:
      - category: sales
        cap: 6
        minimum: 5
        weight: 2
        items: [{measure: unix, points: 10, target: 10 EUR, partial: true, minimum: 3}]
      - category: skills
        items:
          - {measure: people, points: 1, each: 1}
          - {item: home, when: {measure: country, is: FR}, points: 4}
  tracks:
    best_of:
      - {track: one, categories: [{category: c, items: [{measure: people, points: 3, each: 1}]}]}
      - {track: two, categories: [{category: c, items: [{measure: unix, points: 1, each: 1 EUR}]}]}
portfolio_tiers:
  - tier: member
  - {tier: gold, admission: {measure: index, at_least: 70}}
tiers:
  - tier: base
  - tier: middle
    admission:
      all:
        - {measure: unix, at_least: {by: country, values: {FR: 10 EUR, DE: {by: country, values: {DE: 9 USD}}}}}
        - {measure: unix_share, at_least: 40 %, less_than: 90 %}
        - {measure: growth, at_least: 0 %}
        - {measure: score, at_least: 12}
        - {measure: score.skills, at_least: 2}
        - {measure: tracks, at_least: 5}
        - {measure: country, in: [FR, DE]}
        - {tier_at_least: gold, portfolio: cloud}
        - {tier_at_least: gold, portfolio: any}
        - {tier_at_least: base}
        - {not: {always: false}}
  - tier: path
    paths:
      money: {measure: unix, more_than: 100 EUR}
      people: {some: 1, of: [{measure: people, at_least: 50}, {measure: people, at_most: 1}]}
  - tier: ruled
    precondition: {measure: people, at_least: 1}
    decision: admit
    cumulative: true
"""
LOADED: Policy = read_policy(POLICY, "demo.yaml").policy


def told(records: TierRecords | None = None, portfolio: str = "", **facts: object) -> dict[str, Reason]:
    """Clause → the reason of one partner."""
    named = {name.replace("__", "@"): value for name, value in facts.items()}
    text = ",".join(["partner", *named]) + "\n" + ",".join(["P", *(str(value) for value in named.values())]) + "\n"
    tried = read_facts(text, "facts.csv", LOADED, DAY, {"USD": 900_000})
    records = records or tried.records
    tiers = qualify(LOADED, tried.measures, records).value
    tree = explain(LOADED, tried.measures, tiers, records, 0, portfolio)
    for reason in walk(tree):
        for language in ("fr", "en"):
            assert reason_sentence(reason, language)
    return {reason.clause: reason for reason in reversed(list(walk(tree))[1:])}


FACTS = {"unix": 12, "intel": 8, "people": 3, "country": "FR", "growth": "10 %", "index__cloud": 70}


def test_all_that_holds_is_told_with_its_margin() -> None:
    found = told(**FACTS)
    assert found["tiers/middle"].facts["tier"] == Term("tier", "middle")
    assert found["tiers/middle"].holds
    unix = found["tiers/middle/admission/all/0/at_least/values/FR"]
    assert (unix.code, unix.facts["gap"], unix.facts["value"]) == (
        "tier-bound", Quantity.of(2, "EUR"), Quantity.of(12, "EUR")
    )  # fmt: skip
    share = found["tiers/middle/admission/all/1"]
    assert (share.facts["met"], [part.code for part in share.parts]) == (
        2, ["tier-bound", "tier-bound", "tier-source", "tier-source"]
    )  # fmt: skip
    assert [part.clause for part in share.parts] == [
        "tiers/middle/admission/all/1/at_least", "tiers/middle/admission/all/1/less_than",
        "measures/unix", "measures/revenue",
    ]  # fmt: skip
    assert found["tiers/middle/admission/all/7"].code == "tier-reached-portfolio"
    assert found["tiers/middle/admission/all/8"].code == "tier-reached-any"
    assert found["tiers/middle/admission/all/9"].code == "tier-reached"
    assert found["tiers/middle/admission/all/10/not"].code == "tier-never"


def test_a_threshold_in_a_nested_table_is_told_in_its_own_currency() -> None:
    found = told(**{**FACTS, "country": "de"})
    bound = found["tiers/middle/admission/all/0/at_least/values/DE/values/DE"]
    assert bound.code == "tier-bound-converted"
    assert bound.facts["written"] == Quantity.of(9, "USD")
    assert bound.facts["threshold"] == Quantity.of("8.1", "EUR")
    assert bound.facts["rate"] == Quantity.of("0.9", "count")


def test_who_has_no_threshold_is_told_so() -> None:
    for country in ("IT", ""):
        found = told(**{**FACTS, "country": country})
        bound = found["tiers/middle/admission/all/0"]
        assert (bound.code, bound.holds, bound.facts["by"]) == ("tier-no-threshold", False, Term("measure", "country"))


def test_a_score_is_told_line_by_line_with_its_minima() -> None:
    found = told(**{**FACTS, "unix": 2})
    score = found["tiers/middle/admission/all/3"]
    assert [part.code for part in score.parts] == [
        "tier-bound-not", "tier-minimums-not", "tier-points-category-minimum", "tier-points-category"
    ]  # fmt: skip
    sales = found["measures/score/score/sales"]
    assert (sales.holds, sales.facts["points"], sales.facts["minimum"]) == (
        False, Quantity.of(2, "points"), Quantity.of(5, "points")
    )  # fmt: skip
    assert found["measures/score/score/sales/items/0"].holds is False
    assert found["measures/score/score/skills/items/0"].facts["points"] == Quantity.of(3, "points")
    home = found["measures/score/score/skills/items/home"]
    assert (home.code, home.facts["points"]) == ("tier-points-when", Quantity.of(4, "points"))
    capped = told(**FACTS)["measures/score/score/sales"]
    assert (capped.facts["points"], capped.facts["weight"]) == (Quantity.of(6, "points"), Quantity.of(2, "count"))
    skills = found["tiers/middle/admission/all/4"]
    assert [part.clause for part in skills.parts] == [
        "measures/score/score/skills"
    ]  # fmt: skip


def test_each_track_is_told() -> None:
    found = told(**FACTS)
    assert found["measures/tracks/best_of/one/categories/c"].facts["points"] == Quantity.of(9, "points")
    assert found["measures/tracks/best_of/two/categories/c"].facts["points"] == Quantity.of(12, "points")


def test_points_that_are_stated_are_told_without_lines_that_say_otherwise() -> None:
    score = told(**FACTS, score=90)["tiers/middle/admission/all/3"]
    assert (score.code, score.parts) == ("tier-bound", ())
    category = {"score.skills": 9}
    found = told(**FACTS, **category)["measures/score/score/skills"]
    assert (found.facts["points"], found.parts) == (Quantity.of(9, "points"), ())


def test_an_unknown_value_and_a_word_that_is_not_the_one() -> None:
    found = told(**{**FACTS, "unix": "", "country": "IT"})
    assert found["tiers/middle/admission/all/0"].code == "tier-unknown"
    assert found["tiers/middle/admission/all/6"].code == "tier-word-not"
    share = found["tiers/middle/admission/all/1"]
    assert (share.code, share.parts) == ("tier-unknown", ())
    assert found["tiers/middle/admission/all/7"].holds


def test_paths_go_by_their_names() -> None:
    found = told(**{**FACTS, "unix": 101})
    assert found["tiers/path/paths/money"].holds
    assert found["tiers/path/paths"].code == "tier-any"
    assert found["tiers/path/paths/people/of/1"].code == "tier-bound-not"
    assert found["tiers/path/paths/people"].facts["needed"] == 1


def test_the_portfolio_ladder_is_told_apart() -> None:
    found = told(portfolio="cloud", **FACTS)
    assert found["portfolio_tiers/gold"].holds
    assert found["portfolio_tiers/gold/admission"].facts["gap"] == Quantity.of(0, "points")


def ruling(granted: bool = True, **more: Any) -> TierRecords:
    return TierRecords((Ruling("admit", "P", granted, "strong growth", "anna", "bert", **more),))


def test_a_decision_is_told_with_its_grounds_and_its_authors() -> None:
    facts = {**FACTS, "unix": 101, "intel": 60}
    stated = told(**facts)["tiers/ruled/decision"]
    assert (stated.code, stated.holds) == ("tier-undecided", False)
    granted = told(ruling(), **facts)["tiers/ruled/decision"]
    assert (granted.code, granted.facts["grounds"], granted.facts["approver"]) == (
        "tier-decided-by", "strong growth", Term("person", "bert")
    )  # fmt: skip
    ending = told(ruling(valid_to=date(2027, 1, 1)), **facts)["tiers/ruled/decision"]
    assert (ending.code, ending.facts["until"]) == ("tier-decided-until", date(2026, 12, 31))
    refused = told(ruling(granted=False), **facts)["tiers/ruled/decision"]
    assert (refused.code, refused.holds) == ("tier-refused", False)
    assert told(TierRecords((Ruling("admit", "P", True),)), **facts)["tiers/ruled/decision"].code == "tier-decided"


def test_the_tiers_below_are_told_where_they_are_required_and_missed() -> None:
    met = told(ruling(), **{**FACTS, "unix": 101, "intel": 60})["tiers/ruled/cumulative"]
    assert (met.code, met.parts) == ("tier-lower", ())
    missed = told(ruling(), **FACTS)["tiers/ruled/cumulative"]
    assert missed.code == "tier-lower-not"
    assert [part.clause for part in missed.parts] == ["tiers/path"]
