"""The oracle turns red for each fault planted in a valid grouping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from maillage.engine.clusters.types import ClusterTable
from maillage.engine.clusters.validate import validate
from maillage.engine.kernel.quantity import Quantity
from tests.engine.clusters.cases import CASES, Case, isv, pin, run
from tests.engine.sentences import told

Plant = Callable[[ClusterTable], ClusterTable]


def first(**changes: object) -> Plant:
    """Change the first cluster."""
    return lambda table: replace(table, clusters=(replace(table.clusters[0], **changes), *table.clusters[1:]))  # type: ignore[arg-type] # a planted fault


def moved(partner: int, cluster: int) -> Plant:
    """Say that a partner is in another cluster, without its knowing."""

    def plant(table: ClusterTable) -> ClusterTable:
        cluster_of = table.cluster_of.copy()
        cluster_of[partner] = cluster
        return replace(table, cluster_of=cluster_of)

    return plant


def grown(table: ClusterTable) -> ClusterTable:
    """Let the first cluster take in everybody."""
    members = tuple(range(len(table.cluster_of)))
    (one, *_) = table.clusters
    cluster = replace(one, members=members, total=Quantity(120_000_000_000_000, "EUR"))
    return replace(table, clusters=(cluster,), cluster_of=np.zeros(len(members), np.int32), refused={})


def doubled(table: ClusterTable) -> ClusterTable:
    return replace(table, clusters=(*table.clusters, replace(table.clusters[0], name="again")))


def labelled(table: ClusterTable) -> ClusterTable:
    return replace(table, clusters=tuple(replace(cluster, label="expand") for cluster in table.clusters))


PINNED = Case(isv("abcd"), tables={"pins": [pin("a", "apart", "b")]})
MEMBERS = CASES["members"]
FAULTS: dict[str, tuple[Case, Plant]] = {
    "cluster-invalid-membership": (CASES["one trade"], moved(0, -1)),
    "cluster-invalid-untold": (CASES["one trade"], lambda table: replace(table, refused={})),
    "cluster-invalid-stranger": (CASES["two rules apart"], grown),
    "cluster-invalid-members": (MEMBERS, first(members=(0,))),
    "cluster-invalid-total": (CASES["one trade"], first(total=Quantity(1, "EUR"))),
    "cluster-invalid-bounds": (CASES["upper bound"], grown),
    "cluster-invalid-common": (CASES["one trade"], grown),
    "cluster-invalid-said": (CASES["one trade"], first(common=())),
    "cluster-invalid-pin": (PINNED, grown),
    "cluster-invalid-number": (CASES["no more clusters"], doubled),
    "cluster-invalid-label": (CASES["label"], labelled),
    "cluster-invalid-seats": (CASES["seats"], first(seats=("s1", "s2", "s3", "x"))),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_is_found(code: str) -> None:
    case, plant = FAULTS[code]
    found = run(case)
    findings = validate(found.policy, found.measures, found.tiers, found.records, plant(found.table))
    assert code in set(told(findings))
