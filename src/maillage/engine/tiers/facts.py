"""Imaginary partners: their measures stated in a CSV or YAML file, for trying a policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

import numpy as np

from maillage.engine.kernel.period import add_months
from maillage.engine.kernel.quantity import COUNT, TEXT, Quantity, is_currency
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Source
from maillage.engine.measures.conditions import first_qualifying_day, qualifying_months
from maillage.engine.measures.derive import BEFORE, GROUP, derive, filled
from maillage.engine.measures.sources import measure_of
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.base import read_quantity
from maillage.engine.policy.types.measures import Attribute, Given, GroupTotal, Growth
from maillage.engine.policy.units import units_of
from maillage.engine.tiers.people import PEOPLE_COLUMNS, People
from maillage.engine.tiers.records import Ruling, Standing, Standings, TierRecords
from maillage.engine.tiers.rows import Cell, csv_rows, yaml_rows

_WORDS: Final = ("partner", "on", "portfolio", "held_tier", "held_since", "below_since", "decision", "expected")
_YES: Final = frozenset({"yes", "true", "granted", "1", "oui"})
_NO: Final = frozenset({"no", "false", "refused", "0", "non", ""})


@dataclass(frozen=True)
class Tried:
    """Facts read: the measures on the day, what is ruled and held, and the tiers that the file expects."""

    measures: MeasureTable
    records: TierRecords
    expected: Mapping[tuple[str, str], str]


@dataclass
class _Gathered:
    """Values by (day, column key) and partner, in the order of the file."""

    values: dict[tuple[date, str], dict[str, Cell]] = field(default_factory=dict)
    partners: dict[str, None] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    held: dict[tuple[str, str], dict[str, Cell]] = field(default_factory=dict)
    expected: dict[tuple[str, str], str] = field(default_factory=dict)
    people: list[dict[str, Any]] | None = None
    findings: list[Finding] = field(default_factory=list)


def read_facts(text: str, file: str, policy: Policy, as_of: date, rates: Mapping[str, int] | None = None) -> Tried:
    """Read facts about imaginary partners.

    A CSV file (comma or semicolon) has one row per partner with a column ``partner`` and one per measure. Optional
    columns: ``on`` (a date; several rows of a partner make its history, a value holds until the next row says
    otherwise), ``portfolio`` (the row's values are those of that portfolio), ``held_tier``, ``held_since``,
    ``below_since``, ``decision`` (one that is granted) or ``decision:NAME`` (yes or no), ``expected``. A header may
    name a portfolio: ``index@security``; without one, a value of a measure per portfolio is that of each portfolio.
    An empty cell is an unknown value, unless another row of the partner and the day says it. A row with a ``person``
    (or a ``competence``) states one certification, with ``certification``, ``technology``, ``level``, ``job``,
    ``obtained``, ``expires``, and leaves other values as they are. A YAML file has the same words: a mapping of
    partners, or a list, each with ``people`` and ``competences``.
    ``rates``: see ``MeasureTable``.

    Raises:
        MaillageError: with every column or tier that the policy does not know and every value that cannot be read.
    """
    rows = yaml_rows(text, file) if file.lower().endswith((".yaml", ".yml")) else csv_rows(text, file)
    gathered = _Gathered()
    known = _columns(policy)
    if any(isinstance(measure, GroupTotal) for measure in policy.measures.values()):
        known.setdefault("group", GROUP)
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


def _gather(row: dict[str, Cell], policy: Policy, known: dict[str, str], as_of: date, into: _Gathered) -> None:
    partner = row["partner"].text
    into.partners[partner] = None
    portfolio = row["portfolio"].text if "portfolio" in row else ""
    portfolios = [item.portfolio for item in policy.portfolios]
    if portfolio and portfolio not in portfolios:
        into.findings.append(_unknown("facts-unknown-portfolio", portfolio, portfolios, row["portfolio"].source))
    day = (_day(row["on"], into) if "on" in row and row["on"].text else None) or as_of
    person = any(row[name].text for name in ("person", "competence") if name in row)
    if "person" in row or "competence" in row:
        into.people = into.people if into.people is not None else []
        row = {name: cell for name, cell in row.items() if name not in PEOPLE_COLUMNS} | _person(row, into)
    for name, cell in row.items():
        if name in ("held_tier", "expected") and cell.text:
            _check_tier(cell, portfolio, policy, into)
        if person and not cell.text:
            continue
        if name in ("held_tier", "held_since", "below_since"):
            into.held.setdefault((partner, portfolio), {})[name] = cell
        elif name == "expected" and cell.text:
            into.expected[(partner, portfolio)] = cell.text
        elif name == "decision" or name.startswith("decision:"):
            _rule(partner, name, cell, policy, into)
        elif name not in _WORDS:
            head, at, where = name.partition("@")
            if head not in known or (where and where not in portfolios):
                source = replace(cell.source, line=1 if cell.under_header else cell.source.line, value=name)
                into.findings.append(_unknown("facts-unknown-column", name, [*known, *_WORDS], source))
                continue
            measure = policy.measures.get(known[head])
            scoped = portfolio if portfolio and getattr(measure, "per", None) == "portfolio" else ""
            key = known[head] + (f"@{where}" if at else f"@{scoped}" if scoped else "")
            if not cell.text and portfolio and not scoped:
                continue
            _put(into, day, key, partner, cell)


def _put(into: _Gathered, day: date, key: str, partner: str, cell: Cell) -> None:
    """Take a value; of several rows of one day those that say something count, and they must say the same."""
    cells = into.values.setdefault((day, key), {})
    other = cells.get(partner)
    if other is None or not other.text:
        cells[partner] = cell
    elif cell.text and cell.text != other.text:
        facts: dict[str, Fact] = {"name": key, "partner": partner, "other": other.text, "day": day}
        into.findings.append(Finding(Severity.ERROR, "facts-twice", facts, source=cell.source))


def _person(row: dict[str, Cell], into: _Gathered) -> dict[str, Cell]:
    """Take what a row says of a person or a competence; nothing of it is a measure."""
    said: dict[str, Any] = {name: row[name].text for name in PEOPLE_COLUMNS if name in row and row[name].text}
    if "person" in said or "competence" in said:
        said |= {name: _day(row[name], into) for name in ("obtained", "expires") if name in said}
        assert into.people is not None
        into.people.append({"certification": "", **said, "partner": row["partner"].text})
    return {}


def _check_tier(cell: Cell, portfolio: str, policy: Policy, into: _Gathered) -> None:
    names = [tier.tier for tier in (policy.portfolio_tiers if portfolio else policy.tiers)]
    if cell.text.casefold() not in {"none", *(name.casefold() for name in names)}:
        into.findings.append(_unknown("facts-unknown-tier", cell.text, [*names, "none"], cell.source))


def _rule(partner: str, name: str, cell: Cell, policy: Policy, into: _Gathered) -> None:
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


def _day(cell: Cell, into: _Gathered) -> date | None:
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
    dates = {row[name] for row in gathered.people or () for name in ("obtained", "expires") if row.get(name)}
    days = sorted({day for day in {day for day, _ in gathered.values} | dates if day <= as_of} | firsts | {as_of})
    people = People(policy, gathered.people, partners) if gathered.people is not None else None
    tables = []
    units = units_of(policy)
    for day in days:
        columns = _columns_on(day, policy, gathered, partners, units)
        for name, measure in policy.measures.items():
            if isinstance(measure, Growth) and isinstance(policy.measures.get(measure.growth), Given):
                then = _columns_on(add_months(day, -measure.months_before), policy, gathered, partners, units)
                columns |= {name + BEFORE + key.removeprefix(measure.growth): column for key, column in then.items()
                            if key.partition("@")[0] == measure.growth}  # fmt: skip
        if people is not None:
            people.fill(columns, day)
        derived = derive(policy, columns, partners, as_of=day, rates=rates)
        tables.append(MeasureTable(day, partners, derived, rates))
    last = tables.pop()
    return MeasureTable(last.as_of, partners, last.columns, rates, tuple(reversed(tables)))


def _columns_on(
    day: date, policy: Policy, gathered: _Gathered, partners: tuple[str, ...], units: Mapping[str, str | None]
) -> dict[str, MeasureColumn]:
    """Return what the file states for a day: of each value the latest that is not later."""
    held: dict[str, dict[str, Cell]] = {}
    for (when, key), cells in sorted(gathered.values.items(), key=lambda item: item[0][0]):
        if when <= day:
            held[key] = {**held.get(key, {}), **cells}
    columns = {key: _column(key, cells, partners, units, gathered) for key, cells in held.items()}
    _spread(columns, policy)
    return columns


def _spread(columns: dict[str, MeasureColumn], policy: Policy) -> None:
    """Let a value stated for no portfolio be that of each portfolio that states none of its own."""
    for key in [key for key in columns if "@" not in key and key != GROUP]:
        if policy.measures[measure_of(policy, key)].per == "portfolio":
            overall = columns.pop(key)
            for portfolio in policy.portfolios:
                own = columns.get(f"{key}@{portfolio.portfolio}")
                columns[f"{key}@{portfolio.portfolio}"] = overall if own is None else filled(own, overall)


def _column(
    key: str, cells: dict[str, Cell], partners: tuple[str, ...], units: Mapping[str, str | None], gathered: _Gathered
) -> MeasureColumn:
    name = key.partition("@")[0]
    unit = TEXT if key == GROUP else units.get(name) or units.get(name.partition(".")[0]) or COUNT
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


def _value(cell: Cell, unit: str, gathered: _Gathered) -> Quantity | None:
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
