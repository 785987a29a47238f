"""Files: what was taken in, what waits, and the way of one file from the browser into the book."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from maillage.accounts.permissions import Actor, Denied, may
from maillage.actions import shelf
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.intake.arrive import MOST, uploads_of
from maillage.actions.intake.begin import begin, job_of
from maillage.actions.intake.deliveries import list_deliveries
from maillage.actions.intake.examine import receipt_of
from maillage.actions.intake.held import list_quarantines
from maillage.actions.intake.inbox import Waiting, list_waiting, waiting_of
from maillage.actions.intake.load import discard
from maillage.actions.intake.receive import receive
from maillage.actions.jobs.show import Shown, show_job
from maillage.desk.guard import page_of
from maillage.engine.records.tables import TABLES


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what waits for a mapping, what waits in quarantine, and what was taken in."""
    book = shelf.book()
    may_load = may(actor, "files.load")
    shown = {
        "found": list_deliveries(actor, book, page=page_of(request)), "quarantines": list_quarantines(actor, book),
        "waiting": list_waiting(book) if may_load else (), "may_load": may_load, "people": names_of_accounts(),
        "most": MOST >> 20, "tables": TABLES,
        "done": next((name for name in ("taken", "settled") if name in request.GET), ""),
        "address": lambda page: f"{reverse('files')}?page={page}",
    }  # fmt: skip
    return render(request, "files.html", shown)


def dropped(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Let the files that were sent wait in the inbox."""
    waiting = receive(actor, shelf.book(), uploads_of(request, "file"))
    return redirect("delivery", delivery=waiting.delivery)


def checked(request: HttpRequest, actor: Actor, delivery: str) -> HttpResponse:
    """Check the whole file by the mapping that was chosen."""
    book, mapping = shelf.book(), request.POST.get("mapping", "")
    begin(actor, book, waiting_of(book, delivery), "check", mapping)
    return redirect(_findings(delivery, mapping))


def findings(request: HttpRequest, actor: Actor, delivery: str) -> HttpResponse:
    """Show what taking the file in would do (lines, sums, causes with their remedies), or how far a job for it is."""
    book = shelf.book()
    try:
        waiting = waiting_of(book, delivery)
    except Denied:
        # A job has taken it in meanwhile, or somebody has.
        return redirect("files")
    shown = {"waiting": waiting, "mapping": request.GET.get("mapping", ""), "back": request.get_full_path()}
    job = _job(actor, waiting)
    if job is not None and (job.is_open or job.job.state != "done"):
        return render(request, "delivery_working.html", {**shown, "found": job, "job": job.job})
    receipt = receipt_of(book, waiting)
    if receipt is None:
        return redirect("delivery", delivery=delivery)
    return render(request, "delivery_findings.html", {**shown, "receipt": receipt})


def loaded(request: HttpRequest, actor: Actor, delivery: str) -> HttpResponse:
    """Take the file in."""
    given, book = request.POST, shelf.book()
    mapping, batch = given.get("mapping", ""), given.get("batch", "")
    waiting = waiting_of(book, delivery)
    if not begin(actor, book, waiting, "load", mapping, batch=batch, overlap=given.get("overlap") == "yes"):
        return redirect(_findings(delivery, mapping))
    return redirect(f"{reverse('files')}?{urlencode({'taken': batch})}")


def discarded(request: HttpRequest, actor: Actor, delivery: str) -> HttpResponse:
    """Throw away a file that waits."""
    del request
    discard(actor, shelf.book(), waiting_of(shelf.book(), delivery))
    return redirect("files")


def _job(actor: Actor, waiting: Waiting) -> Shown | None:
    """Return the last job that was asked for this file, where the actor may see it."""
    number = job_of(shelf.book(), waiting)
    try:
        return show_job(actor, shelf.book(), number) if number is not None else None
    except Denied:
        return None


def _findings(delivery: str, mapping: str) -> str:
    return f"{reverse('findings', kwargs={'delivery': delivery})}?{urlencode({'mapping': mapping})}"
