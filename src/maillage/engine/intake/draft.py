"""A mapping in the few words of a form: a file's column for each canonical one, how days and numbers are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

from maillage.engine.intake.mapping import IntakeMapping, NumberFormat
from maillage.engine.intake.mapping import Source as Form
from maillage.engine.intake.rules import slug
from maillage.engine.records.tables import TABLES

DATES: Final = ("yyyy-mm-dd", "dd/mm/yyyy", "dd.mm.yyyy", "dd-mm-yyyy", "mm/dd/yyyy", "yyyymmdd")
"""How days are mostly written; of two that fit the same cells, the one that comes first."""
_PARTS: Final = {"yyyy": r"(19|20)\d\d", "mm": r"(0[1-9]|1[0-2])", "dd": r"(0[1-9]|[12]\d|3[01])"}
_DECIMALS: Final = {mark: re.compile(rf"-?\d[\d  \u202f.,']*?{re.escape(mark)}(\d\d?|\d{{4}})") for mark in ".,"}
_SPACED: Final = re.compile(r"-?\d{1,3}([  \u202f]\d{3})+([.,]\d+)?")


@dataclass(frozen=True)
class Draft:
    """A mapping as a form has it.

    ``columns``: canonical column → column of the file; ``constants``: canonical column → one text for every row.
    """

    mapping: str = ""
    table: str = "sell_through"
    form: Form = field(default_factory=Form)
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


def text_of(draft: Draft) -> str:
    """Return a draft in the language of mappings."""
    rules: dict[str, Any] = {}
    for column in TABLES[draft.table].columns:
        if column.name in draft.columns:
            rules[column.name] = draft.columns[column.name]
        elif draft.constants.get(column.name):
            rules[column.name] = {"constant": draft.constants[column.name]}
    source = draft.form.model_dump(mode="json", exclude_defaults=True)
    whole = {"mapping": draft.mapping, "table": draft.table, "source": source, "columns": rules}
    said = {word: value for word, value in whole.items() if value or word in ("mapping", "columns")}
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=120)


def suggested(draft: Draft, cells: Mapping[str, Sequence[str]], known: Mapping[str, str]) -> Draft:
    """Return a draft with what the first rows of the file suggest.

    ``cells``: column of the file → its first cells. ``known``: column of a file → canonical column, as other mappings
    to the same table read it; else a column is taken for what it is called.
    """
    table = TABLES[draft.table]
    own = {slug(column.name): column.name for column in table.columns}
    columns: dict[str, str] = {}
    for name in cells:
        wanted = known.get(name) or own.get(slug(name), "")
        if wanted in table.by_name:
            columns.setdefault(wanted, name)
    numbers = _numbers(cells) if draft.form.format == "csv" else NumberFormat()
    form = draft.form.model_copy(update={"dates": [_dates(cells)], "numbers": numbers})
    return replace(draft, form=form, columns=columns)


def names_in(mappings: Sequence[IntakeMapping], table: str) -> dict[str, str]:
    """Return column of a file → canonical column, as mappings to a table read them plainly."""
    found: dict[str, str] = {}
    for mapping in mappings:
        for column, rule in mapping.columns.items() if mapping.table == table else ():
            if rule.from_ and rule.lookup is None and rule.parse is None:
                found.setdefault(rule.from_, column)
    return found


def _dates(cells: Mapping[str, Sequence[str]]) -> str:
    for written in DATES:
        pattern = re.compile(re.sub("yyyy|mm|dd", lambda part: _PARTS[part.group()], re.escape(written)))
        for column in cells.values():
            full = [cell for cell in column if cell]
            if full and all(pattern.fullmatch(cell) for cell in full):
                return written
    return DATES[0]


def _numbers(cells: Mapping[str, Sequence[str]]) -> NumberFormat:
    every = [cell for column in cells.values() for cell in column]
    counts = {mark: sum(pattern.fullmatch(cell) is not None for cell in every) for mark, pattern in _DECIMALS.items()}
    spaced = any(_SPACED.fullmatch(cell) for cell in every)
    return NumberFormat(
        decimal="," if counts[","] > counts["."] else ".", thousands=" " if spaced else "", negative="minus"
    )
