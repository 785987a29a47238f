"""The clusters that somebody may see, against what their rule asks."""

from __future__ import annotations

from dataclasses import dataclass

from maillage.accounts.permissions import Actor, Denied
from maillage.actions.organisation.reach import reached
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import Term
from maillage.report.content.clusters import ClusterLine


@dataclass(frozen=True)
class Grouped:
    """A cluster with its members, the largest first; names only of those whom the actor may not see."""

    line: ClusterLine
    members: tuple[Term, ...]


def list_clusters(actor: Actor, opened: Opened) -> tuple[ClusterLine, ...]:
    """Return the clusters that the actor sees partners of, in the order of the plan.

    Raises:
        Denied: if the actor may see no clusters at all.
    """
    seen = reached(actor, "clusters.read", opened.plan).clusters.tolist()
    return tuple(line for line, shown in zip(lines(opened), seen, strict=True) if shown)


def show_cluster(actor: Actor, opened: Opened, name: str) -> Grouped:
    """Return a cluster and who is in it.

    Raises:
        Denied: if there is no such cluster or the actor sees nobody in it.
    """
    for line in list_clusters(actor, opened):
        if line.cluster.name == name:
            item = next(cluster for cluster in opened.plan.clusters.clusters if cluster.name == name)
            return Grouped(line, tuple(Term("partner", opened.plan.measures.partners[at]) for at in item.members))
    raise Denied(name)


def lines(opened: Opened) -> list[ClusterLine]:
    """Return all clusters of the plan against their thresholds."""
    return opened.material.clusters
