"""The reference of the canonical tables: complete, and true about types and limits."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa
import pytest
import yaml

from maillage.adapters.files.limits import DEFAULT_LIMITS, MEBIBYTE
from maillage.engine.intake.apply import apply
from maillage.engine.intake.read import read_mapping
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


def taken(column: str, cells: Sequence[str]) -> list[object]:
    """What the intake makes of cells for a column of the contacts or the partners, refused ones left out."""
    table, rules = ("contacts", {"partner": "id", "unit": "id", "person": "id"}) if column == "primary" else (
        "partners", {"partner": "id", "name": "id", "country": {"constant": "FR"}})  # fmt: skip
    text = yaml.safe_dump({"mapping": "m", "table": table, "columns": rules | {column: "cell"}})
    ids = [str(at) for at in range(len(cells))]
    rows = pa.table({"id": ids, "cell": list(cells), "#line": pa.array(range(2, len(cells) + 2), pa.int64())})
    found = apply(read_mapping(text, "m.yaml").mapping, rows, {}, file="f.csv")
    values: list[object] = found.accepted[column].to_pylist()
    return values


def test_what_the_page_says_of_values_is_so() -> None:
    (row,) = re.findall(r"^\| `boolean` \| (.*) \|$", PAGE, re.MULTILINE)
    yes, no = (re.findall(r"`(\w+)`", words) for words in row.split(";"))
    assert taken("primary", yes) == [True] * len(yes)
    assert taken("primary", no) == [False] * len(no)
    assert taken("primary", ["perhaps", ""]) == [None]
    assert taken("siren", ["732 829 320", "732829321"]) == ["732829320"]
    assert taken("city", ["x" * 500, "x" * 501, " Aix ", "AIX"]) == ["x" * 500, "Aix", "AIX"]


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
