"""Who goes with whom, and who is told why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from maillage.engine.clusters.form import cluster_records, form
from maillage.engine.clusters.types import ClusterTable
from maillage.engine.clusters.validate import validate
from maillage.engine.kernel.receipt import Outcome
from tests.engine.channel import DAY, P, measures_of, policy_of, state_of, tiers_of


def formed(partners: Sequence[P], tables: Any = None, seed: int = 1, **parts: Any) -> Outcome[ClusterTable]:
    policy = policy_of(**parts)
    measures, tiers = measures_of(partners), tiers_of(policy, partners)
    records = cluster_records(state_of(partners, **(tables or {})), measures.partners, DAY)
    outcome = form(policy, measures, tiers, records, seed=seed, work=20_000)
    assert validate(policy, measures, tiers, records, outcome.value) == ()
    return outcome


def test_partners_of_one_trade_that_reach_the_total_make_a_cluster() -> None:
    found = formed([P("a", 30, trade="isv"), P("b", 25, trade="isv"), P("c", 30, trade="var")])
    (cluster,) = found.value.clusters
    assert (cluster.name, cluster.members, cluster.common) == ("aligned-isv-1", (0, 1), (("trade", ("isv",)),))
    assert list(found.value.refused) == [2]
    reason = found.value.refused[2]
    assert [part.code for part in reason.parts] == [
        "cluster-basis-short",
        "cluster-change-revenue",
        "cluster-change-trade",
    ]
