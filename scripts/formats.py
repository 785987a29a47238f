"""Write the tables of docs/reference/formats.md from the canonical tables: ``.venv/bin/python scripts/formats.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from maillage.engine.records.columns import CanonicalTable, Column
from maillage.engine.records.tables import TABLES

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "reference" / "formats.md"
FIRST: Final = "<!-- What follows is written by scripts/formats.py. -->\n"
LAST: Final = "<!-- End of what scripts/formats.py writes. -->\n"


def written(page: str) -> str:
    """Return the page with its tables as they are now.

    Raises:
        ValueError: if the page does not have the two marks, each once.
    """
    before, first, rest = page.partition(FIRST)
    _, last, after = rest.partition(LAST)
    if not (first and last) or FIRST in after or LAST in after:
        raise ValueError(f"{PAGE.name} must hold the two marks of scripts/formats.py, each once")
    return before + FIRST + "\n" + "\n".join(_tables()) + "\n" + LAST + after


def _tables() -> Iterator[str]:
    yield "| table | holds | contient |"
    yield "|---|---|---|"
    for table in TABLES.values():
        yield f"| [`{table.name}`](#{table.name}) | {table.meaning['en']} | {table.meaning['fr']} |"
    for table in TABLES.values():
        yield from _table(table)


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


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
