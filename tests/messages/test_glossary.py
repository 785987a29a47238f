"""Titles of names, and what is said where a partner has none."""

from __future__ import annotations

import pytest

from maillage.engine.kernel.reason import Term
from maillage.messages.format import Language
from maillage.messages.glossary import saying_none
from maillage.messages.render import bare_names


@pytest.mark.parametrize(
    ("kind", "language", "said"),
    [("tier", "fr", "aucune"), ("cluster", "fr", "aucun"), ("cluster", "en", "none"), ("person", "fr", "aucun")],
)
def test_what_a_partner_has_not_is_said_in_words(kind: str, language: Language, said: str) -> None:
    look_up = saying_none(bare_names)
    assert look_up(Term(kind, "none"), language) == said
    assert look_up(Term(kind, "a"), language) == "a"
