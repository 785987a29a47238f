"""The invented channel: the same bytes for the same parameters, canonical tables, any number of lines."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from maillage.demo.invented import Channel, ChannelParameters, channel_of
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

SMALL = ChannelParameters(size=700, lines_per_year=12)


@pytest.fixture(scope="module")
def channel() -> Channel:
    return channel_of(SMALL)


@pytest.fixture(scope="module")
def tables(channel: Channel) -> dict[str, pa.Table]:
    return dict(channel.records())


@pytest.fixture(scope="module")
def lines(channel: Channel) -> pa.Table:
    return pa.concat_tables([table for _, table in channel.lines()])


def digest_of(channel: Channel) -> str:
    made = hashlib.sha256()
    for name, table in (*channel.records(), *channel.lines()):
        made.update(str(name).encode())
        for column in table.itercolumns():
            made.update("\x1f".join("" if value is None else str(value) for value in column.to_pylist()).encode())
    return made.hexdigest()


def test_the_same_parameters_give_the_same_bytes_on_any_number_of_cores(channel: Channel) -> None:
    wanted = digest_of(channel)
    before = pa.cpu_count()
    pa.set_cpu_count(1)
    try:
        other = channel_of(SMALL)
        # What was asked before does not matter either.
        list(other.lines())
        assert digest_of(other) == wanted
    finally:
        pa.set_cpu_count(before)
    assert digest_of(channel_of(replace(SMALL, seed=2))) != wanted


def test_every_table_is_canonical_its_keys_are_unique_and_what_it_refers_to_is_there(
    tables: dict[str, pa.Table], lines: pa.Table
) -> None:
    assert {*TABLES} - {*tables} == {"attributes", "measurements", "sell_through"} | MISSING
    for name, table in (tables | {"sell_through": lines}).items():
        canonical = TABLES[name]
        assert table.schema == arrow_schema(canonical), name
        assert len(table), name
        for column in canonical.columns:
            values = table[column.name]
            assert not (column.required and values.null_count), (name, column.name)
            if column.refers:
                there = tables[column.refers][TABLES[column.refers].key[-1]]
                assert {*pc.unique(values).to_pylist()} - {None} <= {*there.to_pylist()}, (name, column.name)
            if column.choices:
                assert {*pc.unique(values).to_pylist()} <= {*column.choices, None}, (name, column.name)
        keys = table.select(list(canonical.key)).group_by(list(canonical.key)).aggregate([])
        assert len(keys) == len(table), name


MISSING: set[str] = set()


@pytest.mark.parametrize(("size", "rate", "years"), [(500, 40, 1), (3000, 4, 3)])
def test_the_parameters_steer_how_many_partners_and_lines_there_are(size: int, rate: float, years: int) -> None:
    channel = channel_of(ChannelParameters(size=size, lines_per_year=rate, years=years))
    drawn = sum(len(table) for _, table in channel.lines())
    assert drawn == pytest.approx(size * rate * years, rel=0.03)
    partners = dict(channel.records())["partners"]
    left = pc.sum(pc.is_valid(partners["left"])).as_py()
    assert len(partners) - left == size
    assert left == round(size * 0.04 * years)


def test_each_month_holds_its_own_days_and_the_last_is_the_one_before_the_day_of_the_plan(channel: Channel) -> None:
    months = list(channel.lines())
    assert (str(months[0][0]), str(months[-1][0]), len(months)) == ("2023-07", "2026-06", 36)
    for month, table in months:
        days = pc.min_max(table["sold"]).as_py()
        assert month.first <= days["min"] <= days["max"] < month.plus(1).first


def test_an_earlier_channel_has_earlier_dates() -> None:
    earlier = channel_of(replace(SMALL, as_of=date(2012, 3, 1), years=1))
    days = [pc.max(table["sold"]).as_py() for _, table in earlier.lines()]
    assert max(days) < date(2012, 3, 1)
    partners = dict(earlier.records())["partners"]
    assert pc.max(partners["joined"]).as_py() < date(2012, 3, 1)
