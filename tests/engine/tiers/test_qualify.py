"""Who is in which tier: exceptions, decisions awaited, warnings ahead, and what falls for want of a cluster."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from maillage.engine.kernel.reason import Reason, Severity, Term
from maillage.engine.kernel.receipt import Outcome
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.explain import explain
from maillage.engine.tiers.facts import read_facts
from maillage.engine.tiers.qualify import fall, qualify
from maillage.engine.tiers.records import Ruling, Standing, Standings, TierException, TierRecords
from maillage.engine.tiers.types import Basis, Ladder, TierTable
from maillage.messages.render import finding_sentence, reason_sentence

DAY = date(2026, 10, 15)
TEXT = """
policy: demo
version: "1"
title: Demo
valid: {from: 2020-01-01}
currency: EUR
decisions: [{decision: admit, deciders: [director]}]
portfolios: [{portfolio: cloud}]
measures: {revenue: {given: EUR}, idx: {given: points, per: portfolio}}
portfolio_tiers:
  - tier: member
  - {tier: gold, precondition: {measure: idx, at_least: 50}, decision: admit}
tiers:
  - {tier: base, admission: {measure: revenue, at_least: 1}}
  - {tier: silver, admission: {measure: revenue, at_least: 10}}
  - {tier: top, cumulative: true, precondition: {measure: revenue, at_least: 5}, decision: admit}
"""
RULES = read_policy(TEXT, "demo.yaml").policy


def staying(text: str) -> Policy:
    return read_policy(TEXT + f"staying: {text}\n", "demo.yaml").policy


def world(
    rows: str, records: TierRecords | None = None, policy: Policy = RULES
) -> tuple[Outcome[TierTable], Any, TierRecords]:
    tried = read_facts(rows, "facts.csv", policy, DAY)
    counted = records if records is not None else tried.records
    return qualify(policy, tried.measures, counted), tried.measures, counted


def tier(ladder: Ladder, index: int = 0) -> str:
    return ladder.names[int(ladder.tier[index])] if ladder.tier[index] >= 0 else "none"


def excepted(name: str, portfolio: str = "", partner: str = "A", **more: str) -> TierRecords:
    item = TierException(partner, portfolio, name, "because", date(2026, 12, 1), **more)
    return TierRecords(exceptions={(partner, portfolio): item})


@pytest.mark.parametrize(
    ("granted", "given", "falls"),
    [("silver", "silver", date(2026, 12, 1)), ("base", "base", None), ("none", "none", None), ("other", "base", None)],
)
def test_an_exception_overrules_the_measures_until_it_ends(granted: str, given: str, falls: date | None) -> None:
    found, _, _ = world("partner,revenue\nA,5\n", excepted(granted))
    ladder = found.value.overall
    assert tier(ladder) == given
    assert (Basis(int(ladder.basis[0])) is Basis.EXCEPTION) == (granted != "other")
    assert int(ladder.changes_on[0]) == (-1 if falls is None else (falls - date(1970, 1, 1)).days)


def test_an_exception_of_another_ladder_or_of_a_stranger_changes_nothing() -> None:
    for records in (excepted("silver", "cloud"), excepted("silver", partner="Z")):
        found, _, _ = world("partner,revenue\nA,5\n", records)
        assert tier(found.value.overall) == "base"
    both = TierRecords(exceptions={**excepted("silver", partner="Z").exceptions, **excepted("silver").exceptions})
    assert tier(world("partner,revenue\nA,5\n", both)[0].value.overall) == "silver"


def test_a_decision_is_awaited_where_nobody_ruled_and_only_it_is_missing() -> None:
    found, _, _ = world("partner,revenue,idx\nA,10,50\nB,9,49\nC,0,50\n")
    overall, cloud = found.value.overall, found.value.ladders["cloud"]
    # Cumulative: B misses the tier below; C measures nothing at all.
    assert overall.awaiting.tolist() == [2, -1, -1]
    assert cloud.awaiting.tolist() == [1, -1, 1]
    codes = [(finding.code, str(finding.subject and finding.subject.name)) for finding in found.findings]
    assert codes == [("tier-decision-awaited-portfolio", "A"), ("tier-decision-awaited-portfolio", "C"),
                     ("tier-decision-awaited", "A")]  # fmt: skip
    for finding in found.findings:
        assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
    first, last = found.findings[0], found.findings[2]
    assert (first.severity, first.subject, last.subject) == (
        Severity.NOTE, Term("partner", "A"), Term("partner", "A")
    )  # fmt: skip
    about = {"partner": Term("partner", "A"), "decision": Term("decision", "admit")}
    assert first.facts == {**about, "tier": Term("tier", "gold"), "portfolio": Term("portfolio", "cloud")}
    assert last.facts == {**about, "tier": Term("tier", "top")}
    refused = TierRecords((Ruling("admit", "A", False),))
    assert world("partner,revenue\nA,10\n", refused)[0].value.overall.awaiting.tolist() == [-1]
    assert found.receipt.counts == {
        "cloud/member": 3, "cloud/gold": 0, "none": 1, "base": 1, "silver": 1, "top": 0,
    }  # fmt: skip


def held(name: str, since: date, below: date | None = None) -> TierRecords:
    return TierRecords(standings=Standings.of({("A", ""): Standing(name, since, below)}))


def test_a_partner_is_warned_as_many_days_ahead_as_the_policy_says() -> None:
    rules = staying("{grace_days: 90, warnings_days: [30, 60]}")
    records = held("silver", date(2025, 1, 1), date(2026, 9, 15))
    found, _, _ = world("partner,revenue\nA,5\n", records, rules)
    (warning,) = found.findings
    assert (warning.code, warning.severity, warning.subject) == (
        "tier-will-fall", Severity.WARNING, Term("partner", "A")
    )  # fmt: skip
    assert warning.facts == {"partner": Term("partner", "A"), "tier": Term("tier", "silver"), "days": 60,
                             "day": date(2026, 12, 14)}  # fmt: skip
    later = held("silver", date(2025, 1, 1), date(2026, 9, 16))
    assert world("partner,revenue\nA,5\n", later, rules)[0].findings == ()
    portfolio = TierRecords(standings=Standings.of({("A", "cloud"): Standing("gold", DAY, date(2026, 8, 1))}))
    codes = [finding.code for finding in world("partner,revenue,idx\nA,5,1\n", portfolio, rules)[0].findings]
    assert codes == ["tier-will-fall-portfolio"]


@pytest.mark.parametrize(
    ("rules", "records", "code", "clause", "words"),
    [
        ("{}", TierRecords(), "tier-measured", "", "follows from the measures"),
        ("{}", held("silver", date(2026, 1, 1)), "tier-measured", "", "follows from the measures"),
        ("{term_months: 12}", held("silver", date(2026, 1, 1)), "tier-in-term", "staying/term_months", "1 January 2027"),
        ("{grace_days: 90}", held("silver", date(2025, 1, 1), date(2026, 9, 1)), "tier-in-grace",
         "staying/grace_days", "30 November 2026"),
        ("{grace_months: 3}", held("silver", date(2025, 1, 1), date(2026, 9, 1)), "tier-in-grace",
         "staying/grace_months", "1 December 2026"),
        ("{review: {every: year}}", held("silver", date(2025, 1, 1)), "tier-waits-review", "staying/review",
         "1 January 2027"),
        ("{review: {every: year}, promotion: at_review}", held("base", date(2025, 1, 1)), "tier-measured", "", ""),
        ("{demotion: one_step}", held("top", date(2025, 1, 1)), "tier-one-step", "staying/demotion", "one rank"),
        ("{}", excepted("top"), "tier-exception", "", "30 November 2026"),
        ("{}", excepted("top", author="anna", approver="bert"), "tier-exception-signed", "", "approved by bert"),
    ],
)  # fmt: skip
def test_what_a_tier_rests_on_is_told_with_its_dates(
    rules: str, records: TierRecords, code: str, clause: str, words: str
) -> None:
    policy = staying(rules)
    found, measures, counted = world("partner,revenue\nA,5\n", records, policy)
    reason = explain(policy, measures, found.value, counted, 0).parts[0]
    assert (reason.code, reason.clause) == (code, clause)
    assert words in reason_sentence(reason, "en")
    assert reason_sentence(reason, "fr") != reason_sentence(reason, "en")


@pytest.mark.parametrize(
    ("promotion", "clause", "day"),
    [("at_review", "staying/review", date(2027, 1, 1)), ("{every: month}", "staying/promotion", date(2026, 11, 1))],
)
def test_a_promotion_that_waits_is_told(promotion: str, clause: str, day: date) -> None:
    policy = staying(f"{{review: {{every: year}}, promotion: {promotion}}}")
    found, measures, counted = world("partner,revenue\nA,10\n", held("base", date(2026, 5, 5)), policy)
    reason = explain(policy, measures, found.value, counted, 0).parts[0]
    assert (reason.code, reason.clause, reason.facts["day"]) == ("tier-waits-promotion", clause, day)
    assert tier(found.value.overall) == "base"


def test_none_is_told_as_no_tier_at_all() -> None:
    found, measures, counted = world("partner,revenue\nA,0\n")
    reason: Reason = explain(RULES, measures, found.value, counted, 0)
    assert (reason.clause, str(reason.facts["tier"])) == ("tiers", "Term(kind='tier', name='none')")
    assert [part.clause for part in reason.parts[1:]] == ["tiers/base", "tiers/silver", "tiers/top"]


def test_who_no_cluster_can_take_falls_where_the_tier_says() -> None:
    policy = RULES.model_copy(update={"tiers": [
        RULES.tiers[0], RULES.tiers[1], RULES.tiers[2].model_copy(update={"without_cluster": "base"})]})  # fmt: skip
    records = TierRecords((Ruling("admit", "A", True), Ruling("admit", "B", True)))
    found, _, _ = world("partner,revenue\nA,10\nB,10\nC,10\nD,5\n", records, policy)
    table = found.value
    assert [tier(table.overall, index) for index in range(4)] == ["top", "top", "silver", "base"]
    fallen = fall(policy, table, [0, 2, 3])
    assert [tier(fallen.overall, index) for index in range(4)] == ["base", "top", "base", "base"]
    assert [Basis(int(basis)) for basis in fallen.overall.basis] == [
        Basis.NO_CLUSTER, Basis.MEASURED, Basis.NO_CLUSTER, Basis.MEASURED
    ]  # fmt: skip
    assert np.array_equal(table.overall.tier, [2, 2, 1, 0]), "the table given is as it was"
    assert fallen.overall.changes_on.tolist() == [-1] * 4
    assert fall(policy, table, [3]) is table


def test_what_waits_for_the_portfolios_is_worked_out_with_the_rates_and_on_the_day() -> None:
    text = """
policy: waits
version: "1"
title: Waits
valid: {from: 2020-01-01}
currency: EUR
conversion: {source: written, rates: [{currency: USD, rate: 0.9}]}
portfolios: [{portfolio: cloud}]
measures:
  idx: {given: points, per: portfolio}
  revenue: {given: EUR}
  depth: {portfolios_at: high}
  start: {classes: {2025-10-15: {all: [{measure: depth, at_least: 1}, {measure: revenue, at_least: 10 USD}]}}}
  months: {months_since: start}
portfolio_tiers: [{tier: low}, {tier: high, admission: {measure: idx, at_least: 1}}]
tiers: [{tier: base}, {tier: top, admission: {measure: months, at_least: 12}}]
"""
    policy = read_policy(text, "waits.yaml").policy
    rows = "partner,idx,revenue\nA,1,9\nB,1,8.99\nC,0,9\n"
    tried = read_facts(rows, "facts.csv", policy, DAY, {"USD": 900_000})
    assert qualify(policy, tried.measures, tried.records).value.overall.tier.tolist() == [1, 0, 0]
