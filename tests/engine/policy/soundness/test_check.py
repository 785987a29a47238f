"""Each fault that a lawyer would find is planted once and found; sound policies are left in peace."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Finding, Severity, Term
from maillage.engine.policy.read import PolicyLibrary, read_policy
from maillage.engine.policy.soundness.check import Held, check
from maillage.engine.policy.soundness.clusters import Candidacy
from maillage.messages.render import finding_sentence
from tests.engine.channel import state_of

ROOT = Path(__file__).parents[4]
HEAD = """policy: demo
version: "1"
title: Demo
valid: {from: 2026-01-01}
currency: EUR
measures:
  revenue: {given: EUR}
  people: {count: certified_people}
  unix: {given: EUR}
  share: {share: unix, of: revenue}
  grade: {given: points}
  country: {attribute: country}
  trade: {attribute: trade}
"""
ALL_USED = ("policy-measure-unused",)
TIERS = "tiers: [{tier: base}, {tier: gold, admission: {measure: revenue, at_least: 1 M EUR}}]\n"


def found(more: str, candidacies: Mapping[str, Candidacy] | None = None) -> list[Finding]:
    """Check a policy; every finding has a place and reads in both languages."""
    seated = state_of([], seats=[{"seat": "s", "role": "r"}], holdings=[{"seat": "s"}])
    held = None if candidacies is None else Held(seated, date(2026, 7, 1), candidacies)
    findings = [item for item in check(read_policy(HEAD + more, "demo.yaml"), held) if item.code not in ALL_USED]
    for finding in findings:
        assert finding.source is not None
        assert finding.source.line > 0
        assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
    return findings


def codes(more: str, candidacies: Mapping[str, Candidacy] | None = None) -> list[str]:
    return [finding.code for finding in found(more, candidacies)]


def tiers(*admissions: str) -> str:
    listed = "".join(f"  - {{tier: t{rank}, admission: {text}}}\n" for rank, text in enumerate(admissions, 1))
    return "tiers:\n  - {tier: base}\n" + listed


PLANTED = {
    "policy-tier-contradicts": tiers("{all: [{measure: revenue, at_least: 5}, {measure: revenue, less_than: 5}]}"),
    "policy-tier-unreachable": tiers(
        "{all: [{any: [{measure: revenue, at_least: 9}, {measure: revenue, less_than: 1}]},"
        " {measure: revenue, at_least: 2, at_most: 8}]}"
    ),
    "policy-tier-overtaken": tiers(
        "{all: [{measure: revenue, at_least: 5}, {measure: people, at_least: 3}]}", "{measure: revenue, at_least: 4}"
    ),
    "policy-tier-same": "tiers:\n  - {tier: base, effects: {discount: 5 %}}\n"
    "  - {tier: gold, admission: {measure: revenue, at_least: 5}, effects: {discount: 5 %}}\n",
    "policy-cliff": tiers("{measure: revenue, at_least: 1 M EUR}", "{measure: revenue, at_least: 2.6 M EUR}"),
    "policy-cliff-effects": "tiers:\n  - {tier: base}\n"
    "  - {tier: silver, admission: {measure: revenue, at_least: 100 k EUR}, effects: {a: 1, b: 1, c: 1}}\n"
    "  - {tier: gold, admission: {measure: revenue, at_least: 110 k EUR}, effects: {a: 2, b: 2, c: 2}}\n",
    "policy-cliff-benefit": "tiers:\n  - {tier: base, effects: {discount: 3 %}}\n"
    "  - {tier: gold, admission: {measure: revenue, at_least: 5}, effects: {discount: 20 %}}\n",
    "policy-tier-overlap": tiers("{measure: grade, at_least: 10, at_most: 20}", "{measure: grade, at_least: 15}"),
    "policy-gap": tiers("{measure: grade, at_least: 10, at_most: 20}", "{measure: grade, at_least: 21}"),
    "policy-precondition-alone": "tiers: [{tier: base}, {tier: top, precondition: {measure: people, at_least: 1}}]\n",
    "policy-range-empty": TIERS.replace("gold,", "gold, forms: c,")
    + "clusters: [{cluster: c, members: {at_least: 5, at_most: 4}}]\n",
    "policy-cluster-unused": TIERS + "clusters: [{cluster: c}]\n",
    "policy-cluster-nobody": TIERS.replace("gold,", "gold, forms: c,")
    + "clusters: [{cluster: c, when: {measure: revenue, less_than: 1 M EUR}}]\n",
    "policy-cluster-small": TIERS.replace("gold,", "gold, forms: c,").replace("at_least: 1 M", "at_most: 1 M")
    + "clusters: [{cluster: c, members: {at_most: 4}, total: {measure: revenue, at_least: 5 M EUR}}]\n",
    "policy-cluster-technologies": TIERS.replace("gold,", "gold, forms: c,")
    + "technologies: [{name: aix, title: AIX}]\n"
    + "clusters: [{cluster: c, common: {any: [technologies], technologies_at_least: 2}}]\n",
    "policy-label-many": TIERS.replace("gold,", "gold, forms: c,")
    + "clusters: [{cluster: c, number: {at_most: 1}, labels: [{label: x, count: 2, by: revenue}]}]\n",
    "policy-covers-never": TIERS.replace("gold,", "gold, effects: {discount: 5 %},")
    + "roles:\n  - {role: r, per: channel, covers: {}}\n"
    + "  - {role: s, per: channel, covers: {when: {all: [{measure: trade, is: x}, {measure: trade, is: y}]}}}\n"
    + "coverage: {primary: [r, s]}\n",
    "policy-role-nobody": TIERS.replace("gold,", "gold, forms: c,")
    + "clusters: [{cluster: c}]\n"
    + "roles: [{role: r, per: channel, covers: {tiers: [base], clusters: [c]}}, {role: s, per: channel, covers: {}}]\n"
    + "coverage: {primary: [r, s]}\n",
    "policy-tier-uncovered": TIERS
    + "roles: [{role: r, per: channel, covers: {tiers: [base]}}]\ncoverage: {primary: [r]}\n",
    "policy-coverage-missing": TIERS
    + "roles: [{role: r, per: channel, covers: {tiers: [base]}}, {role: s, per: channel, covers: {tiers: [gold]}}]\n",
    "policy-primary-missing": TIERS
    + "roles: [{role: r, per: channel, covers: {tiers: [base]}}, {role: s, per: channel, covers: {tiers: [gold]}}]\n"
    + "coverage: {primary: [r]}\n",
    "policy-place-twice": TIERS + "territories: [{territory: a, countries: [FR]}, {territory: b, countries: [fr]}]\n",
    "policy-place-nowhere": TIERS + "territories: [{territory: a, departements: [75], regions: [IDF]}]\n",
    "policy-place-unknown-departements": TIERS + "territories: [{territory: a, departements: [20]}]\n",
    "policy-place-unknown-countries": TIERS + "territories: [{territory: a, countries: [UK]}]\n",
    "policy-unit-integrated": TIERS + "units: [{unit: u, attachment: integrated, sets: {tiers.gold.title: x}}]\n",
    "policy-unit-may-not": TIERS + "units: [{unit: u, attachment: aligned, sets: {tiers.gold.title: x}}]\n",
    "policy-unit-no-clause": TIERS + "units: [{unit: u, attachment: aligned, may_set: [tiers.golden.title]}]\n",
    "policy-unit-twice": TIERS
    + "units:\n  - {unit: u, attachment: aligned, may_set: [tiers.gold], sets: {tiers.gold.title: x}}\n"
    + "  - {unit: v, attachment: aligned, may_set: [tiers.*.title], sets: {tiers.gold.title: y}}\n",
    "policy-decision-unused": TIERS + "decisions: [{decision: d, deciders: [me]}]\n",
    "policy-rate-none": TIERS.replace("1 M EUR", "1 M USD") + "conversion: {source: written}\n",
    "policy-rate-ends": TIERS.replace("1 M EUR", "1 M USD")
    + "conversion: {source: written, rates: [{currency: USD, rate: 0.9, to: 2027-01-01}]}\n",
    "policy-share-large": tiers("{measure: share, at_least: 70}"),
    "policy-warning-late": TIERS + "staying: {grace_days: 30, warnings_days: [60, 30]}\n",
}


@pytest.mark.parametrize("code", PLANTED)
def test_a_planted_fault_is_found_and_nothing_else(code: str) -> None:
    assert codes(PLANTED[code]) == [code]


def euros(amount: int) -> Quantity:
    return Quantity.of(amount, "EUR")


LEAST = euros(50)
ALL_OF_THEM = {
    "policy-cluster-candidates": Candidacy(0, 0),
    "policy-cluster-few": Candidacy(2, 2),
    "policy-cluster-short": Candidacy(9, 9, euros(49), LEAST, (), euros(49)),
    "policy-cluster-unlike": Candidacy(9, 2, euros(50), LEAST, (Term("trade", "isv"),), euros(20)),
    "policy-cluster-apart": Candidacy(9, 3, euros(90), LEAST, (Term("trade", "isv"),), euros(49)),
    "": Candidacy(3, 3, euros(50), LEAST, (Term("trade", "isv"),), euros(50)),
}


@pytest.mark.parametrize("code", ALL_OF_THEM)
def test_a_cluster_that_the_candidates_of_a_book_cannot_make_is_found(code: str) -> None:
    rule = "{cluster: c, members: {at_least: 3}, total: {measure: revenue, at_least: 50 EUR}}"
    more = TIERS.replace("gold,", "gold, forms: c,") + f"clusters: [{rule}]\n"
    told = found(more, {"c": ALL_OF_THEM[code]})
    assert [finding.code for finding in told] == ([code] if code else [])
    grave = {"": [], "policy-cluster-candidates": [Severity.WARNING]}
    assert [finding.severity for finding in told] == grave.get(code, [Severity.ERROR])


def test_a_cluster_of_its_own_without_candidates_is_a_remark() -> None:
    more = TIERS.replace("gold,", "gold, forms: c,") + "clusters: [{cluster: c, kind: own}]\n"
    (finding,) = found(more, {"c": Candidacy(0, 0)})
    assert (finding.code, finding.severity) == ("policy-cluster-candidates", Severity.NOTE)


def test_a_measure_that_nothing_uses_is_a_note() -> None:
    notes = [item for item in check(read_policy(HEAD + TIERS, "demo.yaml")) if item.severity is Severity.NOTE]
    assert [item.code for item in notes] == ["policy-measure-unused"] * 5
    assert finding_sentence(notes[0], "fr")


def test_a_tier_that_gives_what_a_much_lower_one_gives_is_found() -> None:
    told = found(
        "tiers:\n  - {tier: base, effects: {discount: 5 %}}\n"
        "  - {tier: silver, admission: {measure: revenue, at_least: 5}, effects: {discount: 6 %}}\n"
        "  - {tier: gold, admission: {measure: revenue, at_least: 6}, effects: {discount: 5 %}}\n"
    )
    assert [(item.code, item.facts["lower"]) for item in told] == [("policy-tier-same", Term("tier", "base"))]


def test_the_gravest_comes_first() -> None:
    more = PLANTED["policy-place-unknown-countries"] + "decisions: [{decision: d, deciders: [me]}]\n"
    found_ = check(read_policy(HEAD + more, "demo.yaml"))
    assert [item.severity for item in found_] == sorted((item.severity for item in found_), key=list(Severity).index)


@pytest.mark.parametrize(
    "more",
    [
        # Alternative ways in: only the lowest of the higher tier against the highest of the lower one is a cliff.
        tiers(
            "{any: [{measure: revenue, at_least: 1 M EUR},"
            " {all: [{measure: revenue, at_least: 500 k EUR}, {measure: people, at_least: 9}]}]}",
            "{measure: revenue, at_least: 2.5 M EUR}",
        ),
        # An unknown value meets neither a test nor its negation, so that nothing is implied.
        tiers("{measure: people, at_least: 3}", "{not: {measure: country, is: FR}}"),
        # A table's otherwise also counts for partners whose country is not known.
        tiers(
            "{measure: revenue, at_least: 100}",
            "{measure: revenue, at_least: {by: country, values: {FR: 200}, otherwise: 100}}",
        ),
        # The same measure against two currencies: no rate is known here.
        tiers("{all: [{measure: revenue, at_least: 9 EUR}, {measure: revenue, at_most: 8 USD}]}"),
        # From one person to three is no leap, though three times as many; and nothing is a multiple of nothing.
        tiers("{measure: people, at_least: 1}", "{measure: people, at_least: 3}"),
        tiers("{measure: revenue, more_than: 0}", "{measure: revenue, at_least: 9 M EUR}"),
        # Words are compared whatever their case.
        tiers("{all: [{measure: country, in: [FR, DE]}, {measure: country, is: fr}]}"),
        # Partners fall to it for want of a cluster, though by its own conditions nobody stays.
        "tiers:\n  - {tier: base, admission: {measure: revenue, at_least: 5}}\n"
        "  - {tier: gold, admission: {measure: revenue, at_least: 4}, forms: c, without_cluster: base}\n"
        "clusters: [{cluster: c}]\n",
        # What each of two does not exclude, some of three may need.
        tiers(
            "{some: 2, of: [{measure: revenue, at_least: 5}, {measure: revenue, less_than: 5},"
            " {measure: people, at_least: 1}]}"
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_left_in_peace(more: str) -> None:
    assert codes(more) == []


def test_the_shipped_policies_are_sound() -> None:
    files = (ROOT / "policies").glob("*.yaml")
    library = PolicyLibrary.of({file.name: file.read_text(encoding="utf-8") for file in files})
    for name in library.names:
        for version, _, _ in library.versions_of(name):
            assert check(library.version(name, version)) == (), f"{name}@{version}"
