"""Does the file have the columns that the mapping reads?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pyarrow as pa

from maillage.engine.intake.mapping import IntakeMapping, Lookup, Part, Unpivot
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity, Source

_BRACES: Final = re.compile(r"\{([^{}]+)\}")
_LINE: Final = "#line"
_NAMING: Final = frozenset({"column", "from_", "times", "order"})
"""Words of the language whose value names one column."""
_LISTING: Final = frozenset({"by", "on"})
"""Words whose value lists columns, where it is a list: ``split.by`` and ``explode.by`` are marks."""


def require(file: str, rules: IntakeMapping, raw: pa.Table, joined: Mapping[str, pa.Table]) -> None:
    """Refuse a file that lacks a column.

    Raises:
        MaillageError: one ``delivery-no-column`` for each column that is not there.
    """
    known = {
        *raw.column_names,
        *(f"{name}.{column}" for name, table in joined.items() for column in table.column_names),
    }
    if rules.unpivot is not None:
        known |= {rules.unpivot.name, rules.unpivot.value}
    own = tuple(name for name in raw.column_names if name != _LINE)
    missing = [(name, own) for name in columns_of(rules) if name not in known]
    for join in rules.joins:
        table = joined[join.join]
        missing += [(name, tuple(table.column_names[:-1])) for name in join.key if name not in table.column_names]
    found = []
    for name, columns in missing:
        facts: dict[str, Fact] = {"name": name, "known": columns}
        found.append(Finding(Severity.ERROR, "delivery-no-column", facts, source=Source(file)))
    if found:
        raise MaillageError(*found)


def columns_of(rules: IntakeMapping) -> tuple[str, ...]:
    """Return the columns that a mapping reads, each once: those of a joined file as ``join.column``."""
    return tuple(dict.fromkeys(_named(rules)))


def lookups_of(part: Part) -> tuple[str, ...]:
    """Return the files of the tables of words that a mapping looks into, each once."""
    return tuple(dict.fromkeys(item.file for item in _parts(part) if isinstance(item, Lookup) and item.file))


def _parts(value: object) -> Iterator[Part]:
    if isinstance(value, Part):
        yield value
        value = [getattr(value, name) for name in type(value).model_fields]
    elif isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _parts(item)


def _named(part: Part) -> Iterator[str]:
    """Every column that a part of the mapping names, in the order of the mapping."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in _NAMING and isinstance(value, str) and value:
            yield value
        elif name == "template" and value:
            yield from _BRACES.findall(value)
        elif (name in _LISTING and isinstance(value, list)) or (isinstance(part, Unpivot) and name == "columns"):
            yield from value
        elif isinstance(part, IntakeMapping) and name == "columns":
            yield from _inside(list(value.values()))
        elif name not in ("joins", "versions") or isinstance(part, IntakeMapping):
            # The versions of a join choose among the rows of the joined file.
            yield from _inside(value)


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, Part):
        yield from _named(value)
    elif isinstance(value, list):
        for item in value:
            yield from _inside(item)
