"""Every fault of a policy file is told with its line and its remedy, in both languages."""

from __future__ import annotations

import pytest

from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.read import PolicyLibrary, read_policy
from maillage.messages.render import finding_sentence

HEAD = """policy: demo
version: "1"
title: Demo
valid: {from: 2026-01-01}
currency: EUR
"""
TIERS = "tiers: [{tier: base}]\n"


def fault(text: str) -> tuple[str, int, str]:
    """Return the code, the line and the English sentence of the only fault."""
    with pytest.raises(MaillageError) as refused:
        read_policy(text, "demo.yaml")
    (finding,) = refused.value.findings
    assert finding.source is not None
    french, english = (finding_sentence(finding, language) for language in ("fr", "en"))
    assert french != english
    return finding.code, finding.source.line, english


TOLD = [
    ("tires: []\n" + TIERS, "policy-word-unknown-near", 6, "tiers"),
    ("", "policy-word-missing", 0, "tiers"),
    ("tiers: base\n", "policy-wants-list", 6, "list"),
    ("measures: {r: {sum: amont}}\n" + TIERS, "policy-not-one-of-near", 6, "amount"),
    ("measures: {r: {smu: amount}}\n" + TIERS, "policy-measure-kind-near", 6, "sum"),
    ("measures: {R: {sum: amount}}\n" + TIERS, "policy-name", 6, "lower case"),
    ("measures: {r: {sum: amount, window: {trailing_months: 0}}}\n" + TIERS,
     "policy-number-greater-than-equal", 6, "1"),
    ("measures: {r: {sum: amount, window: {}}}\n" + TIERS, "policy-window-one", 6, "exactly one"),
    ("measures: {r: {given: EUR}}\ntiers: [{tier: a}, {tier: b, admission: {measure: r, at_least: lots}}]\n",
     "policy-amount", 7, "50 M EUR"),
    ("measures: {r: {given: EUR}}\ntiers: [{tier: a}, {tier: b, admission: {measure: rr, at_least: 1}}]\n",
     "policy-name-unknown-near", 7, "“r”"),
    ("measures: {r: {given: EUR}}\ntiers: [{tier: a}, {tier: b, admission: {measure: r, at_least: 80 %}}]\n",
     "policy-unit-mismatch", 7, "EUR"),
    ("measures: {r: {given: EUR}}\ntiers: [{tier: a}, {tier: b, admission: {measure: r}}]\n",
     "policy-test-form", 7, "at_least"),
    ("tiers: [{tier: a}, {tier: b, admission: {some: 3, of: [{always: true}]}}]\n", "policy-some-of", 6, "3"),
    ("tiers: [{tier: a}, {tier: b, admission: {alll: []}}]\n", "policy-condition-kind-near", 6, "all"),
    ("tiers: [{tier: a}, {tier: a}]\n", "policy-name-twice", 6, "twice"),
    ("measures: {a: {total: [b]}, b: {total: [a]}}\n" + TIERS, "policy-circle", 6, "circle"),
    ("currency: USD\n" + TIERS, "policy-yaml-twice", 6, "line 5"),
    ("tiers: [\n", "policy-yaml-syntax", 7, "YAML"),
    ("\ttiers: 1\n", "policy-yaml-tab", 6, "spaces"),
    ("extends: parent\n" + TIERS, "policy-parent-needed", 6, "parent"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "code", "line", "words"), TOLD)
def test_a_fault_says_where_and_what_to_write(more: str, code: str, line: int, words: str) -> None:
    found, at, sentence = fault(HEAD + more)
    assert (found, words in sentence) == (code, True), sentence
    assert not line or at == line


PARENT = (
    HEAD.replace("demo", "parent")
    + "overridable: [tiers.gold]\nmeasures: {r: {given: EUR}}\n"
    + ("tiers: [{tier: base}, {tier: gold, admission: {measure: r, at_least: 1 M EUR}}]\n")
)
CHILD = HEAD + "extends: parent\n"


def library(child: str, parent: str = PARENT) -> PolicyLibrary:
    return PolicyLibrary.of({"parent.yaml": parent, "demo.yaml": child})


def test_a_child_changes_only_what_its_parent_leaves_open() -> None:
    open_ = CHILD + "tiers: [{tier: gold, admission: {measure: r, at_least: 2 M EUR}}]\n"
    loaded = library(open_).version("demo", "1")
    assert [tier.tier for tier in loaded.policy.tiers] == ["base", "gold"]
    with pytest.raises(MaillageError) as refused:
        library(CHILD + "measures: {r: {given: USD}}\n").version("demo", "1")
    (finding,) = refused.value.findings
    assert finding.code == "policy-not-overridable"
    assert "demo.yaml, line 7" in finding_sentence(finding, "en")
    assert finding_sentence(finding, "fr")
