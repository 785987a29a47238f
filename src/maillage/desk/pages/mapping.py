"""How a file that waits is read: by a mapping of the book, or by one that is written while its rows are looked at."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from pydantic import ValidationError

from maillage.accounts.permissions import Actor
from maillage.actions import shelf
from maillage.actions.intake.inbox import Waiting, waiting_of
from maillage.actions.intake.keep import keep
from maillage.actions.intake.mappings import list_mappings
from maillage.actions.intake.opening import Opening, fitting, open_file, suggest
from maillage.actions.intake.preview import preview
from maillage.engine.intake.draft import DATES, Draft, text_of
from maillage.engine.intake.mapping import Source as Form
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.records.tables import TABLES

_NEW = "new"
"""What a mapping is called until somebody has named it."""
_DELIMITERS = (";", ",", "\t", "|")


def choose(request: HttpRequest, actor: Actor, delivery: str) -> HttpResponse:
    """Choose a mapping of the book, and see what it makes of the first rows."""
    book = shelf.book()
    waiting = waiting_of(book, delivery)
    opening = open_file(actor, book, waiting)
    fits = fitting(book, opening)
    named = {fit.standing.name: fit.standing for fit in fits}
    best = fits[0].standing.name if fits and fits[0].fits else ""
    name = request.GET.get("mapping", best)
    standing = named.get(name)
    shown = {
        "waiting": waiting, "opening": opening, "fits": fits, "chosen": standing,
        "preview": preview(actor, book, waiting, standing.text, f"{name}.yaml") if standing is not None else None,
        "tables": TABLES,
    }  # fmt: skip
    return render(request, "delivery_chosen.html" if getattr(request, "htmx", False) else "delivery.html", shown)


def write(request: HttpRequest, actor: Actor, delivery: str) -> HttpResponse:
    """Write a mapping: by one choice for each column of the file, or as text; its preview changes with it."""
    book, given = shelf.book(), request.POST
    waiting = waiting_of(book, delivery)
    start = request.GET.get("from", "")
    standing = next((one for one in list_mappings(book) if one.name == start), None)
    if standing is not None:
        return _as_text(request, actor, waiting, "", standing.text)
    opening, draft = _drafted(actor, waiting, given)
    text = text_of(draft)
    if given.get("mode") == "text":
        return _as_text(request, actor, waiting, given.get("name", ""), text)
    shown = _shown(actor, waiting, text) | {
        "opening": opening, "draft": draft, "name": given.get("name", ""), "tables": TABLES, "dates": DATES,
        "delimiters": _DELIMITERS, "table": TABLES[draft.table], "chosen": {b: a for a, b in draft.columns.items()},
    }  # fmt: skip
    return render(request, "mapping_form.html", shown)


def previewed(request: HttpRequest, actor: Actor, delivery: str) -> HttpResponse:
    """Show what a text makes of the first rows."""
    waiting = waiting_of(shelf.book(), delivery)
    return render(request, "mapping_preview.html", _shown(actor, waiting, request.POST.get("text", "")))


def kept(request: HttpRequest, actor: Actor, delivery: str) -> HttpResponse:
    """Keep the mapping under its name; what is wrong with it is told where it is written."""
    book, given = shelf.book(), request.POST
    waiting = waiting_of(book, delivery)
    name, text = given.get("name", "").strip(), given.get("text", "")
    if given.get("mode") != "text":
        text = text_of(_drafted(actor, waiting, given)[1])
    try:
        keep(actor, book, name, text)
    except MaillageError as error:
        return _as_text(request, actor, waiting, name, text, error)
    return redirect(f"{reverse('delivery', kwargs={'delivery': delivery})}?{urlencode({'mapping': name})}")


def _as_text(
    request: HttpRequest, actor: Actor, waiting: Waiting, name: str, text: str, error: MaillageError | None = None
) -> HttpResponse:
    shown = _shown(actor, waiting, text) | {"name": name, "problems": error.findings if error is not None else ()}
    return render(request, "mapping_text.html", shown, status=409 if error is not None else 200)


def _shown(actor: Actor, waiting: Waiting, text: str) -> dict[str, Any]:
    found = preview(actor, shelf.book(), waiting, text, "mapping")
    return {"waiting": waiting, "text": text, "preview": found}


def _drafted(actor: Actor, waiting: Waiting, given: QueryDict) -> tuple[Opening, Draft]:
    """Return the file in the form asked for, and the draft asked for; one that the file suggests where none is."""
    book = shelf.book()
    opening = open_file(actor, book, waiting, _form(given))
    table = given.get("table", "")
    draft = Draft(mapping=given.get("name", "").strip() or _NEW, table=table if table in TABLES else "sell_through")
    # Choices were made for the columns of one form of the file and of one table.
    if given.get("was") != f"{draft.table} {' '.join(opening.cells)}":
        return opening, suggest(book, opening, draft)
    columns: dict[str, str] = {}
    constants: dict[str, str] = {}
    for at, name in enumerate(opening.cells):
        wanted = given.get(f"to-{at}", "")
        if wanted in TABLES[draft.table].by_name:
            columns.setdefault(wanted, name)
    for column in TABLES[draft.table].columns:
        constants[column.name] = given.get(f"constant-{column.name}", "").strip()
    return opening, Draft(draft.mapping, draft.table, opening.form, columns, constants)


def _form(given: QueryDict) -> Form | None:
    if "format" not in given:
        return None
    numbers = {"decimal": given.get("decimal", "."), "thousands": given.get("thousands", "")}
    try:
        return Form.model_validate({
            "format": given["format"], "delimiter": given.get("delimiter", ";"), "sheet": given.get("sheet", ""),
            "header": given.get("header", "1"), "numbers": numbers, "dates": [given.get("date", DATES[0])],
        })  # fmt: skip
    except ValidationError:
        # Nobody makes such a choice by the form.
        return None
