"""Words that measures have for values, as facts that may have a title."""

from __future__ import annotations

from typing import Final

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import Attribute, Classes

_TITLED: Final = ("country", "trade", "territory", "group", "route")
"""Attributes whose words the policy, the records or the language itself give titles to."""


def word_of(policy: Policy, measure: str, word: str) -> Fact:
    """Return a word that a measure has, or is compared with, as something that may have a title."""
    found = policy.measures.get(measure)
    if isinstance(found, Attribute | Classes):
        for titled in found.words:
            # As conditions do, whatever the case.
            if titled.casefold() == word.casefold():
                return Term("word", f"{measure}/{titled}")
    if isinstance(found, Attribute) and found.attribute in _TITLED:
        return Term(found.attribute, word)
    return word


def value_of(policy: Policy, measure: str, value: Quantity | str | None) -> Quantity | Term | str | None:
    """Return what a partner has of a measure: a quantity as it is, a word as something that may have a title."""
    if not isinstance(value, str):
        return value
    found = word_of(policy, measure, value)
    assert isinstance(found, Term | str), "a word is itself, or has a title"
    return found
