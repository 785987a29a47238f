"""The clusters that somebody may see."""

from collections.abc import Callable

import pytest

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.organisation.clusters import list_clusters, show_cluster
from maillage.actions.plan.read import Opened

Acting = Callable[[str], Actor]


def test_a_cluster_manager_sees_his_own_and_a_foreign_one_does_not_exist(served: Opened, acting: Acting) -> None:
    mine = {line.cluster.name for line in list_clusters(acting("cluster"), served)}
    every = {line.cluster.name for line in list_clusters(acting("director"), served)}
    assert mine < every
    assert show_cluster(acting("cluster"), served, min(mine)).members
    for name in (min(every - mine), "nothing"):
        with pytest.raises(Denied):
            show_cluster(acting("cluster"), served, name)


def test_a_cluster_lists_its_members(served: Opened, acting: Acting) -> None:
    item = served.plan.clusters.clusters[-1]
    found = show_cluster(acting("director"), served, item.name)
    assert {term.name for term in found.members} == {served.plan.measures.partners[at] for at in item.members}
    assert found.line.members == len(item.members)
