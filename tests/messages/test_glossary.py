"""Titles of names, and what is said where a partner has none."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

import maillage.policies
from maillage.engine.kernel.reason import Term
from maillage.engine.policy.read import PolicyLibrary
from maillage.messages.format import Language
from maillage.messages.glossary import glossary_of, saying_none
from maillage.messages.render import bare_names


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [("tier", "fr", "aucune"), ("cluster", "fr", "aucun"), ("cluster", "en", "none"), ("person", "fr", "aucun")],
)
def test_what_a_partner_has_not_is_said_in_words(kind: str, language: Language, said: str) -> None:
    look_up = saying_none(bare_names)
    assert look_up(Term(kind, "none"), language) == said
    assert look_up(Term(kind, "a"), language) == "a"


def test_a_rule_is_called_by_its_title_and_by_its_place_without_one() -> None:
    text = (resources.files(maillage.policies) / "western-europe.yaml").read_text(encoding="utf-8")
    policy = (
        PolicyLibrary.of({"western-europe.yaml": text}).version("western-europe", "2025.1", date(2026, 1, 1)).policy
    )
    look_up = glossary_of(policy)
    assert look_up(Term("clause", "tiers/aligned/admission"), "en") == "buys direct"
    assert look_up(Term("clause", "tiers/aligned/admission"), "fr") != "buys direct"
    assert look_up(Term("clause", "staying"), "en") == "staying"
