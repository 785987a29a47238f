"""Check a mapping against the canonical tables, before any file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.intake.mapping import IntakeMapping, Part, Rule
from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.records.tables import TABLES

SENDER = "sender"


def check_mapping(mapping: IntakeMapping) -> tuple[Finding, ...]:
    """Return what a mapping gets wrong: unknown tables and columns, required ones without rule, bad expressions."""
    table = TABLES.get(mapping.table)
    if table is None:
        return (_error("mapping-table", name=mapping.table, **_near(mapping.table, [*TABLES])),)
    found = [
        _error("mapping-column", name=name, table=mapping.table, **_near(name, [*table.by_name]))
        for name in mapping.columns
        if name not in table.by_name
    ]
    filled = {*mapping.columns} | ({SENDER} if mapping.metadata.sender is not None else set())
    found += [
        _error("mapping-required", name=column.name, table=mapping.table)
        for column in table.columns
        if column.required and column.name not in filled
    ]
    for name, rule in mapping.columns.items():
        column = table.by_name.get(name)
        if column is not None and column.choices and rule.constant is not None and rule.constant not in column.choices:
            found.append(_error("mapping-constant", name=name, value=rule.constant, allowed=column.choices))
    return (*found, *_expressions(mapping))


def _expressions(part: object) -> Iterator[Finding]:
    if isinstance(part, list):
        for item in part:
            yield from _expressions(item)
    elif isinstance(part, dict):
        yield from _expressions([*part.values()])
    elif isinstance(part, Part):
        for word in ("parse", "matches"):
            text = getattr(part, word, None)
            if text is not None and not _sound(text, named=isinstance(part, Rule)):
                yield _error("mapping-expression", value=text)
        yield from _expressions([getattr(part, name) for name in type(part).model_fields])


def _sound(text: str, *, named: bool) -> bool:
    try:
        pc.match_substring_regex(pa.array([""]), text)
    except pa.ArrowInvalid:
        return False
    return not named or re.search(r"\(\?P<value>", text) is not None


def _near(name: str, known: list[str]) -> dict[str, Fact]:
    return {"near": (get_close_matches(name, known, 1) or ["–"])[0]}


def _error(code: str, **facts: Fact) -> Finding:
    return Finding(Severity.ERROR, code, facts)
