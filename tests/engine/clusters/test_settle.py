"""The loop: whom no valid cluster can take falls, which may make it a candidate elsewhere; nothing told is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from maillage.engine.clusters.records import cluster_records
from maillage.engine.clusters.settle import settle
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.kernel.reason import Finding
from maillage.engine.tiers.types import Basis, TierTable
from tests.engine.channel import DAY, P, measures_of, policy_of, state_of, tiers_of
from tests.engine.clusters.cases import exception, isv, pin
from tests.engine.sentences import told

# Two rules, the lower of which takes those who fall from the upper one.
LADDER: dict[str, Any] = {
    "tiers": [
        {"tier": "mba"},
        {"tier": "aligned", "admission": {"always": True}, "forms": "aligned", "without_cluster": "mba"},
        {"tier": "integrated", "admission": {"always": True}, "forms": "big", "without_cluster": "aligned"},
    ],
    "clusters": [
        {"cluster": "aligned", "total": {"measure": "revenue", "at_least": "50 M EUR"}, "common": {"any": ["trade"]}},
        {"cluster": "big", "total": {"measure": "revenue", "at_least": "200 M EUR"}, "common": {"any": ["trade"]}},
    ],
}


def settled(
    partners: Sequence[P], tables: Any = None, excepted: str = "", **parts: Any
) -> tuple[TierTable, ClusterTable, tuple[Finding, ...], dict[str, int]]:
    policy = policy_of(**(LADDER | parts))
    measures, tiers = measures_of(partners), tiers_of(policy, partners)
    basis = np.array([Basis.EXCEPTION if p.name in excepted else Basis.MEASURED for p in partners], np.int8)
    tiers = replace(tiers, ladders={"": replace(tiers.overall, basis=basis)})
    records = cluster_records(state_of(partners, **(tables or {})), measures.partners, DAY)
    after, outcome = settle(policy, measures, tiers, records, seed=1, work=1000)
    return after, outcome.value, outcome.findings, outcome.receipt.counts


def members(table: ClusterTable) -> dict[str, tuple[int, ...]]:
    return {cluster.name: cluster.members for cluster in table.clusters}


def codes(findings: Sequence[Finding]) -> list[str]:
    return list(told(findings))


def test_whom_nobody_can_take_falls_and_is_told_why_once() -> None:
    after, table, findings, counts = settled([*isv("ab"), P("c", 30, trade="var")])
    assert after.overall.tier.tolist() == [1, 1, 0]
    assert after.overall.basis.tolist() == [Basis.MEASURED, Basis.MEASURED, Basis.NO_CLUSTER]
    assert (members(table), list(table.refused), counts["refused"]) == ({"aligned-isv-1": (0, 1)}, [2], 1)
    assert codes(findings) == []


def test_a_rule_that_makes_no_cluster_is_told_although_nobody_is_left_to_stand_for_it() -> None:
    after, table, findings, _ = settled(isv("a"))
    assert (after.overall.tier.tolist(), members(table)) == ([0], {})
    assert codes(findings) == ["cluster-rule-infeasible"]


def test_who_falls_makes_another_cluster_possible() -> None:
    one_alone = isv("a")
    fallen = isv("b", tier="integrated")
    assert settled(one_alone)[1].clusters == ()
    after, table, findings, counts = settled([*one_alone, *fallen])
    assert after.overall.tier.tolist() == [1, 1]
    assert after.overall.basis.tolist() == [Basis.MEASURED, Basis.NO_CLUSTER]
    assert members(table) == {"aligned-isv-1": (0, 1)}
    # That nothing was valid before is settled for the one rule, and stands for the other.
    assert [(one.code, one.clause) for one in findings] == [("cluster-rule-infeasible", "clusters/big")]
    assert (list(table.refused), counts["refused"]) == ([1], 1)


def test_who_falls_twice_keeps_the_reason_of_the_last_fall() -> None:
    after, table, findings, _ = settled([*isv("a", tier="integrated"), *isv("b", 300, tier="integrated")])
    assert after.overall.tier.tolist() == [2, 2]
    after, table, findings, _ = settled(isv("a", tier="integrated"))
    assert after.overall.tier.tolist() == [0]
    assert table.refused[0].clause == "clusters/aligned"
    assert {one.clause for one in findings} == {"clusters/big", "clusters/aligned"}


def test_the_lowest_tier_cannot_fall_further() -> None:
    tiers = [{"tier": "mba", "forms": "aligned"}, {"tier": "integrated", "admission": {"always": True}}]
    partners = isv("a", tier="mba")
    after, table, findings, _ = settled(partners, tiers=tiers)
    assert (after.overall.tier.tolist(), list(table.refused)) == ([0], [0])
    assert codes(findings) == ["cluster-rule-infeasible"]


def test_a_pin_that_failed_is_told_once_although_its_partner_fell() -> None:
    pins = {"pins": [pin("c", "cluster", "old"), pin("d", "cluster", "old")]}
    partners = [*isv("ab", today="old"), P("c", 5, trade="var", today="old"), P("d", tier="mba")]
    after, _, findings, _ = settled(partners, pins)
    assert after.overall.tier.tolist() == [1, 1, 0, 0]
    assert {(one.code, one.facts["pin"]) for one in findings if "pin" in one.facts} == {
        ("cluster-pin-broken", "c-cluster-old"),
        ("cluster-pin-unasked", "d-cluster-old"),
    }


def test_what_a_later_round_puts_right_is_not_told() -> None:
    pins = {"pins": [pin("b", "cluster", "old")]}
    _, table, findings, _ = settled([*isv("a", today="old"), *isv("b", tier="integrated", today="old")], pins)
    assert members(table) == {"old": (0, 1)}
    assert [(one.code, one.clause) for one in findings] == [("cluster-rule-infeasible", "clusters/big")]


def test_the_price_of_pins_is_told_in_the_round_in_which_it_is_paid() -> None:
    pins = {"pins": [pin("a", "apart", "b")]}
    after, _, findings, _ = settled(isv("ab"), pins)
    assert after.overall.tier.tolist() == [0, 0]
    assert sorted(codes(findings)) == ["cluster-pins-cost", "cluster-rule-empty"]


def test_the_price_of_an_exception_is_told_although_those_who_paid_it_fell() -> None:
    after, _, findings, _ = settled(isv("ab"), {"exceptions": [exception("a", "none")]})
    assert after.overall.tier.tolist() == [1, 0]
    assert codes(findings) == ["cluster-rule-infeasible", "cluster-exception-cost"]


def test_an_exception_to_a_tier_that_no_cluster_bears_out_is_told() -> None:
    after, _, findings, _ = settled(isv("a"), excepted="a")
    assert after.overall.tier.tolist() == [0]
    assert codes(findings) == ["cluster-rule-infeasible", "cluster-tier-exception-lost"]
    assert settled(isv("ab"), excepted="a")[2] == ()
