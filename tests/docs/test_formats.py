"""The reference of the tables is the tables: written from them, complete, and true about types and limits."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from maillage.adapters.files.limits import DEFAULT_LIMITS, MEBIBYTE
from maillage.engine.records.columns import ColumnType
from maillage.engine.records.tables import TABLES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "formats.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("formats", ROOT / "scripts" / "formats.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_script_writes(script: ModuleType) -> None:
    assert script.written(PAGE) == PAGE, "run .venv/bin/python scripts/formats.py"


def test_an_older_page_would_be_noticed(script: ModuleType) -> None:
    older = PAGE.replace("| `partner` | text | required |", "| `partner` | text |  |", 1)
    assert older != PAGE
    assert script.written(older) == PAGE
    with pytest.raises(ValueError, match="two marks"):
        script.written(PAGE.replace(script.LAST, ""))


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_is_there_with_both_meanings(table: object) -> None:
    (name,) = (item for item in TABLES if TABLES[item] is table)
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
