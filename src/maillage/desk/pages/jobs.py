"""What is done in the background."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from maillage.accounts.permissions import Actor, Denied
from maillage.actions import shelf
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.jobs.cancel import ORDERS, steer
from maillage.actions.jobs.list import list_jobs
from maillage.actions.jobs.show import show_job
from maillage.actions.publication.in_force import in_force


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the latest jobs."""
    return render(request, "jobs.html", {"jobs": list_jobs(actor, shelf.book()), "people": names_of_accounts()})


def show(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show a job; asked again and again by the page that shows it, only how far it is, and at its end the page anew."""
    found = show_job(actor, shelf.book(), number)
    publication = in_force(shelf.book(), datetime.now(UTC).date()) if "plan" in found.result else None
    shown = {"found": found, "job": found.job, "people": names_of_accounts(),
             "followed": publication.plan if publication is not None else ""}  # fmt: skip
    if not getattr(request, "htmx", False):
        return render(request, "job.html", shown)
    response = render(request, "job_progress.html", shown)
    if not found.is_open:
        response.headers["HX-Refresh"] = "true"
    return response


def steered(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Cancel, pause or let go on, and go back to where that was asked."""
    order, back = request.POST.get("order", ""), request.POST.get("next", "")
    if order not in ORDERS:
        raise Denied(order)
    steer(actor, shelf.book(), number, order)
    if url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return redirect(back)
    return redirect("job", number=number)
