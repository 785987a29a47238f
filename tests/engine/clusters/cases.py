"""Channels in which one thing about clusters shows, each by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from maillage.engine.clusters.explain import explain_cluster
from maillage.engine.clusters.form import cluster_records, form
from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.clusters.validate import validate
from maillage.engine.kernel.reason import Finding, Reason
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.types import TierTable
from tests.engine.channel import DAY, P, measures_of, policy_of, state_of, tiers_of

WORK = 20_000


@dataclass(frozen=True)
class Case:
    """A channel: partners, rows of other tables, and what the aligned rule (or the whole policy) says."""

    partners: Sequence[P]
    rule: Mapping[str, Any] = field(default_factory=dict)
    tables: Mapping[str, Any] = field(default_factory=dict)
    policy: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Formed:
    policy: Policy
    measures: MeasureTable
    tiers: TierTable
    records: ClusterRecords
    table: ClusterTable
    findings: tuple[Finding, ...]
    digest: str

    def members(self) -> dict[str, str]:
        names = self.measures.partners
        return {cluster.name: "".join(names[member] for member in cluster.members) for cluster in self.table.clusters}

    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    def refused(self) -> dict[str, Reason]:
        return {self.measures.partners[index]: reason for index, reason in self.table.refused.items()}

    def explained(self, partner: str) -> Reason:
        index = self.measures.partners.index(partner)
        return explain_cluster(self.policy, self.measures, self.tiers, self.table, self.records, index)

    def faults(self, table: ClusterTable | None = None) -> list[str]:
        table = table or self.table
        return [one.code for one in validate(self.policy, self.measures, self.tiers, self.records, table)]


ALIGNED: dict[str, Any] = {
    "cluster": "aligned",
    "total": {"measure": "revenue", "at_least": "50 M EUR"},
    "common": {"any": ["trade", "technologies"]},
}


def run(case: Case, seed: int = 1) -> Formed:
    """Form the clusters of a case; whatever comes out is valid."""
    rules = [ALIGNED | case.rule, {"cluster": "integrated", "kind": "own"}]
    policy = policy_of(**({"clusters": rules} | dict(case.policy)))
    measures, tiers = measures_of(case.partners), tiers_of(policy, case.partners)
    records = cluster_records(state_of(case.partners, **case.tables), measures.partners, DAY)
    outcome = form(policy, measures, tiers, records, seed=seed, work=WORK)
    made = Formed(policy, measures, tiers, records, outcome.value, outcome.findings, outcome.receipt.digest)
    assert made.faults() == []
    return made


def pin(partner: str, kind: str, target: str, **more: Any) -> dict[str, Any]:
    return {"pin_id": f"{partner}-{kind}-{target}", "partner": partner, "kind": kind, "target": target, **more}


def exception(partner: str, value: str, **more: Any) -> dict[str, Any]:
    row = {"exception_id": f"{partner}-{value}", "partner": partner, "kind": "cluster", "value": value, "author": "a",
           "approver": "b", "valid_to": date(2030, 1, 1)}  # fmt: skip
    return row | more


def reserved(name: str, role: str = "manager", rule: str = "aligned") -> dict[str, Any]:
    return {"seat": name, "role": role, "cluster": rule}


def isv(names: str, revenue: int = 30, **more: Any) -> list[P]:
    return [P(name, revenue, trade="isv", **more) for name in names]


TWO = [*isv("ab"), *(P(name, 30, trade="var") for name in "cd")]
LABELS = [{"label": "expand", "count": 1, "by": "growth"}]
CASES: dict[str, Case] = {
    "one trade": Case([*isv("ab"), P("c", 30, trade="var")]),
    "one technology": Case([P("a", 30, trade="isv", tech="unix"), P("b", 30, trade="var", tech="unix web")]),
    "two technologies asked": Case(
        [P("a", 30, tech="unix web"), P("b", 30, tech="unix web"), P("c", 30, tech="unix"), P("d", 30, tech="web")],
        {"common": {"any": ["technologies"], "technologies_at_least": 2}},
    ),
    "dollars": Case(isv("a", 50), {"total": {"measure": "revenue", "at_least": "62.5 M USD", "at_most": "62.5 M USD"}}),
    "dollars short": Case(isv("a", 49), {"total": {"measure": "revenue", "at_least": "62.5 M USD"}}),
    "upper bound": Case(
        [*isv("abcd"), P("e", 90, trade="isv")],
        {"total": {"measure": "revenue", "at_least": "50 M EUR", "at_most": "70 M EUR"}},
    ),
    "members": Case([*isv("abc", 60), P("d", 60, trade="var")], {"members": {"at_least": 2, "at_most": 3}}),
    "no more clusters": Case(TWO, {"number": {"at_most": 1}}),
    "too few clusters": Case(isv("ab"), {"number": {"at_least": 2}}),
    "taken": Case(
        [P("a", 30, trade="isv"), P("b", 25, trade="isv", tech="unix"), P("c", 30, tech="unix")],
    ),
    "unfit": Case(
        isv("abc", 40),
        {"total": {"measure": "revenue", "at_least": "50 M EUR", "at_most": "90 M EUR"}},
    ),
    "nothing in common asked": Case([P("a", 30), P("b", 30), P("c", None)], {"common": None}),
    "nothing in common asked, short": Case([P("a", 20), P("b", 20)], {"common": None}),
    "nothing to share": Case([*isv("ab"), P("c", 80)]),
    "condition": Case([*isv("ab"), *isv("c", 9)], {"when": {"measure": "revenue", "at_least": "10 M EUR"}}),
    "freed": Case([*isv("ab"), P("c", 5)], tables={"exceptions": [exception("c", "none")]}),
    "granted": Case(
        [*isv("ab"), P("c", 5, tier="mba", trade="isv")], tables={"exceptions": [exception("c", "aligned")]}
    ),
    "granted in vain": Case(
        [*isv("ab"), P("c", 5, tier="mba", trade="var"), P("d", 5, tier="mba")],
        tables={"exceptions": [exception("c", "aligned"), exception("d", "nowhere")]},
    ),
    "own tier": Case([P("a", 90, tier="integrated"), P("b", 99, tier="integrated")]),
    "own partner": Case(
        [P("a b", 90, tier="integrated"), P("é", 99, tier="integrated")],
        policy={"clusters": [ALIGNED, {"cluster": "integrated", "kind": "own", "own": "partner"}]},
    ),
    "own too small": Case(
        [P("a", 9, tier="integrated"), P("b", 9, tier="integrated")],
        policy={"clusters": [ALIGNED, {"cluster": "integrated", "kind": "own",
                                       "total": {"measure": "revenue", "at_least": "50 M EUR"}}]},
        tables={"pins": [pin("a", "together", "b"), pin("a", "cluster", "gone")]},
    ),
    "own partner too small": Case(
        [P("a", 9, tier="integrated"), P("b", 60, tier="integrated")],
        policy={"clusters": [ALIGNED, {"cluster": "integrated", "kind": "own", "own": "partner",
                                       "total": {"measure": "revenue", "at_least": "50 M EUR"}}]},
    ),
    "label": Case(
        [P("a", 60, trade="isv", growth=10), P("b", 60, trade="var", growth=20), P("c", 60, trade="web")],
        {"labels": LABELS},
    ),
    "labels short": Case([P("a", 60, trade="isv")], {"labels": LABELS}),
    "seats": Case(
        [P("a", 60, trade="isv"), P("b", 90, trade="var")],
        {"resources": {"seats": {"at_least": 2, "at_most": 3}}},
        {
            "seats": [reserved("s1"), reserved("s2"), reserved("s3"), reserved("x", rule="other")],
            "holdings": [{"seat": "s3", "person": "Ann"}],
            "contacts": [{"partner": "a", "person": "Ann", "unit": "u"}, {"partner": "b", "person": "Bob", "unit": "u",
                         "seat": "s2"}],
        },
    ),
    "idle seats": Case(
        isv("ab"), {"resources": {"seats": {"at_most": 1}}}, {"seats": [reserved("s1"), reserved("s2")]}
    ),
    "pinned together": Case(
        [P("a", 60, trade="isv"), P("b", 60, trade="var"), P("c", 60, trade="var")],
        tables={"pins": [pin("a", "together", "b"), pin("b", "together", "nobody"), pin("c", "apart", "nobody")]},
    ),
    "pinned apart": Case(isv("abcd"), tables={"pins": [pin("a", "apart", "b"), pin("b", "together", "a")]}),
    "pins that contradict": Case(
        [*isv("abc", 60, today="old"), *isv("d", 60, today="new")],
        tables={"pins": [
            pin("a", "cluster", "old"), pin("a", "cluster", "new"), pin("d", "cluster", "new"),
            pin("d", "together", "a"), pin("b", "together", "b"), pin("b", "apart", "b"),
            pin("b", "apart", "c"), pin("b", "cluster", "old"), pin("c", "cluster", "old"),
            pin("a", "together", "b"), pin("a", "cluster", "old", pin_id="again"),
        ]},
    ),
    "losses below the least of members": Case(
        [P("a", 55, trade="isv"), P("b", -10, trade="isv")], {"members": {"at_least": 2}}
    ),
    "own name taken": Case([*isv("ab", today="integrated"), P("c", 9, tier="integrated")]),
    "own too few": Case(
        [P("a", 9, tier="integrated"), P("b", 9, tier="integrated")],
        policy={"clusters": [ALIGNED, {"cluster": "integrated", "kind": "own", "members": {"at_least": 3}}]},
    ),
    "losses": Case([P("a", 55, trade="isv"), P("b", -10, trade="isv"), P("c", -2, trade="isv")]),
    "pinned to today": Case(
        [*isv("ab", today="old"), *isv("cd", today="new")],
        {"number": {"at_most": 2}, "total": {"measure": "revenue", "at_least": "50 M EUR", "at_most": "70 M EUR"}},
        {"pins": [pin("c", "cluster", "old"), pin("d", "cluster", "old"), pin("a", "cluster", "new")]},
    ),
    "group split": Case([P("a", 60, trade="isv", group="g"), P("b", 60, trade="var", group="g")],
                        {"total": {"measure": "revenue", "at_least": "50 M EUR"}}),
    "alternative": Case(isv("abcde", 40), {"total": {"measure": "revenue", "at_least": "50 M EUR",
                                                     "at_most": "130 M EUR"}}),
    "sturdy": Case(isv("abc")),
    "alone": Case(isv("a", 60), {"members": {"at_least": 2}}),
    "pin broken": Case(
        [*isv("ab"), P("c", 5, trade="var", today="old")], tables={"pins": [pin("c", "cluster", "old")]}
    ),
    "not asked": Case([P("a", tier="mba")]),
    "pin of a stranger": Case(
        [*isv("ab", today="old"), P("c", tier="mba")],
        tables={"pins": [pin("c", "cluster", "old"), pin("c", "apart", "a"), pin("c", "contact", "Ann"),
                         pin("c", "together", "a"), pin("c", "together", "c")]},
    ),
    "own pinned to today": Case(
        [P("a", 60, tier="integrated", today="old"), P("b", 60, tier="integrated", today="new"),
         P("c", 60, tier="integrated", today="old")],
        policy={"clusters": [ALIGNED, {"cluster": "integrated", "kind": "own", "own": "partner"}]},
        tables={"pins": [pin("a", "cluster", "old"), pin("b", "cluster", "new"), pin("c", "cluster", "old")]},
    ),
    "exceptions that do not count": Case(
        [*isv("abc"), P("d", tier="mba")],
        tables={"exceptions": [
            exception("a", "none", approver="a"),
            exception("b", "aligned"), exception("b", "none", valid_from=DAY),
            exception("c", "none"), exception("c", "none", exception_id="again"),
            exception("d", "integrated", valid_from=DAY), exception("d", "aligned"),
        ]},
    ),
    "freed at a price": Case(
        [*isv("abc", 20), *isv("d", 5), P("e", 25, trade="var")],
        tables={"exceptions": [exception("a", "none"), exception("e", "none")]},
    ),
    "freed where the rule has its number": Case(
        [P("a", 60, trade="isv"), P("b", 20, trade="var"), P("c", 40, trade="var")],
        {"number": {"at_most": 1}},
        {"exceptions": [exception("c", "none")]},
    ),
    "granted at a price": Case(
        [P("a", 30, trade="isv", today="old"), P("b", 10, trade="var"), P("c", 30, tier="mba", trade="isv",
                                                                           today="old"), P("d", 10, trade="isv")],
        {"members": {"at_most": 2}, "total": {"measure": "revenue", "at_least": "40 M EUR"}, "moving": 9},
        {"exceptions": [exception("c", "aligned")]},
    ),
    "seats of other roles and rules": Case(
        isv("ab"),
        {"resources": {"seats": {"at_least": 1}, "roles": ["x"]}},
        {"seats": [reserved("s1", "x"), reserved("s2", "y"), reserved("s3", rule="gone"), reserved("s4", rule="gone")]},
    ),
    "two rules apart": Case([P("a", 30, trade="isv"), P("b", 30, trade="isv", tier="integrated")]),
}  # fmt: skip
