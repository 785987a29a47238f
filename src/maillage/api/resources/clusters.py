"""Clusters against their thresholds."""

from __future__ import annotations

from ninja import Query
from typing_extensions import TypedDict

from maillage.actions.organisation.clusters import list_clusters, show_cluster
from maillage.api.asked import Asked, OnDay, shown_to, writer_of
from maillage.api.resources.organisation import InForce, in_force
from maillage.api.shapes import Amount, Named, Why, Writer, amount
from maillage.report.content.clusters import ClusterLine


class Shared(TypedDict):
    """What the members share: a trade, technologies."""

    what: str
    names: list[Named]


class Staffed(TypedDict):
    """A seat of the cluster and who holds it; None for nobody."""

    seat: Named | None
    person: Named | None


class Cluster(TypedDict):
    """A cluster: what it makes against the least of its rule, what its members share, who serves it."""

    cluster: Named | None
    rule: Named | None
    label: Named | None
    members: int
    shared: list[Shared]
    total: Amount | None
    least: Amount | None
    fragile: Why | None
    seats: list[Staffed]


class Clusters(TypedDict):
    """The clusters that the account sees partners of."""

    shown: InForce
    clusters: list[Cluster]


class Members(TypedDict):
    """A cluster and its members by name, the largest first."""

    shown: InForce
    cluster: Cluster
    members: list[Named]


def listed(request: Asked, asked: Query[OnDay]) -> Clusters:
    """List the clusters that the account may see."""
    shown = shown_to(request, asked.on)
    writer = writer_of(request, shown.opened)
    found = list_clusters(request.auth, shown.opened)
    return {"shown": in_force(shown), "clusters": [_cluster(line, writer) for line in found]}


def show(request: Asked, cluster: str, asked: Query[OnDay]) -> Members:
    """Show one cluster and who is in it."""
    shown = shown_to(request, asked.on)
    writer = writer_of(request, shown.opened)
    found = show_cluster(request.auth, shown.opened, cluster)
    return {"shown": in_force(shown), "cluster": _cluster(found.line, writer),
            "members": writer.all_named(found.members)}  # fmt: skip


def _cluster(line: ClusterLine, writer: Writer) -> Cluster:
    shared: list[Shared] = [{"what": what, "names": writer.all_named(names)} for what, names in line.common]
    seats: list[Staffed] = [{"seat": writer.named(seat), "person": writer.named(person)} for seat, person in line.seats]
    return {
        "cluster": writer.named(line.cluster), "rule": writer.named(line.rule), "label": writer.named(line.label),
        "members": line.members, "shared": shared, "total": amount(line.total), "least": amount(line.least),
        "fragile": writer.why(line.fragile) if line.fragile else None, "seats": seats,
    }  # fmt: skip
