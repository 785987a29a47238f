"""The records: proposed, posted, superseded, never lost; on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import django
import pyarrow as pa
import pytest
from django.db import DatabaseError, connections

from maillage.engine.kernel.reason import MaillageError
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES
from maillage.settings import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maillage.settings.base")
django.setup()

from maillage.records.models import MODELS  # noqa: E402 - models import only after Django's set-up
from maillage.records.store import RecordsBatch, RecordsStore  # noqa: E402 - the same


def partners(*rows: dict[str, object]) -> pa.Table:
    full = [{"name": "Sans nom", "country": "FR", **row} for row in rows]
    return pa.Table.from_pylist(full, arrow_schema(TABLES["partners"]))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RecordsStore]:
    alias = f"test-{uuid.uuid4().hex}"
    if request.param == "sqlite":
        connections.settings[alias] = env.sqlite(tmp_path / "records.sqlite3")
    else:
        connections.settings[alias] = env.database(request.getfixturevalue("postgres_url"))
        with connections[alias].cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    made = RecordsStore(alias)
    made.prepare()
    yield made
    made.close()
    del connections.settings[alias]


def post(store: RecordsStore, rows: pa.Table, file: str = "partners.csv") -> str:
    return store.post(store.propose("partners", rows), RecordsBatch(file))


def test_the_same_rows_twice_change_nothing(store: RecordsStore) -> None:
    rows = partners({"partner": "P1"}, {"partner": "P2"})
    first = post(store, rows)
    again = store.propose("partners", rows.take([1, 0]))
    assert (again.new.num_rows, again.replaced.num_rows, again.unchanged) == (0, 0, 2)
    assert store.post(again, RecordsBatch("renamed.csv")) == first
    assert store.batches().count() == 1


def test_a_state_does_not_depend_on_order_or_on_how_rows_were_split(tmp_path: Path) -> None:
    digests = []
    for number, parts in enumerate(([["P1", "P2", "P3"]], [["P3"], ["P1", "P2"]])):
        alias = f"split-{number}-{uuid.uuid4().hex}"
        connections.settings[alias] = env.sqlite(tmp_path / f"{number}.sqlite3")
        made = RecordsStore(alias)
        made.prepare()
        digests.append([post(made, partners(*({"partner": name} for name in part))) for part in parts][-1])
        made.close()
    assert digests[0] == digests[1]


def test_a_later_row_replaces_and_the_earlier_state_stays_askable(store: RecordsStore) -> None:
    before = post(store, partners({"partner": "P1", "name": "Avant"}))
    after = post(store, partners({"partner": "P1", "name": "Après"}))
    assert before != after
    assert store.state().table("partners")["name"].to_pylist() == ["Après"]
    first = store.batches().first()
    assert first is not None
    then = store.state(first.number)
    assert (then.digest, then.table("partners")["name"].to_pylist()) == (before, ["Avant"])


def test_a_row_repeated_in_one_file_counts_once_and_the_last_one_wins(store: RecordsStore) -> None:
    proposal = store.propose("partners", partners({"partner": "P1", "name": "A"}, {"partner": "P1", "name": "B"}))
    assert (proposal.new.num_rows, proposal.repeated) == (1, 1)
    assert proposal.new["name"].to_pylist() == ["B"]


def test_a_proposal_made_before_another_post_is_refused_whole(store: RecordsStore) -> None:
    stale = store.propose("partners", partners({"partner": "P1", "name": "A"}, {"partner": "P9"}))
    post(store, partners({"partner": "P1", "name": "B"}))
    with pytest.raises(MaillageError) as refused:
        store.post(stale, RecordsBatch("stale.csv"))
    assert refused.value.findings[0].code == "records-moved"
    assert store.keys("partners", "partner") == ["P1"]


def test_every_table_keeps_what_it_is_given(store: RecordsStore) -> None:
    row = {"seat": "S1", "role": "crbp", "capacity": "1600.5000", "valid_from": date(2026, 1, 1)}
    schema = arrow_schema(TABLES["seats"])
    rows = pa.Table.from_pylist([{**row, "capacity": None}], schema)
    rows = rows.set_column(schema.get_field_index("capacity"), schema.field("capacity"),
                           pa.array(["1600.5000"]).cast(pa.decimal128(18, 4)))  # fmt: skip
    store.post(store.propose("seats", rows), RecordsBatch("seats.csv"))
    assert store.state().table("seats").equals(rows)


def test_no_state_of_a_batch_that_never_was(store: RecordsStore) -> None:
    with pytest.raises(MaillageError) as refused:
        store.state(99)
    assert refused.value.findings[0].code == "records-no-batch"


def test_the_database_itself_refuses_to_change_or_lose_a_row(store: RecordsStore) -> None:
    post(store, partners({"partner": "P1"}))
    rows = MODELS["partners"]._default_manager.using(store.alias)
    with pytest.raises(DatabaseError, match="never"):
        rows.update(row_digest="0" * 64)
    with pytest.raises(DatabaseError, match="never"):
        rows.all()._raw_delete(store.alias)
    assert rows.count() == 1
