"""The words that an editor offers: those of the language, their choices, the names of the policy."""

from __future__ import annotations

from maillage.actions.policy.words import words_of
from maillage.engine.policy.read import read_policy
from tests.actions.policy.channel_book import policy_text


def test_words_choices_and_names_are_each_offered_once() -> None:
    found = words_of(read_policy(policy_text(), "p").policy)
    by_word = {word.word: word.of for word in found}
    assert len(by_word) == len(found)
    assert by_word["without_cluster"] == "tier"
    assert by_word["anniversary"] == "every"
    assert by_word["gold"] == "tiers"
    assert by_word["revenue"] == "measures"
    assert list(by_word) == sorted(by_word)
