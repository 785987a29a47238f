"""Rows of one partner are found by their place, whatever the order in which a table came."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pytest

from maillage.engine.records.state import RecordsState, in_order, rows_of

NAMES = ["P1", "P1 a", "P10", "P2", "P2", "P2", "Pé"]


def table(names: Sequence[str]) -> pa.Table:
    return pa.table({"partner": pa.array(names, pa.string()), "row": [*range(len(names))]})


@pytest.mark.parametrize("name", [*sorted({*NAMES}), "", "P3", "Pz"])
def test_all_rows_of_a_name_and_no_other_are_found(name: str) -> None:
    found = rows_of(table(NAMES), "partner", name)
    assert [row["row"] for row in found] == [at for at, other in enumerate(NAMES) if other == name]


def test_a_table_in_order_stays_and_another_is_put_in_order() -> None:
    ordered, other = table(NAMES), table([*reversed(NAMES)])
    assert in_order(ordered, "partner") is ordered
    assert in_order(other, "partner")["partner"].to_pylist() == NAMES
    # The fault that this guards against: in a table out of order a row is overlooked.
    assert len(rows_of(other, "partner", "P1")) == 0
    assert len(RecordsState({"partners": other}, "").of_first("partners", "P1")) == 1


@pytest.mark.parametrize("names", [[], ["P1"]])
def test_short_tables(names: list[str]) -> None:
    assert len(rows_of(in_order(table(names), "partner"), "partner", "P1")) == len(names)


def test_of_what_is_not_on_record_there_are_no_rows() -> None:
    assert RecordsState({}, "").of_first("competences", "P1") == []
