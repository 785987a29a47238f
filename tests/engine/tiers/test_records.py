"""What people ruled and published, as in force on a day, and what the policy does not let count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from maillage.engine.kernel.reason import Finding, Severity, Term
from maillage.engine.tiers.records import (
    Ruling,
    Standing,
    Standings,
    TierException,
    TierRecords,
    in_force,
    place_of,
    tier_records,
    unknown_tiers,
)
from maillage.messages.render import finding_sentence
from tests.engine.channel import P, policy_of, state_of

DAY = date(2026, 10, 1)
POLICY = policy_of(decisions=[{"decision": "admit", "deciders": ["director", "zoe"], "valid_months": 12}])


def said(finding: Finding) -> str:
    assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
    return finding.code


def decision(**more: Any) -> dict[str, Any]:
    row = {"decision_id": "1", "decision": "admit", "partner": "a", "verdict": "granted", "grounds": "good",
           "author": "anna", "approver": "bert", "decided": date(2026, 1, 1)}  # fmt: skip
    return row | more


def test_only_what_is_in_force_on_the_day_is_read_and_the_latest_ruling_counts() -> None:
    state = state_of(
        [P("a"), P("b")],
        decisions=[
            decision(decision_id="2", verdict="refused", decided=date(2026, 3, 1)),
            decision(),
            decision(partner="b", valid_from=date(2026, 10, 2)),
            decision(partner="b", decision_id="3", valid_to=date(2026, 10, 1)),
        ],
    )
    found = tier_records(state, DAY)
    assert [(ruling.partner, ruling.granted) for ruling in found.rulings] == [("a", True), ("a", False)]
    assert [(ruling.valid_from, ruling.grounds) for ruling in found.rulings] == [
        (date(2026, 1, 1), "good"), (date(2026, 3, 1), "good")
    ]  # fmt: skip
    assert found.latest()["admit", "a"].granted is False
    assert found.granted(("a", "b"))["admit"].tolist() == [False, False]
    assert found.refused(("a", "b"))["admit"].tolist() == [True, False]


def test_a_signature_stands_for_the_person_and_the_roles_held_that_day() -> None:
    state = state_of(
        [P("a")],
        decisions=[decision()],
        seats=[
            {"seat": "s1", "role": "director", "valid_from": DAY},
            {"seat": "s2", "role": "clerk", "valid_to": DAY},
            {"seat": "s3", "role": "chief"},
            {"seat": "s4", "role": "later", "valid_from": date(2026, 10, 2)},
        ],
        holdings=[
            {"seat": "s1", "person": "bert", "valid_to": date(2026, 10, 2)},
            {"seat": "s2", "person": "anna"},
            {"seat": "s3", "person": "anna", "valid_to": DAY},
            {"seat": "s3", "person": "bert", "valid_from": date(2026, 10, 2)},
            {"seat": "s4", "person": "anna"},
        ],
    )
    (ruling,) = tier_records(state, DAY).rulings
    assert ruling.signed_by == {"anna", "bert", "director"}


def test_exceptions_and_standings_of_the_day() -> None:
    row = {"exception_id": "1", "partner": "a", "kind": "tier", "portfolio": None, "value": "integrated",
           "reason": "r", "author": "x", "approver": "y", "valid_from": None, "valid_to": date(2026, 10, 2)}  # fmt: skip
    state = state_of(
        [P("a")],
        exceptions=[row, row | {"exception_id": "2", "portfolio": "p", "valid_to": DAY},
                    row | {"exception_id": "3", "kind": "cluster", "portfolio": "q"}],
        standings=[{"partner": "a", "tier": "aligned", "since": date(2026, 1, 1), "below_since": date(2026, 9, 1)},
                   {"partner": "b", "tier": "aligned", "since": date(2026, 10, 2)}],
    )  # fmt: skip
    found = tier_records(state, DAY)
    assert [(key, item.tier) for key, item in found.exceptions.items()] == [(("a", ""), "integrated")]
    assert found.standings.find("a", "") == Standing("aligned", date(2026, 1, 1), date(2026, 9, 1))
    assert found.standings.find("b", "") is None
    assert found.standings.held("", ("a", "b"), ("mba", "aligned")).rank.tolist() == [1, -1]


def test_of_several_exceptions_for_a_partner_the_latest_counts() -> None:
    row = {"exception_id": "1", "partner": "a", "kind": "tier", "portfolio": None, "value": "integrated",
           "reason": "r", "author": "x", "approver": "y", "valid_from": date(2026, 1, 1), "valid_to": date(2027, 1, 1)}  # fmt: skip
    later = row | {"exception_id": "2", "value": "aligned", "valid_from": date(2026, 2, 1)}
    own = row | {"exception_id": "3", "value": "mba", "approver": "x", "valid_from": date(2026, 3, 1)}
    found = tier_records(state_of([P("a")], exceptions=[own, later, row]), DAY)
    kept, findings = in_force(POLICY, found, DAY)
    assert [item.tier for item in kept.exceptions.values()] == ["aligned"]
    told = [(said(finding), finding.facts["tier"]) for finding in findings]
    assert told == [
        ("tier-exception-conflict", Term("tier", "integrated")),
        ("tier-exception-own", Term("tier", "mba")),
    ]
    always = row | {"exception_id": "9", "value": "mba", "valid_from": None}
    ahead = row | {"exception_id": "4", "value": "mba", "valid_from": date(2026, 10, 2)}
    found = tier_records(state_of([P("a")], exceptions=[later, always, ahead]), DAY)
    assert [item.tier for item in found.exceptions.values()] == ["aligned"]


def ruled(**more: Any) -> tuple[tuple[Ruling, ...], list[str]]:
    ruling = Ruling("admit", "a", True, "good", "anna", "bert", signed_by=frozenset({"anna", "bert", "director"}))
    changed = Ruling(**{name: more.get(name, getattr(ruling, name)) for name in Ruling.__dataclass_fields__})
    kept, findings = in_force(POLICY, TierRecords((changed,)), DAY)
    return kept.rulings, [said(finding) for finding in findings]


@pytest.mark.parametrize(
    ("more", "counts", "codes"),
    [
        ({}, True, []),
        ({"decision": "other"}, False, []),
        ({"approver": "anna"}, False, ["tier-decision-own"]),
        ({"signed_by": frozenset({"anna", "bert"})}, False, ["tier-decision-unsigned"]),
        ({"signed_by": frozenset({"zoe"})}, True, []),
        # Merely stated, as when a policy is tried.
        ({"author": "", "approver": "", "signed_by": frozenset()}, True, []),
        # Twelve months, where the record does not say.
        ({"valid_from": date(2025, 10, 2)}, True, []),
        ({"valid_from": date(2025, 10, 1)}, False, []),
        ({"valid_from": date(2020, 1, 1), "valid_to": date(2026, 10, 2)}, True, []),
        ({"valid_to": DAY}, False, []),
    ],
)
def test_what_the_policy_lets_count(more: dict[str, Any], counts: bool, codes: list[str]) -> None:
    kept, found = ruled(**more)
    assert (bool(kept), found) == (counts, codes)


def test_an_exception_that_its_author_approved_counts_for_nothing() -> None:
    own = TierException("a", "", "aligned", "r", date(2027, 1, 1), "x", "x")
    fine = TierException("b", "", "aligned", "r", date(2027, 1, 1), "x", "y")
    kept, findings = in_force(POLICY, TierRecords(exceptions={("a", ""): own, ("b", ""): fine}), DAY)
    assert list(kept.exceptions) == [("b", "")]
    assert [said(finding) for finding in findings] == ["tier-exception-own"]


def test_what_is_left_out_is_told_of_whom_and_why() -> None:
    own = Ruling("admit", "a", True, "good", "anna", "anna")
    strange = Ruling("admit", "b", True, "good", "anna", "bert", signed_by=frozenset({"anna"}))
    lent = TierException("c", "", "aligned", "r", date(2027, 1, 1), "carl", "carl")
    _, findings = in_force(POLICY, TierRecords((own, strange), {("c", ""): lent}), DAY)
    about = {"decision": Term("decision", "admit"), "author": Term("person", "anna")}
    assert findings == (
        Finding(Severity.WARNING, "tier-decision-own", {"partner": Term("partner", "a"), **about},
                subject=Term("partner", "a")),
        Finding(Severity.WARNING, "tier-decision-unsigned",
                {"partner": Term("partner", "b"), **about, "deciders": ("director", "zoe")},
                subject=Term("partner", "b")),
        Finding(Severity.WARNING, "tier-exception-own",
                {"partner": Term("partner", "c"), "author": Term("person", "carl"), "tier": Term("tier", "aligned")},
                subject=Term("partner", "c")),
    )  # fmt: skip


def test_tiers_that_the_ladder_lacks_are_told() -> None:
    standings = Standings.of({("a", ""): Standing("gone", DAY), ("b", ""): Standing("mba", DAY),
                              ("c", "p"): Standing("gone", DAY)})  # fmt: skip
    exceptions = {
        ("a", ""): TierException("a", "", "lost", "r", date(2027, 1, 1)),
        ("b", "p"): TierException("b", "p", "lost", "r", date(2027, 1, 1)),
        ("c", ""): TierException("c", "", "none", "r", date(2027, 1, 1)),
    }
    found = unknown_tiers(TierRecords((), exceptions, standings), "", ("mba", "aligned"))
    assert [said(finding) for finding in found] == ["tier-held-unknown", "tier-exception-unknown"]
    assert found[0].facts["count"] == 1


def test_partners_are_found_by_their_place() -> None:
    names = ("a", "c")
    assert [place_of(name, names) for name in ("a", "b", "c", "d")] == [0, -1, 1, -1]
    stranger = TierRecords((Ruling("admit", "z", True),))
    assert stranger.granted(names)["admit"].tolist() == [False, False]
