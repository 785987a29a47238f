"""Bounds of cluster rules: those that can be met are left in peace, whatever else they say."""

from __future__ import annotations

import pytest

from maillage.engine.policy.soundness.clusters import check_clusters
from tests.engine.policy.written import loaded

BEGIN = """technologies: [{name: aix, title: AIX}, {name: linux, title: Linux}]
measures: {r: {given: EUR}}
tiers: [{tier: base}, {tier: gold, forms: c, admission: {measure: r, at_most: 5 M EUR}}]
clusters: [{cluster: c, %s}]
"""


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ("total: {measure: r, at_least: 9, at_most: 8}", ["policy-range-empty"]),
        ("total: {measure: r, at_least: 8, at_most: 8}", []),
        ("total: {measure: r, at_least: 9 EUR, at_most: 8 USD}", []),
        ("number: {at_least: 3, at_most: 3}", []),
        ("when: {measure: r, at_least: 4 M EUR}", []),
        ("when: {measure: r, at_least: 6 M EUR}", ["policy-cluster-nobody"]),
        ("common: {any: [technologies], technologies_at_least: 2}", []),
        ("common: {any: [technologies, trade], technologies_at_least: 3}", []),
        ("labels: [{label: x, count: 2, by: r}], number: {at_most: 2}", []),
        ("members: {at_most: 4}, total: {measure: r, at_least: 20 M EUR}", []),
        ("members: {at_most: 4}, total: {measure: r, at_least: 30 M EUR}", ["policy-cluster-small"]),
        ("members: {at_most: 4}, total: {measure: r, at_least: 30 M USD}", []),
        ("members: {at_most: 4}, total: {measure: r, at_least: 30 M EUR}, kind: own", []),
    ],
)
def test_only_bounds_that_nobody_can_meet_are_told(rule: str, codes: list[str]) -> None:
    assert [finding.code for finding in check_clusters(loaded(BEGIN % rule).policy, {})] == codes


def test_a_member_that_nothing_limits_may_make_any_total() -> None:
    open_ = (
        BEGIN.replace("at_most: 5 M EUR", "at_least: 1 EUR")
        % "members: {at_most: 2}, total: {measure: r, at_least: 9 G EUR}"
    )
    assert list(check_clusters(loaded(open_).policy, {})) == []
