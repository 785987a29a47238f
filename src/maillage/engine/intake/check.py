"""Check a mapping against the canonical tables, before any file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.intake.faults import Faults
from maillage.engine.intake.mapping import IntakeMapping, Lookup, Part, Rule, Split
from maillage.engine.intake.rows import LINE, Refusals
from maillage.engine.intake.values import value_of
from maillage.engine.kernel.reason import Finding, Severity
from maillage.engine.policy.nearest import nearest
from maillage.engine.policy.text import Path, Written
from maillage.engine.records.columns import CanonicalTable, Column, ColumnType
from maillage.engine.records.tables import TABLES

SENDER: Final = "sender"
_ORIGINS: Final = ("from", "constant", "template", "first")
_NUMBERS: Final = (ColumnType.DECIMAL, ColumnType.INTEGER)
_TOKEN: Final = re.compile("yyyy|yy|mm|m|dd|d|HH|MM|SS")


def check_mapping(mapping: IntakeMapping, written: Written | None = None) -> tuple[Finding, ...]:
    """Return what a mapping gets wrong, each fault once, in the order of the text.

    What the types cannot say: names of tables and columns, required columns without rule, rules without origin or with
    two, words that a column cannot hold, steps that its type has no use for, expressions, marks, dates, joins.
    ``written`` knows the place of every word; without it findings have none.
    """
    faults = Faults(written)
    table = TABLES.get(mapping.table)
    if table is None:
        known = [*TABLES]
        faults.add("mapping-table", "table", name=mapping.table, near=_near(mapping.table, known))
    else:
        _columns(mapping, table, faults)
        _complete(mapping, table, faults)
    _joins(mapping, faults)
    for path, part in _parts(mapping, ()):
        _expressions(path, part, faults)
        if isinstance(part, Rule):
            _origin(path, part, faults)
        elif isinstance(part, Lookup) and _is_half(part):
            faults.add("mapping-lookup", *path)
        elif isinstance(part, Split) and part.part == 0:
            faults.add("mapping-split", *path, "part")
    _form(mapping, faults)
    return faults.in_order()


def _columns(mapping: IntakeMapping, table: CanonicalTable, faults: Faults) -> None:
    filled = {*mapping.columns} | ({SENDER} if mapping.metadata.sender is not None else set())
    for name in mapping.columns:
        if name not in table.by_name:
            near = _near(name, [*table.by_name])
            faults.add("mapping-column", "columns", name, word=True, name=name, table=table.name, near=near)
    for column in table.columns:
        if column.required and column.name not in filled:
            faults.add("mapping-required", "columns", word=True, name=column.name, table=table.name)
    rules = {("columns", name): rule for name, rule in mapping.columns.items()}
    if mapping.metadata.sender is not None:
        rules["metadata", SENDER] = mapping.metadata.sender
    for path, rule in rules.items():
        column_ = table.by_name.get(path[1])
        if column_ is not None:
            _rule(mapping, path, rule, column_, faults)
    if not table.ledger:
        for word in ("sender", "period"):
            if getattr(mapping.metadata, word) is not None:
                faults.add("mapping-ledger-only", "metadata", word, word=True, severity=Severity.WARNING, name=word)
        if mapping.returns != "code":
            faults.add("mapping-ledger-only", "returns", word=True, severity=Severity.WARNING, name="returns")


def _complete(mapping: IntakeMapping, table: CanonicalTable, faults: Faults) -> None:
    if mapping.complete and table.ledger:
        faults.add("mapping-complete-ledger", "complete", word=True)
    if mapping.within and not mapping.complete:
        faults.add("mapping-within", "within", word=True)
    for at, name in enumerate(mapping.within):
        if name not in table.by_name:
            near = _near(name, [*table.by_name])
            faults.add("mapping-column", "within", at, name=name, table=table.name, near=near)


def _rule(mapping: IntakeMapping, path: Path, rule: Rule, column: Column, faults: Faults) -> None:
    """Hold the words that a rule puts into a column, and its steps, to the type of the column."""
    for step, kinds in (("number", _NUMBERS), ("date", (ColumnType.DATE,))):
        if getattr(rule, step) is not None and column.type not in kinds:
            faults.add("mapping-step", *path, step, word=True, step=step, name=column.name, type=column.type.value)
    given: list[tuple[Path, str]] = []
    if rule.constant is not None and not _changed(rule):
        given.append(((*path, "constant"), rule.constant))
    if rule.default:
        given.append(((*path, "default"), rule.default))
    if rule.lookup is not None:
        given += [((*path, "lookup", "values", word), value) for word, value in rule.lookup.values.items()]
        given.append(((*path, "lookup", "otherwise"), rule.lookup.otherwise or ""))
    for place, text in given:
        refusals = Refusals()
        row = pa.table({LINE: pa.array([1]), **({rule.number.times: ["1"]} if rule.number else {})})
        value_of(column, rule, mapping.source, pa.array([text]), row, column.name, refusals)
        if len(refusals.table()):
            if column.choices:
                faults.add("mapping-constant", *place, name=column.name, value=text, allowed=column.choices)
            else:
                faults.add("mapping-value", *place, name=column.name, value=text, type=column.type.value)
    for at, inner in enumerate(rule.first or []):
        _rule(mapping, (*path, "first", at), inner, column, faults)


def _changed(rule: Rule) -> bool:
    """Whether a step of the rule makes another word of its origin."""
    return bool(rule.split or rule.parse or rule.case or rule.slug or rule.lookup or rule.replace)


def _origin(path: Path, rule: Rule, faults: Faults) -> None:
    given = tuple(word for word in _ORIGINS if getattr(rule, "from_" if word == "from" else word) is not None)
    if not given:
        faults.add("mapping-origin-none", *path, word=True, known=_ORIGINS)
    elif len(given) > 1:
        faults.add("mapping-origin-two", *path, given[1], word=True, given=given)


def _joins(mapping: IntakeMapping, faults: Faults) -> None:
    names = [join.join for join in mapping.joins]
    for at, join in enumerate(mapping.joins):
        if join.join in names[:at]:
            faults.add("mapping-join-twice", "joins", at, "join", name=join.join)
        if len(join.on) != len(join.key):
            faults.add("mapping-join-key", "joins", at, "key", name=join.join, on=len(join.on), key=len(join.key))
    for path, part in _parts(mapping, ()):
        column = part.from_ if isinstance(part, Rule) else None
        prefix = (column or "").partition(".")[0]
        near = nearest(prefix, names) if "." in (column or "") and prefix not in names else ""
        if near:
            faults.add("mapping-join-near", *path, "from", severity=Severity.WARNING, name=prefix, near=near)


def _form(mapping: IntakeMapping, faults: Faults) -> None:
    source = mapping.source
    if source.delimiter == source.quote:
        faults.add("mapping-quote", "source", "quote", mark=source.delimiter)
    numbers: list[tuple[Path, str, str]] = [(("source", "numbers"), source.numbers.decimal, source.numbers.thousands)]
    dates: list[tuple[Path, str]] = [(("source", "dates", at), form) for at, form in enumerate(source.dates)]
    for path, part in _parts(mapping, ()):
        if isinstance(part, Rule) and part.number is not None:
            own = part.number
            decimal = own.decimal or source.numbers.decimal
            thousands = source.numbers.thousands if own.thousands is None else own.thousands
            if own.decimal is not None or own.thousands is not None:
                numbers.append(((*path, "number"), decimal, thousands))
        elif isinstance(part, Rule) and part.date is not None:
            dates += [((*path, "date", "formats", at), form) for at, form in enumerate(part.date.formats)]
    for path, mark, other in numbers:
        if mark == other:
            faults.add("mapping-marks", *path, mark=mark)
    for path, form in dates:
        if not _is_date_form(form):
            faults.add("mapping-date", *path, value=form)
    period = mapping.metadata.period
    if period is not None and period.from_ >= period.to:
        faults.add("mapping-period", "metadata", "period", "to", first=period.from_, end=period.to)


def _is_date_form(form: str) -> bool:
    """Whether a form has one year, one month and one day, and no letter that stands for itself but T and Z."""
    tokens = [token[0] for token in _TOKEN.findall(form)]
    rest = _TOKEN.sub("", form)
    once = all(tokens.count(letter) == 1 for letter in "ymd")
    return once and not any(letter.isalpha() and letter not in "TZ" for letter in rest)


def _parts(value: object, path: Path) -> Iterator[tuple[Path, Part]]:
    """Every part of a mapping with its path, words as they are written."""
    if isinstance(value, Part):
        yield path, value
        for name, info in type(value).model_fields.items():
            yield from _parts(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _parts(item, (*path, at))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _parts(item, (*path, name))


def _expressions(path: Path, part: Part, faults: Faults) -> None:
    for word in ("parse", "matches"):
        text = getattr(part, word, None)
        if text is not None and not _is_sound(text, named=isinstance(part, Rule)):
            faults.add("mapping-expression", *path, word, value=text)


def _is_half(lookup: Lookup) -> bool:
    """Whether a lookup has no words at all, or a file without its two columns, or these without a file."""
    if not lookup.file:
        return not lookup.values or bool(lookup.key or lookup.value)
    return not (lookup.key and lookup.value)


def _is_sound(text: str, *, named: bool) -> bool:
    try:
        pc.match_substring_regex(pa.array([""]), text)
    except pa.ArrowInvalid:
        return False
    return not named or re.search(r"\(\?P<value>", text) is not None


def _near(name: str, known: list[str]) -> str:
    return nearest(name, known) or "–"
