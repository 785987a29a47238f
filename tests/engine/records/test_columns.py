"""Canonical tables describe themselves without contradiction."""

from __future__ import annotations

import pyarrow as pa
import pytest

from maillage.engine.records.columns import CanonicalTable, Column, ColumnType
from maillage.engine.records.state import RecordsState, arrow_schema
from maillage.engine.records.tables import TABLES

A = Column("a", ColumnType.TEXT, True, {"fr": "a", "en": "a"})


@pytest.mark.parametrize(("columns", "key"), [((A,), ("b",)), ((A, A), ("a",))])
def test_a_key_that_is_no_column_and_a_repeated_column_are_refused(
    columns: tuple[Column, ...], key: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match="bad key or repeated column"):
        CanonicalTable("t", {"fr": "t", "en": "t"}, columns, key)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_table_says_what_it_means_in_both_languages(table: CanonicalTable) -> None:
    for meaning in (table.meaning, *(column.meaning for column in table.columns)):
        assert set(meaning) == {"fr", "en"}
        assert all(text.endswith(".") for text in meaning.values())
    for column in table.columns:
        assert (column.type is ColumnType.CODE) == bool(column.choices)
        assert (column.type is ColumnType.DECIMAL) == bool(column.unit)
        assert not column.refers or column.refers in TABLES


def test_a_state_gives_an_empty_table_for_what_was_never_recorded() -> None:
    state = RecordsState({}, "0" * 64)
    assert state.table("partners").equals(arrow_schema(TABLES["partners"]).empty_table())
    rows = pa.Table.from_pylist([{"group": "G", "name": "G"}], arrow_schema(TABLES["groups"]))
    assert RecordsState({"groups": rows}, "").table("groups") is rows
    with pytest.raises(KeyError):
        state.table("nothing")
