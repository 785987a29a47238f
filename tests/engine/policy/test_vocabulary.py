"""The words that a clause knows, at any depth, so that a remedy can name the nearest."""

from __future__ import annotations

import pytest

from maillage.engine.policy.vocabulary import words_at
from tests.engine.policy.written import faults

GOLD = "tiers: [{tier: base}, {tier: gold, admission: %s}]\n"


@pytest.mark.parametrize(
    ("more", "nearest"),
    [
        ("tiers: [{tier: base, titel: x}]\n", "title"),
        (GOLD % "{all: [{measure: r, at_leest: 5}]}", "at_least"),
        (GOLD % "{not: {decision: d, titel: x}}", "title"),
        (GOLD % "{measure: r, at_least: {by: country, vlaues: {FR: 1}}}", "values"),
        ("measures: {r: {sum: amount, windw: {trailing_months: 3}}}\ntiers: [{tier: base}]\n", "window"),
        ("measures: {r: {sum: amount, window: {trailing_month: 3}}}\ntiers: [{tier: base}]\n", "trailing_months"),
        ("measures: {s: {score: [{category: c, itmes: []}]}}\ntiers: [{tier: base}]\n", "items"),
        ("tiers: [{tier: base}]\nroles: [{role: r, per: channel, covers: {bulk: {reeding: biggest}}}]\n", "reading"),
        ("tiers: [{tier: base, paths: {a: {measure: r, at_lest: 1}}}]\n", "at_least"),
        ("tiers: [{tier: base}]\ncoverage: {primary: [r], most_contacts: {at_mots: 3}}\n", "at_most"),
    ],
)
def test_the_nearest_word_of_the_same_clause_is_named(more: str, nearest: str) -> None:
    told = {finding.code: finding.facts for finding in faults(more)}
    assert told["policy-word-unknown-near"]["nearest"] == nearest


def test_where_no_clause_can_stand_there_are_no_words() -> None:
    assert words_at(("currency", "code")) == ()
    assert words_at(("nowhere", 0)) == ()
    assert "tier" in words_at(("tiers", 0))
