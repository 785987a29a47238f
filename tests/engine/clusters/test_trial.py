"""A partner put into another cluster by hand: what that breaks is told, what stood before is not."""

from __future__ import annotations

from maillage.engine.clusters.trial import ClusterTrial, trial
from maillage.engine.kernel.quantity import Quantity
from tests.engine.channel import P
from tests.engine.clusters.cases import Case, isv, run


def tried(case: Case, partner: str, mate: str) -> tuple[ClusterTrial, dict[str, str]]:
    found = run(case)
    at, other = (found.measures.partners.index(name) for name in (partner, mate))
    target = int(found.table.cluster_of[other])
    made = trial(found.policy, found.measures, found.tiers, found.records, found.table, at, target)
    return made, found.members()


def var(names: str, revenue: int) -> list[P]:
    return [P(name, revenue, trade="var") for name in names]


CASE = Case([*isv("ab"), *var("xyz", 30)])


def test_a_move_that_leaves_too_little_and_shares_nothing_is_told_as_both() -> None:
    made, members = tried(CASE, "a", "x")
    assert sorted(members.values()) == ["ab", "xyz"]
    assert sorted(one.code for one in made.findings) == ["cluster-invalid-bounds", "cluster-invalid-common"]
    by_size = {one.members: one for one in made.clusters}
    assert by_size[2, 1].total == (Quantity.of(60_000_000, "EUR"), Quantity.of(30_000_000, "EUR"))
    assert by_size[2, 1].least == Quantity.of(50_000_000, "EUR")
    assert by_size[3, 4].total[1] == Quantity.of(120_000_000, "EUR")


def test_a_move_within_the_rules_breaks_nothing() -> None:
    made, _ = tried(Case([*isv("abcdef", 20)], rule={"members": {"at_most": 3}}), "a", "a")
    assert made == ClusterTrial((), ())


def test_a_stranger_is_told() -> None:
    small = P("s", 1, tier="mba", trade="isv")
    made, _ = tried(Case([*isv("ab"), small]), "s", "a")
    assert "cluster-invalid-stranger" in [one.code for one in made.findings]
