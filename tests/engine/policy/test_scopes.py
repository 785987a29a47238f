"""Measures and conditions stand where they can be known."""

from __future__ import annotations

import pytest

from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.read import read_policy
from maillage.messages.render import finding_sentence

HEAD = """policy: demo
version: "1"
title: Demo
valid: {from: 2026-01-01}
currency: EUR
portfolios: [{portfolio: a}, {portfolio: b}]
decisions: [{decision: admit, deciders: [x]}]
measures:
  idx: {given: points, per: portfolio}
  country: {attribute: country}
  size: {classes: {large: {measure: country, is: FR}}, otherwise: small}
"""
TIERS = "tiers: [{tier: base}]\n"


def faults(more: str, tiers: str = TIERS) -> list[tuple[str, int, str]]:
    try:
        read_policy(HEAD + more + tiers, "demo.yaml")
    except MaillageError as error:
        for finding in error.findings:
            assert finding_sentence(finding, "fr") != finding_sentence(finding, "en")
        return [
            (finding.code, finding.source.line if finding.source else 0, finding_sentence(finding, "en"))
            for finding in error.findings
        ]
    return []


def tier(condition: str) -> str:
    return f"tiers: [{{tier: base}}, {{tier: gold, admission: {condition}}}]\n"


@pytest.mark.parametrize(
    ("more", "tiers"),
    [
        ("  top: {best: [idx]}\n  low: {least: [idx]}\n  sum: {total: [idx]}\n  avg: {mean: {idx: 2}}\n", TIERS),
        ("  share: {share: idx, of: idx, per: portfolio}\n", TIERS),
        ("  c: {count: customers}\n  s: {sum: amount}\n  n: {given: count}\n  g: {growth: c}\n  h: {growth: s}\n"
         "  i: {growth: n}\n", TIERS),
        ("  s: {score: [{category: c, items: [{when: {measure: idx, portfolio: a, at_least: 1}, points: 1}]}]}\n", TIERS),
        ("", tier("{measure: idx, portfolio: a, at_least: 60}")),
        ("", "portfolio_tiers: [{tier: p, admission: {measure: idx, at_least: 60}}]\n" + TIERS),
        ("", tier("{measure: size, in: [Large, small]}")),
        ("  m: {months_since: country}\n", tier("{measure: m, at_least: {by: size, values: {large: 1}}}")),
    ],
)  # fmt: skip
def test_what_can_be_known_is_read(more: str, tiers: str) -> None:
    assert faults(more, tiers) == []


@pytest.mark.parametrize(
    ("more", "tiers", "code", "line", "words"),
    [
        ("", tier("{measure: idx, at_least: 60}"), "policy-portfolio-needed", 12, "idx"),
        ("  share: {share: idx, of: idx}\n", TIERS, "policy-portfolio-needed", 12, "best, least, total, mean"),
        ("  together: {group_total: idx}\n", TIERS, "policy-portfolio-needed", 12, "idx"),
        ("  s: {score: [{category: c, items: [{when: {decision: admit}, points: 1}]}]}\n", TIERS,
         "policy-measure-condition", 12, "decision"),
        ("  k: {classes: {w: {qualifying: {always: true}, months: 1}}}\n", TIERS,
         "policy-measure-condition", 12, "qualifying"),
        ("  k: {classes: {w: {tier_at_least: base}}}\n", TIERS, "policy-measure-condition", 12, "tier_at_least"),
        ("", tier("{measure: size, is: lrage}"), "policy-class-unknown-near", 12, "large"),
        ("", tier("{measure: size, in: [small, zzz]}"), "policy-class-unknown", 12, "large"),
        ("  m: {months_since: country}\n", tier("{measure: m, at_least: {by: size, values: {zzz: 1}}}"),
         "policy-class-unknown", 13, "zzz"),
        ("  n: {total: [idx]}\n  g: {growth: n}\n", TIERS, "policy-growth-of", 13, "a sum"),
        ("  n: {count: certified_people}\n  g: {growth: n}\n", TIERS, "policy-growth-of", 13, "was sold"),
        ("  n: {given: count}\n  m: {months_since: n}\n", TIERS, "policy-months-since", 13, "joined"),
        ("  m: {mean: {idx: 0}}\n", TIERS, "policy-mean-weights", 12, "above zero"),
        ("  m: {mean: {idx: -1, size: 3}}\n", TIERS, "policy-mean-weights", 12, "above zero"),
        ("  m: {total: []}\n", TIERS, "policy-list-short", 12, "one"),
        ("  r: {sum: amount, window: {calendar_year: to_date, periods: 2}}\n", TIERS, "policy-window-periods", 12, "previous"),
        ("  s: {score: [{category: c, items: [{measure: size, points: 1, each: 0}]}]}\n", TIERS, "policy-item-zero", 12, "zero"),
        ("  s: {score: [{category: c, items: [{measure: size, points: 1, target: {by: country, values: {FR: -1}},"
         " partial: true}]}]}\n", TIERS, "policy-item-zero", 12, "zero"),
    ],
)  # fmt: skip
def test_what_cannot_be_known_is_told(more: str, tiers: str, code: str, line: int, words: str) -> None:
    found = faults(more, tiers)
    assert (code, line) in [(item[0], item[1]) for item in found], found
    assert words in next(item[2] for item in found if item[0] == code)
