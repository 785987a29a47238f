"""Scenarios: what they change, what was said of them; opening one, changing it, having it built."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ninja import Body, Field, Query
from typing_extensions import TypedDict

from maillage.accounts.permissions import Denied
from maillage.actions import shelf
from maillage.actions.scenarios.build import ask_build, last_job
from maillage.actions.scenarios.draft import editable, scenario_of
from maillage.actions.scenarios.edit import change_policy, comment, suppose_row, withdraw_row
from maillage.actions.scenarios.list import list_scenarios
from maillage.actions.scenarios.open import open_scenario
from maillage.actions.scenarios.rows import CHANGED, FILLED
from maillage.actions.scenarios.show import Draft, show_scenario
from maillage.api.asked import Asked, Paged, Strict, page_below, place_of, writer_of
from maillage.api.problems import language_of
from maillage.api.resources.jobs import Job, job_line
from maillage.api.resources.publications import PlanLine, plan_line
from maillage.api.shapes import ClauseChange, clause_change, instant
from maillage.engine.records.columns import Column
from maillage.engine.records.tables import TABLES
from maillage.messages.format import Language

if TYPE_CHECKING:
    from maillage.records.models import Scenario, ScenarioComment


class ScenarioLine(TypedDict):
    """A scenario: cloned from the plan ``base``, computed as of a day; ``revision`` counts its edits.

    ``plan`` is what was built last, "" before the first; ``built``: whether that is the scenario as it is now.
    """

    number: int
    name: str
    purpose: str
    author: int
    created: str
    base: str
    as_of: date
    revision: int
    plan: str
    built: bool


class Scenarios(TypedDict):
    """A page of scenarios, the last one first; ``others``: plans that neither a scenario nor a publication has."""

    scenarios: list[ScenarioLine]
    others: list[PlanLine]
    next: str | None


class SupposedRow(TypedDict):
    """A row of a table of the records that the scenario supposes, or (``ends``) supposes gone; columns as text."""

    number: int
    table: str
    ends: bool
    author: int
    recorded: str
    row: dict[str, str]


class Remark(TypedDict):
    """What somebody said of the scenario."""

    author: int
    text: str
    recorded: str


class ScenarioShown(TypedDict):
    """A scenario with all that it changes. ``clauses`` is None where one of the two policies cannot be read any more.

    ``job`` is the one that builds it or that last did.
    """

    scenario: ScenarioLine
    clauses: list[ClauseChange] | None
    rows: list[SupposedRow]
    remarks: list[Remark]
    job: Job | None
    may_edit: bool


class PolicyText(TypedDict):
    """The text of the scenario's policy, which stands in the place of ``file`` of the book's policies."""

    scenario: ScenarioLine
    file: str
    text: str


class ColumnShape(TypedDict):
    """A column of a table: ``type`` of its values, ``choices`` where it has only those, what it means."""

    name: str
    type: str
    required: bool
    choices: list[str]
    meaning: str


class TableShape(TypedDict):
    """A table that a scenario may change: the columns that a row of it gives, and those that name a row."""

    table: str
    key: list[str]
    columns: list[ColumnShape]


class ScenarioMade(Strict):
    """What is cloned, and why."""

    name: str = Field(..., min_length=1, max_length=120)
    purpose: str = Field("", max_length=10_000)
    plan: str = Field("", max_length=80, description="The plan to clone; absent: what is in force, else the latest.")


class Edit(Strict):
    """An edit of the scenario as it was read."""

    revision: int = Field(..., ge=1, description="`revision` of the scenario that was read.")


class PolicyChanged(Edit):
    """Another text of the policy."""

    text: str = Field(..., max_length=2_000_000)


class RowSupposed(Edit):
    """A row to suppose, or to suppose gone."""

    row: dict[str, str] = Field(..., description="Column → value as text; of a row that ends, its key.")
    ends: bool = Field(False, description="Whether the row of this key, which is on record, ends.")


class RowWithdrawn(Edit):
    """Which row is no longer supposed."""

    change: int = Field(..., ge=1, description="`number` of the row.")


class RemarkMade(Strict):
    """What is said."""

    text: str = Field(..., min_length=1, max_length=10_000)


def listed(request: Asked, asked: Query[Paged]) -> Scenarios:
    """List the scenarios, the last one first, and the other plans that can be cloned and compared."""
    before = place_of(request, asked.cursor)
    found = list_scenarios(request.auth, shelf.book())
    page, following = page_below(request, asked, before, found.scenarios)
    return {
        "scenarios": [scenario_line(one) for one in page], "others": [plan_line(header) for header in found.others],
        "next": following,
    }  # fmt: skip


def opened(request: Asked, made: Body[ScenarioMade]) -> ScenarioLine:
    """Open a scenario: clone a plan, what is in force or any other."""
    return scenario_line(open_scenario(request.auth, shelf.book(), made.name, made.purpose, made.plan))


def show(request: Asked, number: int) -> ScenarioShown:
    """Show a scenario: what it changes, what was said of it, whether it is built."""
    found = show_scenario(request.auth, shelf.book(), number)
    return {
        "scenario": scenario_line(found.scenario),
        "clauses": [clause_change(one) for one in found.clauses] if found.clauses is not None else None,
        "rows": _rows(found), "remarks": [_remark(one) for one in found.comments],
        "job": job_line(found.job, writer_of(request)) if found.job else None, "may_edit": found.may_edit,
    }  # fmt: skip


def policy(request: Asked, number: int) -> PolicyText:
    """Show the text of the scenario's policy to who may change it."""
    found = editable(request.auth, shelf.book(), number)
    return {"scenario": scenario_line(found), "file": found.file, "text": found.text}


def rewritten(request: Asked, number: int, made: Body[PolicyChanged]) -> ScenarioLine:
    """Put another text in the place of the scenario's policy."""
    return scenario_line(change_policy(request.auth, shelf.book(), number, made.text, revision=made.revision))


def table(request: Asked, number: int, table: str) -> TableShape:
    """Show what a row of a table gives: its columns and their values."""
    editable(request.auth, shelf.book(), number)
    if table not in CHANGED:
        raise Denied(table)
    known, language = TABLES[table], language_of(request)
    columns = [_column(column, language) for column in known.columns if column.name not in FILLED]
    return {"table": table, "key": [*known.key], "columns": columns}


def supposed(request: Asked, number: int, table: str, made: Body[RowSupposed]) -> ScenarioLine:
    """Have the scenario suppose a row of a table, or that one on record ends."""
    found = suppose_row(request.auth, shelf.book(), number, table, made.row, revision=made.revision, ends=made.ends)
    return scenario_line(found)


def withdrawn(request: Asked, number: int, made: Body[RowWithdrawn]) -> ScenarioLine:
    """Have the scenario no longer suppose a row."""
    return scenario_line(withdraw_row(request.auth, shelf.book(), number, made.change, revision=made.revision))


def built(request: Asked, number: int) -> Job:
    """Have the scenario built in the background; the answer is the job, to be looked after."""
    book = shelf.book()
    ask_build(request.auth, book, number)
    job = last_job(request.auth, book, scenario_of(request.auth, book, number))
    assert job is not None, "it was asked for in this transaction"
    return job_line(job, writer_of(request))


def said(request: Asked, number: int, made: Body[RemarkMade]) -> Remark:
    """Say something of a scenario."""
    return _remark(comment(request.auth, shelf.book(), number, made.text))


def scenario_line(one: Scenario) -> ScenarioLine:
    """Write a scenario."""
    return {
        "number": one.number, "name": one.name, "purpose": one.purpose, "author": one.author,
        "created": instant(one.created), "base": one.base, "as_of": one.as_of, "revision": one.revision,
        "plan": one.plan, "built": one.is_built,
    }  # fmt: skip


def _rows(found: Draft) -> list[SupposedRow]:
    return [
        {"number": one.change.number, "table": one.change.table, "ends": one.change.ends, "author": one.change.author,
         "recorded": instant(one.change.recorded), "row": dict(one.row)}
        for one in found.rows
    ]  # fmt: skip


def _remark(one: ScenarioComment) -> Remark:
    return {"author": one.author, "text": one.text, "recorded": instant(one.recorded)}


def _column(column: Column, language: Language) -> ColumnShape:
    return {"name": column.name, "type": column.type.value, "required": column.required,
            "choices": [*column.choices], "meaning": column.meaning[language]}  # fmt: skip
