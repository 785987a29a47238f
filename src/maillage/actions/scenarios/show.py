"""Show a scenario: what it changes, what was said, whether it is built."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from maillage.accounts.permissions import Actor
from maillage.actions.book import Book
from maillage.actions.files import read_text
from maillage.actions.jobs.show import Shown
from maillage.actions.scenarios.build import last_job
from maillage.actions.scenarios.draft import loaded_of, may_edit, scenario_of
from maillage.engine.kernel.reason import Fact, MaillageError, Term
from maillage.engine.policy.diff import Change, diff
from maillage.engine.records.columns import Column, ColumnType
from maillage.engine.records.tables import TABLES

if TYPE_CHECKING:
    from maillage.records.models import Scenario, ScenarioChange, ScenarioComment


_ASIDE: Final = frozenset({"author", "approver", "pin_id", "decision_id", "exception_id"})
_NAMED: Final = {
    name: name for name in ("partner", "person", "seat", "role", "unit", "territory", "market", "decision")
}


@dataclass(frozen=True)
class Supposed:
    """A row that a scenario supposes, or supposes gone: what is known of it, column by column.

    ``cells``: each column that a reader looks at, and its value, names as what they name.
    """

    change: ScenarioChange
    row: Mapping[str, str]

    @property
    def cells(self) -> tuple[tuple[Column, Fact], ...]:
        """Who wrote the row is told beside it, and its number, where it has one, was given to it here."""
        columns = TABLES[self.change.table].columns
        return tuple((column, self._fact(column, self.row[column.name])) for column in columns
                     if column.name in self.row and column.name not in _ASIDE)  # fmt: skip

    def _fact(self, column: Column, text: str) -> Fact:
        if column.type is ColumnType.DATE:
            return date.fromisoformat(text)
        kind = _NAMED.get(column.name, "")
        if column.name == "target":
            kind = {"contact": "person", "cluster": "cluster"}.get(self.row.get("kind", ""), "partner")
        return Term(kind, text) if kind else text


@dataclass(frozen=True)
class Draft:
    """A scenario. ``clauses``: what its policy says differently from the book's; None: cannot be told."""

    scenario: Scenario
    rows: Sequence[Supposed]
    clauses: Sequence[Change] | None
    comments: Sequence[ScenarioComment]
    job: Shown | None
    may_edit: bool

    @property
    def needs_version(self) -> bool:
        """Whether its policy says otherwise than the book's under the same version, and so cannot be published yet."""
        return bool(self.clauses) and not any(one.path == "version" for one in self.clauses or ())

    @property
    def is_building(self) -> bool:
        """Whether a job is at it."""
        return self.job is not None and self.job.is_open


def show_scenario(actor: Actor, book: Book, number: int) -> Draft:
    """Return a scenario.

    Raises:
        Denied: if the actor may not read it, or there is none of that number.
    """
    found = scenario_of(actor, book, number)
    rows = [
        Supposed(one, {name: text for name, text in json.loads(one.row).items() if text})
        for one in found.changes.filter(withdrawn__isnull=True)
    ]
    return Draft(
        found, rows, clauses_of(book, found), [*found.comments.all()], last_job(actor, book, found),
        may_edit(actor, found),
    )  # fmt: skip


def clauses_of(book: Book, scenario: Scenario) -> Sequence[Change] | None:
    """Return what the scenario's policy says differently from the book's file, clause by clause.

    None where one of the two cannot be read any more.
    """
    file = book.policies / scenario.file
    if not file.is_file():
        return None
    try:
        before = loaded_of(book, scenario.policy, scenario.file, read_text(file), scenario.as_of)
        after = loaded_of(book, scenario.policy, scenario.file, scenario.text, scenario.as_of)
    except MaillageError:
        # Somebody has edited the book's own policies since: a build says what is wrong with them.
        return None
    return diff(before, after)
