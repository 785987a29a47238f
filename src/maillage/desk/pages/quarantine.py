"""The lines of one delivery that wait in quarantine: mended, sent again, or given up."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from maillage.accounts.permissions import Actor, may
from maillage.actions import shelf
from maillage.actions.intake.held import Worklist, file_of, show_quarantine
from maillage.actions.intake.settle import settle
from maillage.desk.guard import page_of

_TOLD: Final = ("taken", "refused", "dropped")


def show(request: HttpRequest, actor: Actor, batch: str) -> HttpResponse:
    """Show a page of the lines that wait, each with its reasons and its cells."""
    found = _worklist(request, actor, batch)
    cause = "" if found.cause is None else str(found.cause)
    told = {name: int(request.GET[name]) for name in _TOLD if request.GET.get(name, "").isdecimal()}
    shown = {
        "found": found, "may_settle": may(actor, "quarantine.settle") and found.quarantine.origin is not None,
        "told": told if len(told) == len(_TOLD) else None,
        "address": lambda page: f"?{urlencode({'cause': cause, 'page': page})}",
    }  # fmt: skip
    return render(request, "quarantine.html", shown)


def settled(request: HttpRequest, actor: Actor, batch: str) -> HttpResponse:
    """Send lines again with the values given: one of them, or all of the page; or give one up."""
    given = request.POST
    drop = given.get("drop", "")
    if drop.isdecimal():
        done = settle(actor, shelf.book(), batch, {}, [int(drop)])
    else:
        lines = [given.get("only", "")] if "only" in given else given.getlist("line")
        mended = {int(line): _cells(given, line) for line in lines if line.isdecimal()}
        done = settle(actor, shelf.book(), batch, mended)
    if not done.left:
        return redirect(f"{reverse('files')}?{urlencode({'settled': batch})}")
    told = {"taken": done.taken + done.already, "refused": done.refused, "dropped": done.dropped}
    return redirect(f"{reverse('quarantine', kwargs={'batch': batch})}?{urlencode(told)}")


def file(request: HttpRequest, actor: Actor, batch: str) -> HttpResponse:
    """Hand the lines over as a file for a spreadsheet."""
    del request
    place = file_of(actor, shelf.book(), batch)
    response = HttpResponse(place.read_bytes(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{place.name}"'
    return response


def _worklist(request: HttpRequest, actor: Actor, batch: str) -> Worklist:
    cause = request.GET.get("cause", "")
    return show_quarantine(actor, shelf.book(), batch, cause=int(cause) if cause.isdecimal() else None,
                           page=page_of(request))  # fmt: skip


def _cells(given: QueryDict, line: str) -> dict[int, str]:
    """Return the values given for a line, by the column's number from 0; a browser writes ends of lines its own way."""
    start = f"cell-{line}-"
    found = {name.removeprefix(start): value for name, value in given.items() if name.startswith(start)}
    return {int(at): str(value).replace("\r\n", "\n") for at, value in found.items() if at.isdecimal()}
