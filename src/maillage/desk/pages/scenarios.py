"""Scenarios: the list, one of them, its edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from maillage.accounts.permissions import Actor, Denied, may
from maillage.actions import shelf
from maillage.actions.accounts.list import names_of_accounts
from maillage.actions.scenarios.build import ask_build
from maillage.actions.scenarios.draft import editable
from maillage.actions.scenarios.edit import change_policy, comment, suppose_row, withdraw_row
from maillage.actions.scenarios.list import list_scenarios
from maillage.actions.scenarios.open import open_scenario
from maillage.actions.scenarios.rows import CHANGED, FILLED
from maillage.actions.scenarios.show import show_scenario
from maillage.desk.guard import revision_of
from maillage.engine.kernel.reason import Finding, MaillageError
from maillage.engine.policy.writing import line_of
from maillage.engine.records.tables import TABLES

_OF_A_VALUE: Final = frozenset({"scenario-value", "scenario-value-missing"})
"""What is wrong with one value of a row: it is told where the row is written."""


def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the scenarios, and offer to open one and to compare two."""
    found = list_scenarios(actor, shelf.book())
    shown = {"found": found, "people": names_of_accounts(), "may_open": may(actor, "scenarios.edit")}
    return render(request, "scenarios.html", shown)


def opened(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a scenario."""
    given = request.POST
    made = open_scenario(actor, shelf.book(), given.get("name", ""), given.get("purpose", ""), given.get("plan", ""))
    return redirect("scenario", number=made.number)


def show(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show one scenario."""
    found = show_scenario(actor, shelf.book(), number)
    published = {one.plan: one for one in list_scenarios(actor, shelf.book()).publications}
    shown = {
        "found": found, "scenario": found.scenario, "origin": published.get(found.scenario.base),
        "people": names_of_accounts(), "tables": CHANGED, "line": line_of,
        "may_propose": may(actor, "plans.propose"), "back": request.path,
    }  # fmt: skip
    return render(request, "scenario.html", shown)


def policy(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show the text of the scenario's policy, or keep another one."""
    book = shelf.book()
    if request.method == "POST":
        change_policy(actor, book, number, request.POST.get("text", ""), revision=revision_of(request))
        return redirect("scenario", number=number)
    return render(request, "scenario_policy.html", {"scenario": editable(actor, book, number)})


def row(request: HttpRequest, actor: Actor, number: int, table: str) -> HttpResponse:
    """Ask for a row of a table to be supposed, or keep it."""
    book = shelf.book()
    if request.method == "POST":
        given = {name: str(value) for name, value in request.POST.items()}
        ends = given.get("ends") == "yes"
        try:
            suppose_row(actor, book, number, table, given, revision=revision_of(request), ends=ends)
        except MaillageError as error:
            if not all(one.code in _OF_A_VALUE for one in error.findings):
                raise
            return _row(request, actor, number, table, given, error.findings)
        return redirect("scenario", number=number)
    return _row(request, actor, number, table, {}, ())


def _row(
    request: HttpRequest, actor: Actor, number: int, table: str, given: Mapping[str, str], findings: Sequence[Finding]
) -> HttpResponse:
    """Show the form of a row, with what was given and what is wrong with it."""
    if table not in CHANGED:
        raise Denied(table)
    columns = [column for column in TABLES[table].columns if column.name not in FILLED]
    shown = {"scenario": editable(actor, shelf.book(), number), "table": table, "columns": columns,
             "key": TABLES[table].key, "given": given,
             "wrong": [(one.facts["column"], one) for one in findings]}  # fmt: skip
    return render(request, "scenario_row.html", shown, status=409 if findings else 200)


def withdrawn(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Withdraw a row."""
    change = request.POST.get("change", "")
    withdraw_row(actor, shelf.book(), number, int(change) if change.isdecimal() else 0, revision=revision_of(request))
    return redirect("scenario", number=number)


def built(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Have it built."""
    del request
    ask_build(actor, shelf.book(), number)
    return redirect("scenario", number=number)


def said(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Say something of it."""
    comment(actor, shelf.book(), number, request.POST.get("text", ""))
    return redirect("scenario", number=number)
