"""A child takes everything from its parent, and changes only what the parent leaves open."""

from __future__ import annotations

import pytest

from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary
from tests.engine.policy.written import HEAD

PARENT = (
    HEAD.replace("demo", "parent")
    + """measures:
  r: {given: EUR, title: Revenue}
  s: {score: [{category: c, items: [{measure: r, points: 1, target: 5}]}]}
tiers:
  - {tier: base}
  - {tier: silver, admission: {measure: r, at_least: 1 M EUR}}
  - {tier: gold, admission: {measure: r, at_least: 5 M EUR}, effects: {discount: 5 %}}
markets: [{name: intel, title: Intel}]
"""
)


def child(more: str, overridable: str) -> LoadedPolicy:
    texts = {"parent.yaml": PARENT + f"overridable: {overridable}\n", "demo.yaml": HEAD + "extends: parent\n" + more}
    return PolicyLibrary.of(texts).version("demo", "1")


def closed(more: str, overridable: str) -> list[str]:
    with pytest.raises(MaillageError) as refused:
        child(more, overridable)
    assert {finding.code for finding in refused.value.findings} == {"policy-not-overridable"}
    return [str(finding.facts["path"]) for finding in refused.value.findings]


def names(policy: LoadedPolicy) -> list[str]:
    return [tier.tier for tier in policy.policy.tiers]


def test_a_new_thing_stands_after_the_one_before_it_in_the_childs_list() -> None:
    bronze = "{tier: bronze, admission: {measure: r, at_least: 500 k EUR}}"
    top = "{tier: top, admission: {measure: r, at_least: 9 M EUR}}"
    assert names(child(f"tiers: [{{tier: base}}, {bronze}]\n", "[tiers]")) == ["base", "bronze", "silver", "gold"]
    assert names(child(f"tiers: [{bronze}, {{tier: silver}}]\n", "[tiers]")) == ["base", "bronze", "silver", "gold"]
    assert names(child(f"tiers: [{top}]\n", "[tiers]")) == ["base", "silver", "gold", "top"]
    whole = f"tiers: [{{tier: base}}, {{tier: silver}}, {{tier: gold}}, {top}]\n"
    assert names(child(whole, "[tiers]")) == ["base", "silver", "gold", "top"]
    assert closed(f"tiers: [{top}]\n", "[tiers.gold]") == ["tiers.top"]


def test_the_order_of_tiers_is_open_only_where_the_whole_list_is() -> None:
    swapped = "tiers: [{tier: base}, {tier: gold}, {tier: silver}]\n"
    assert names(child(swapped, "[tiers]")) == ["base", "gold", "silver"]
    assert closed(swapped, "[tiers.gold.title, tiers.silver]") == ["tiers"]


def test_a_star_stands_for_any_one_name_and_a_name_may_hold_dots() -> None:
    effects = "tiers: [{tier: gold, effects: {discount: 6 %}}]\n"
    assert child(effects, '["tiers.*.effects"]').policy.tiers[2].effects["discount"]
    assert closed(effects, '["tiers.*.title"]') == ["tiers.gold.effects.discount"]
    dotted = "markets: [{name: x.y, title: XY}]\n"
    assert [item.name for item in child(dotted, "[markets.x.y]").policy.markets] == ["intel", "x.y"]


def test_lists_of_things_without_names_are_replaced_whole() -> None:
    score = (
        "measures: {s: {score: [{category: c, items: [{measure: r, points: 2, target: 9}, "
        "{measure: r, points: 1, target: 5}]}]}}\n"
    )
    made = child(score, "[measures.s]").policy.measures["s"]
    assert [item.points for item in made.score[0].items] == [2, 1]  # type: ignore[union-attr,index] # a score
    assert closed(score, "[measures.r]") == ["measures.s.score.c"]


def test_a_child_opens_to_its_own_children_no_more_than_was_open() -> None:
    assert child("overridable: [tiers.gold.title]\n", "[tiers.gold]").policy.overridable == ["tiers.gold.title"]
    with pytest.raises(MaillageError) as refused:
        child("overridable: [tiers.gold]\n", "[tiers.gold.title]")
    assert [finding.code for finding in refused.value.findings] == ["policy-overridable-wider"]


def test_a_measure_of_another_kind_keeps_only_the_title() -> None:
    made = child("measures: {r: {sum: amount}}\n", "[measures.r]").policy.measures["r"]
    assert (getattr(made, "sum", ""), made.title and made.title.en) == ("amount", "Revenue")


def test_a_name_that_stands_twice_or_is_missing_is_told_in_its_own_words() -> None:
    for more, code in (
        ("tiers: [{tier: base}, {tier: base}]\n", "policy-name-twice"),
        ("markets: [{title: Intel}]\n", "policy-word-missing"),
    ):
        with pytest.raises(MaillageError) as refused:
            child(more, "[tiers, markets]")
        assert [finding.code for finding in refused.value.findings] == [code]
