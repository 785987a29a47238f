"""Words that a class is compared with: each is one of its classes."""

from __future__ import annotations

import pytest

from tests.engine.policy.written import fault, loaded

CLASSES = ("measures:\n  r: {given: EUR}\n"
           "  size: {classes: {small: {measure: r, less_than: 5}}, otherwise: large}\n")  # fmt: skip
GOLD = "tiers: [{tier: base}, {tier: gold, admission: %s}]\n"
TABLE = "{measure: r, at_least: {by: size, values: {%s: 5}, otherwise: 9}}"


@pytest.mark.parametrize("word", ["is: small", "is: large", "in: [small, Large]"])
def test_a_class_is_compared_whatever_its_case(word: str) -> None:
    assert loaded(CLASSES + GOLD % f"{{measure: size, {word}}}").policy.tiers[1].admission


@pytest.mark.parametrize(
    ("admission", "code"),
    [
        ("{measure: size, is: smal}", "policy-class-unknown-near"),
        ("{measure: size, in: [small, huge]}", "policy-class-unknown"),
    ],
)
def test_a_word_that_is_no_class_is_told(admission: str, code: str) -> None:
    assert fault(CLASSES + GOLD % admission)[:2] == (code, 9)


def test_a_table_by_class_has_only_classes() -> None:
    assert loaded(CLASSES + GOLD % (TABLE % "small")).policy.tiers[1].admission
    assert fault(CLASSES + GOLD % (TABLE % "huge"))[:2] == ("policy-class-unknown", 9)
