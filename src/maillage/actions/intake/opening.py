"""Look into a file that waits before anybody has said how it is read: its form, its columns, mappings that fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.intake.columns import columns_of
from maillage.actions.intake.inbox import Waiting, place_of
from maillage.actions.intake.mappings import Standing, list_mappings
from maillage.actions.intake.preview import first_rows
from maillage.engine.intake.draft import Draft, names_in, suggested
from maillage.engine.intake.mapping import IntakeMapping
from maillage.engine.intake.mapping import Source as Form
from maillage.engine.kernel.reason import Finding, MaillageError

_CELLS: Final = 50
_TAB: Final = "\\t"


@dataclass(frozen=True)
class Opening:
    """A file as it looks: the form in which it was read, the first cells of its columns, why it could not be read."""

    form: Form
    cells: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Fit:
    """A mapping of the book, and whether the file has the form and all the columns that it reads."""

    standing: Standing
    fits: bool


def open_file(actor: Actor, book: Book, waiting: Waiting, form: Form | None = None) -> Opening:
    """Read the first rows of a file in a form; without one, in the form that it seems to have.

    Raises:
        Denied: if the actor may not load files.
    """
    reach(actor, "files.load")
    with place_of(book, waiting).open("rb") as file:
        is_workbook = file.read(2) == b"PK"
    tried = form or (Form(format="xlsx") if is_workbook else Form(delimiter=";"))
    try:
        return _opened(book, waiting, tried)
    except MaillageError as error:
        other = next((item.facts["other"] for item in error.findings if item.code == "files-delimiter"), None)
        if form is not None or not isinstance(other, str):
            return Opening(tried, findings=error.findings)
    try:
        return _opened(book, waiting, Form(delimiter="\t" if other == _TAB else other))
    except MaillageError as error:
        return Opening(tried, findings=error.findings)


def fitting(book: Book, opening: Opening) -> tuple[Fit, ...]:
    """Return the mappings of the book that can be used at all: those that fit the file first, then by name."""
    found = [Fit(one, _fits(one.rules, opening)) for one in list_mappings(book) if one.rules is not None]
    return tuple(sorted(found, key=lambda fit: (not fit.fits, fit.standing.name)))


def suggest(book: Book, opening: Opening, draft: Draft) -> Draft:
    """Return a draft with what the file, and the mappings that the book has for the same table, suggest."""
    standing = [one.rules for one in list_mappings(book) if one.rules is not None]
    return suggested(replace(draft, form=opening.form), opening.cells, names_in(standing, draft.table))


def _opened(book: Book, waiting: Waiting, form: Form) -> Opening:
    table = first_rows(book, waiting, form).table.slice(0, _CELLS)
    return Opening(form, {name: tuple(table[name].to_pylist()) for name in table.column_names[:-1]})


def _fits(rules: IntakeMapping | None, opening: Opening) -> bool:
    if rules is None or not opening.cells or rules.source.format != opening.form.format:
        return False
    if rules.source.format == "csv" and rules.source.delimiter != opening.form.delimiter:
        return False
    made = {rules.unpivot.name, rules.unpivot.value} if rules.unpivot is not None else set()
    joined = tuple(f"{join.join}." for join in rules.joins)
    wanted = [name for name in columns_of(rules) if not name.startswith(joined or ("\0",))]
    return all(name in opening.cells or name in made for name in wanted)
