"""What a policy's prose names is called by its title, in the reader's language."""

from __future__ import annotations

import pytest

from maillage.engine.kernel.reason import Term
from maillage.engine.policy.prose.passage import Passage
from maillage.engine.policy.read import read_policy
from maillage.messages.format import Language
from maillage.messages.prose import glossary_of_prose, listed, paragraph
from tests.engine.policy.prose.everything import EVERYTHING


@pytest.mark.parametrize(
    ("term", "french", "english"),
    [
        (Term("text", "title"), "Tout", "Everything"),
        (Term("text", "roles/lead/mission"), "Développer.", "Develop."),
        (Term("text", "nothing/there"), "nothing/there", "nothing/there"),
        (Term("month-day", "02-29"), "29 février", "29 February"),
        (Term("effect", "competence_discount"), "remise de compétence", "competence discount"),
        (Term("effect", "early_access"), "early access", "early access"),
        (Term("route", "wholesale"), "par grossiste", "through a wholesaler"),
        (Term("counted-in", "EUR"), "EUR", "EUR"),
        (Term("trade", "isv"), "éditeur", "vendor"),
    ],
)
def test_names_are_told_by_their_titles(term: Term, french: str, english: str) -> None:
    look_up = glossary_of_prose(read_policy(EVERYTHING, "e").policy)
    assert (look_up(term, "fr"), look_up(term, "en")) == (french, english)


@pytest.mark.parametrize(("language", "text"), [("en", "“a”: Only where:"), ("fr", "« a » : Seulement si :")])
def test_what_goes_on_is_one_paragraph_and_what_is_listed_stays_below(language: Language, text: str) -> None:
    leaf = Passage("prose-always")
    passage = Passage("prose-path", facts={"name": "a"}, then=(Passage("prose-item-only", items=(leaf,)),))
    assert paragraph(passage, language, lambda term, language: term.name) == text
    assert listed(passage) == (leaf,)
