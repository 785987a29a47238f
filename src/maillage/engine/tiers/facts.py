"""Imaginary partners: their measures stated in a CSV or YAML file, for trying a policy."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

import numpy as np
import yaml

from maillage.engine.kernel.quantity import COUNT, TEXT, Quantity, is_currency
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Source
from maillage.engine.measures.conditions import first_qualifying_day, qualifying_months
from maillage.engine.measures.derive import derive
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import read_quantity
from maillage.engine.policy.types.measures import Attribute
from maillage.engine.policy.units import units_of
from maillage.engine.tiers.records import Ruling, Standing, Standings, TierRecords

_WORDS: Final = ("partner", "on", "portfolio", "held_tier", "held_since", "below_since", "decision", "expected")
_YES: Final = frozenset({"yes", "true", "granted", "1", "oui"})
_NO: Final = frozenset({"no", "false", "refused", "0", "non", ""})


@dataclass(frozen=True)
class Tried:
    """Facts read: the measures on the day, what is ruled and held, and the tiers that the file expects."""

    measures: MeasureTable
    records: TierRecords
    expected: Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class _Cell:
    text: str
    source: Source


@dataclass
class _Gathered:
    """Values by (day, column key) and partner, in the order of the file."""

    values: dict[tuple[date, str], dict[str, _Cell]] = field(default_factory=dict)
    partners: dict[str, None] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    held: dict[tuple[str, str], dict[str, _Cell]] = field(default_factory=dict)
    expected: dict[tuple[str, str], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_facts(text: str, file: str, policy: Policy, as_of: date, rates: Mapping[str, int] | None = None) -> Tried:
    """Read facts about imaginary partners.

    A CSV file (comma or semicolon) has one row per partner with a column ``partner`` and one per measure. Optional
    columns: ``on`` (a date; several rows of a partner make its history, a value holds until the next row says
    otherwise), ``portfolio`` (the row's values are those of that portfolio), ``held_tier``, ``held_since``,
    ``below_since``, ``decision`` (one that is granted) or ``decision:NAME`` (yes or no), ``expected``. A header may
    name a portfolio: ``index@security``. A YAML file has the same words: a mapping of partners, or a list.
    An empty cell is an unknown value. ``rates``: see ``MeasureTable``.

    Raises:
        MaillageError: with every column that the policy does not know and every value that cannot be read.
    """
    rows = _yaml_rows(text, file) if file.lower().endswith((".yaml", ".yml")) else _csv_rows(text, file)
    gathered = _Gathered()
    known = _columns(policy)
    for row in rows:
        _gather(row, policy, known, as_of, gathered)
    tables = _tables(policy, gathered, as_of, rates or {})
    standings = _standings(gathered)
    if gathered.findings:
        # A fault of the header shows in every row, but is told once.
        raise MaillageError(*(item for at, item in enumerate(gathered.findings) if item not in gathered.findings[:at]))
    return Tried(tables, TierRecords(tuple(gathered.rulings), {}, Standings.of(standings)), gathered.expected)


def _columns(policy: Policy) -> dict[str, str]:
    """Return header → column key; an attribute may be called by its own name too."""
    found = {name: name for name in policy.measures}
    for name, measure in policy.measures.items():
        if isinstance(measure, Attribute):
            found.setdefault(measure.attribute, name)
        categories = [*(getattr(measure, "score", None) or [])]
        for track in getattr(measure, "best_of", None) or []:
            categories += track.categories
        found |= {f"{name}.{category.category}": f"{name}.{category.category}" for category in categories}
    return found


def _csv_rows(text: str, file: str) -> Iterable[dict[str, _Cell]]:
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        raise MaillageError(Finding(Severity.ERROR, "facts-csv", source=Source(file, reader.line_num))) from None
    if not rows or "partner" not in [name.strip() for name in rows[0][1]]:
        raise MaillageError(Finding(Severity.ERROR, "facts-no-partner-column", source=Source(file, 1)))
    headers = [name.strip() for name in rows[0][1]]
    for line, row in rows[1:]:
        if len(row) != len(headers):
            facts = {"cells": len(row), "headers": len(headers)}
            raise MaillageError(Finding(Severity.ERROR, "facts-ragged", facts, source=Source(file, line)))
        yield {
            name: _Cell(cell.strip(), Source(file, line, column, cell.strip()))
            for column, (name, cell) in enumerate(zip(headers, row, strict=True), 1)
        }


def _yaml_rows(text: str, file: str) -> Iterable[dict[str, _Cell]]:
    try:
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # nosec B506 - this loader makes texts and lists only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise MaillageError(Finding(Severity.ERROR, "facts-yaml", source=Source(file, line))) from None
    listed = [{"partner": name, **(row or {})} for name, row in loaded.items()] if isinstance(loaded, dict) else loaded
    if not isinstance(listed, list) or not all(isinstance(row, dict) and "partner" in row for row in listed):
        raise MaillageError(Finding(Severity.ERROR, "facts-yaml-shape", source=Source(file)))
    for row in listed:
        yield from _flat(row, file)


def _flat(row: Mapping[str, Any], file: str) -> Iterable[dict[str, _Cell]]:
    own = {name: value for name, value in row.items() if name not in ("history", "portfolios", "decisions")}
    for name in row.get("decisions") or []:
        own[f"decision:{name}"] = "yes"
    for name, values in (row.get("portfolios") or {}).items():
        own |= {f"{measure}@{name}": value for measure, value in values.items()}
    yield {name: _Cell(str(value), Source(file, value=str(value))) for name, value in own.items()}
    for past in row.get("history") or []:
        yield {name: _Cell(str(value), Source(file, value=str(value)))
               for name, value in {"partner": row["partner"], **past}.items()}  # fmt: skip


def _gather(row: dict[str, _Cell], policy: Policy, known: dict[str, str], as_of: date, into: _Gathered) -> None:
    partner = row["partner"].text
    into.partners[partner] = None
    portfolio = row["portfolio"].text if "portfolio" in row else ""
    portfolios = [item.portfolio for item in policy.portfolios]
    if portfolio and portfolio not in portfolios:
        into.findings.append(_unknown("facts-unknown-portfolio", portfolio, portfolios, row["portfolio"].source))
    day = (_day(row["on"], into) if "on" in row and row["on"].text else None) or as_of
    for name, cell in row.items():
        if name in ("held_tier", "held_since", "below_since"):
            into.held.setdefault((partner, portfolio), {})[name] = cell
        elif name == "expected" and cell.text:
            into.expected[(partner, portfolio)] = cell.text
        elif name == "decision" or name.startswith("decision:"):
            _rule(partner, name, cell, policy, into)
        elif name not in _WORDS:
            head, at, where = name.partition("@")
            if head not in known or (where and where not in portfolios):
                source = Source(cell.source.file, 1 if cell.source.line else 0, cell.source.column, name)
                into.findings.append(_unknown("facts-unknown-column", name, [*known, *_WORDS], source))
                continue
            measure = policy.measures.get(known[head])
            scoped = portfolio if portfolio and getattr(measure, "per", None) == "portfolio" else ""
            key = known[head] + (f"@{where}" if at else f"@{scoped}" if scoped else "")
            into.values.setdefault((day, key), {})[partner] = cell


def _rule(partner: str, name: str, cell: _Cell, policy: Policy, into: _Gathered) -> None:
    known = [item.decision for item in policy.decisions]
    decision = name.partition(":")[2] or cell.text
    if not decision:
        return
    if decision not in known:
        into.findings.append(_unknown("facts-unknown-decision", decision, known, cell.source))
    elif name == "decision" or cell.text.casefold() in _YES:
        into.rulings.append(Ruling(decision, partner, True))
    elif cell.text.casefold() not in _NO:
        into.findings.append(Finding(Severity.ERROR, "facts-yes-no", {"value": cell.text}, source=cell.source))


def _unknown(code: str, name: str, known: Iterable[str], source: Source) -> Finding:
    near = get_close_matches(name, list(known), 1)
    facts: dict[str, Fact] = {"name": name, "known": tuple(sorted(known))}
    if near:
        return Finding(Severity.ERROR, f"{code}-near", {**facts, "near": near[0]}, source=source)
    return Finding(Severity.ERROR, code, facts, source=source)


def _day(cell: _Cell, into: _Gathered) -> date | None:
    try:
        return date.fromisoformat(cell.text)
    except ValueError:
        into.findings.append(Finding(Severity.ERROR, "facts-date", {"value": cell.text}, source=cell.source))
        return None


def _standings(gathered: _Gathered) -> dict[tuple[str, str], Standing]:
    found = {}
    for key, cells in gathered.held.items():
        if not (cells.get("held_tier") and cells["held_tier"].text):
            continue
        since = _day(cells["held_since"], gathered) if "held_since" in cells else date.min
        below = cells.get("below_since")
        found[key] = Standing(
            cells["held_tier"].text, since or date.min, _day(below, gathered) if below and below.text else None
        )
    return found


def _tables(policy: Policy, gathered: _Gathered, as_of: date, rates: Mapping[str, int]) -> MeasureTable:
    """Make one table for the day and one for each earlier day of the file; a value holds until the next one."""
    partners = tuple(sorted(gathered.partners))
    # A window looks at what held on its first day too, stated earlier as it may be.
    firsts = {first_qualifying_day(as_of, months) for months in qualifying_months(policy)}
    days = sorted({day for day, _ in gathered.values if day <= as_of} | firsts | {as_of})
    held: dict[str, dict[str, _Cell]] = {}
    tables = []
    units = units_of(policy)
    for day in days:
        for (when, key), cells in gathered.values.items():
            if when == day:
                held[key] = {**held.get(key, {}), **cells}
        columns = {key: _column(key, cells, partners, units, gathered) for key, cells in held.items()}
        derived = derive(policy, columns, partners, as_of=day, rates=rates)
        tables.append(MeasureTable(day, partners, derived, rates))
    last = tables.pop()
    return MeasureTable(last.as_of, partners, last.columns, rates, tuple(reversed(tables)))


def _column(
    key: str, cells: dict[str, _Cell], partners: tuple[str, ...], units: Mapping[str, str | None], gathered: _Gathered
) -> MeasureColumn:
    name = key.partition("@")[0]
    unit = units.get(name) or units.get(name.partition(".")[0]) or COUNT
    micro, known = np.zeros(len(partners), np.int64), np.zeros(len(partners), np.bool_)
    words: dict[str, int] = {}
    for index, partner in enumerate(partners):
        cell = cells.get(partner)
        if cell is None or not cell.text:
            continue
        if unit == TEXT:
            micro[index], known[index] = words.setdefault(cell.text, len(words)), True
        elif (value := _value(cell, unit, gathered)) is not None:
            micro[index], known[index] = value.micro, True
    return MeasureColumn(unit, micro, known, tuple(words) or (("",) if unit == TEXT else ()))


def _value(cell: _Cell, unit: str, gathered: _Gathered) -> Quantity | None:
    try:
        read = read_quantity(cell.text)
    except ValueError:
        gathered.findings.append(Finding(Severity.ERROR, "facts-value", {"value": cell.text}, source=cell.source))
        return None
    if read.unit in (COUNT, unit):
        return Quantity(read.micro, unit)
    code = "facts-currency" if is_currency(read.unit) and is_currency(unit) else "facts-unit"
    facts = {"value": cell.text, "unit": unit}
    gathered.findings.append(Finding(Severity.ERROR, code, facts, source=cell.source))
    return None
