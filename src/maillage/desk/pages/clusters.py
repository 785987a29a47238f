"""Clusters against their thresholds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.organisation.clusters import list_clusters, show_cluster


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the clusters that the reader may see."""
    return render(request, "clusters_listed.html", {"clusters": list_clusters(actor, shelf.current(actor).opened)})


def show(request: HttpRequest, actor: Actor, cluster: str) -> HttpResponse:
    """Show one cluster: what it makes, what its members share, who is in it."""
    found = show_cluster(actor, shelf.current(actor).opened, cluster)
    return render(request, "cluster.html", {"found": found, "item": found.line})
