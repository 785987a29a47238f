"""The work of every seat."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.organisation.workload import list_seats


def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the seats that the reader may see, the busiest of each role first."""
    return render(request, "workload_seats.html", {"groups": list_seats(actor, shelf.current(actor).opened)})
