"""Words of measures are told by their titles, in both languages; a word without one as it is."""

from __future__ import annotations

import pytest

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.words import value_of, word_of
from maillage.messages.format import Language, format_fact
from maillage.messages.glossary import glossary_of

TEXT = """policy: trial
version: "1"
title: Trial
valid: {from: 2026-01-01}
currency: EUR
trades: [{name: isv, title: {fr: éditeur, en: software vendor}}]
measures:
  revenue: {sum: amount, window: {trailing_months: 12}}
  route: {attribute: route}
  trade: {attribute: trade}
  badge: {attribute: badge, words: {star: {fr: étoile, en: star partner}}}
  size:
    classes: {large: {measure: revenue, at_least: 1 M EUR}}
    otherwise: small
    words: {large: {fr: grand, en: big}}
tiers: [{tier: any}]
"""


@pytest.mark.parametrize(
    ("measure", "word", "french", "english"),
    [
        ("route", "Wholesale", "par grossiste", "through a wholesaler"),
        ("trade", "isv", "éditeur", "software vendor"),
        ("badge", "Star", "étoile", "star partner"),
        ("badge", "moon", "moon", "moon"),
        ("size", "large", "grand", "big"),
        ("size", "small", "small", "small"),
        ("unknown", "x", "x", "x"),
    ],
)
def test_a_word_is_told_by_its_title(measure: str, word: str, french: str, english: str) -> None:
    policy = read_policy(TEXT, "trial.yaml").policy
    languages: tuple[Language, ...] = ("fr", "en")
    told = [format_fact(word_of(policy, measure, word), one, glossary_of(policy)) for one in languages]
    assert told == [french, english]


def test_a_value_is_a_quantity_as_it_is_or_a_word() -> None:
    policy = read_policy(TEXT, "trial.yaml").policy
    assert value_of(policy, "revenue", Quantity(5, "EUR")) == Quantity(5, "EUR")
    assert value_of(policy, "badge", None) is None
    assert value_of(policy, "badge", "star") == Term("word", "badge/star")
