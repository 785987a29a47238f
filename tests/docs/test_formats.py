"""The reference of the canonical tables: complete, and true about types and limits."""

from __future__ import annotations

import re

import pytest

from maillage.adapters.files.limits import DEFAULT_LIMITS, MEBIBYTE
from maillage.engine.records.columns import ColumnType
from maillage.engine.records.tables import TABLES
from tests.docs.written import page

PAGE = page("formats.md")


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_there_with_both_meanings(name: str) -> None:
    section = re.search(rf"^### `{name}`\n(.*?)(?=^###|^<!--)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None
    for column in TABLES[name].columns:
        (row,) = re.findall(rf"^\| `{column.name}` \|.*$", section[1], re.MULTILINE)
        for words in (*column.meaning.values(), *column.choices, column.unit, column.type.value):
            assert words in row


def test_every_type_is_explained() -> None:
    explained = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]*)\|", PAGE.split("## Keys")[0], re.MULTILINE)))
    assert sorted(explained) == sorted(kind.value for kind in ColumnType)


def test_the_order_of_loading_and_the_limits_are_those_of_the_program() -> None:
    order = PAGE.split("## Order of loading")[1].split("## Files")[0]
    unnamed = {name for name in TABLES if f"`{name}`" not in order}
    # "partners and what belongs to them"
    assert unnamed == {"partner_trades", "attributes", "competences", "certifications", "measurements"}
    limits, files = DEFAULT_LIMITS, PAGE.split("## Files")[1]
    assert limits.bytes == limits.expanded == 1024 * MEBIBYTE
    assert limits.memory == 6 * 1024 * MEBIBYTE
    for number in (limits.rows, limits.columns, limits.cell, limits.cells, limits.cpu):
        assert f"{number:,}" in files
