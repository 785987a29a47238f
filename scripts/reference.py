"""Write what docs/reference takes from the program itself: ``.venv/bin/python scripts/reference.py``.

The tables of ``formats.md`` come from the canonical tables; the words of ``mapping.md``, and ``mapping.schema.json``,
from the types of the mapping language. The prose around them is written by hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from maillage.engine.intake.mapping import mapping_schema
from maillage.engine.records.columns import CanonicalTable, Column
from maillage.engine.records.tables import TABLES

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "reference"
FIRST: Final = "<!-- What follows is written by scripts/reference.py. -->\n"
LAST: Final = "<!-- End of what scripts/reference.py writes. -->\n"
_PARTS: Final = {
    "IntakeMapping": "A mapping", "Source": "`source`", "NumberFormat": "`numbers`", "Join": "`joins`",
    "Versions": "`versions`", "Condition": "Conditions", "Explode": "`explode`", "Unpivot": "`unpivot`",
    "Rule": "A rule", "Split": "`split`", "Lookup": "`lookup`", "DateFormat": "`date`", "Number": "`number`",
    "Metadata": "`metadata`", "Period": "`period`",
}  # fmt: skip
"""The parts of the language in the order of the page, and what each is called there."""
_KINDS: Final = {"string": "text", "integer": "whole number", "boolean": "`true` or `false`", "number": "number"}
_WORD: Final = [{"type": "string"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"}]


def written(page: str, made: str) -> str:
    """Return a page with ``made`` between its two marks.

    Raises:
        ValueError: if the page does not have the two marks, each once.
    """
    before, first, rest = page.partition(FIRST)
    _, last, after = rest.partition(LAST)
    if not (first and last) or FIRST in after or LAST in after:
        raise ValueError("the page must hold the two marks of scripts/reference.py, each once")
    return f"{before}{FIRST}\n{made}\n{LAST}{after}"


def formats() -> str:
    """Return the canonical tables, one after the other."""
    lines = ["| table | holds | contient |", "|---|---|---|"]
    lines += [f"| [`{table.name}`](#{table.name}) | {table.meaning['en']} | {table.meaning['fr']} |"
              for table in TABLES.values()]  # fmt: skip
    return "\n".join([*lines, *(line for table in TABLES.values() for line in _table(table)), ""])


def _table(table: CanonicalTable) -> Iterator[str]:
    yield f"\n### `{table.name}`\n"
    kept = "A fact: never replaced." if table.ledger else "A later row with the same key replaces the earlier one."
    yield f"{table.meaning['en']} Key: {', '.join(f'`{name}`' for name in table.key)}. {kept}\n"
    yield f"*{table.meaning['fr']}*\n"
    yield "| column | type | needed | meaning | sens |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        needed = "required" if column.required else ""
        yield f"| `{column.name}` | {_type(column)} | {needed} | {column.meaning['en']} | {column.meaning['fr']} |"


def _type(column: Column) -> str:
    words = column.type.value
    if column.choices:
        words += ": " + ", ".join(f"`{choice}`" for choice in column.choices)
    if column.unit:
        words += f" ({column.unit})"
    if column.refers:
        words += f", of [`{column.refers}`](#{column.refers})"
    return words


def words() -> str:
    """Return every word of the mapping language, part by part."""
    schema = mapping_schema()
    parts = {**schema["$defs"], "IntakeMapping": schema}
    if parts.keys() != _PARTS.keys():
        raise ValueError(f"_PARTS must name the parts of the language: {sorted(parts.keys() ^ _PARTS.keys())}")
    return "\n".join([line for name in _PARTS for line in _part(name, parts)])


def _part(name: str, parts: Mapping[str, Any]) -> Iterator[str]:
    part = parts[name]
    yield f"### {_PARTS[name]}\n"
    yield part["description"].replace("``", "`") + "\n"
    yield "| word | takes | without it | meaning |"
    yield "|---|---|---|---|"
    for word, schema in part["properties"].items():
        default = "required" if word in part.get("required", ()) else _default(schema.get("default"))
        # A word that says no more than its part is described there.
        meaning = schema.get("description") or parts[schema["$ref"].rpartition("/")[2]]["description"]
        yield f"| `{word}` | {_takes(schema)} | {default} | {meaning} |"
    yield ""


def _takes(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        title = _PARTS[schema["$ref"].rpartition("/")[2]]
        return f"[{title}](#{title.strip('`').lower().replace(' ', '-')})"
    if "enum" in schema:
        return ", ".join(f'`"{value}"`' if value in ("", " ", "'", ".", ",") else f"`{value}`"
                         for value in schema["enum"])  # fmt: skip
    if schema.get("anyOf") == _WORD:
        return "text"
    if "anyOf" in schema:
        ways = [item for item in schema["anyOf"] if item != {"type": "null"}]
        one = [_takes(item) for item in ways if item.get("type") != "array"]
        return ", or ".join([*one, "a list"] if one and len(one) < len(ways) else map(_takes, ways))
    if schema["type"] == "array":
        return f"list: {_takes(schema['items'])}"
    if schema["type"] == "object":
        return f"words: {_takes(schema['additionalProperties'])}"
    return "day" if schema.get("format") == "date" else _KINDS[schema["type"]]


def _default(value: object) -> str:
    return "" if value in (None, "", [], {}) or isinstance(value, dict) else f"`{json.dumps(value)}`"


def schema_text() -> str:
    """Return the JSON Schema of mappings, as the file holds it."""
    return json.dumps(mapping_schema(), ensure_ascii=False, indent=2) + "\n"


PAGES: Final[Mapping[str, Callable[[], str]]] = {"formats.md": formats, "mapping.md": words}


def main() -> None:
    """Write the pages and the schema."""
    for name, make in PAGES.items():
        place = FOLDER / name
        place.write_text(written(place.read_text(encoding="utf-8"), make()), encoding="utf-8")
    (FOLDER / "mapping.schema.json").write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
