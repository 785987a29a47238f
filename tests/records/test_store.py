"""The records: proposed, posted, superseded, never lost; on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from django.db import DatabaseError, connections

from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES
from tests.databases import database, known, postgres_template, sqlite_template

from maillage.records.models import MODELS, Batch  # isort: skip # models import only after Django's set-up
from maillage.records.store import RecordsBatch, RecordsStore  # isort: skip # the same

__all__ = ["database", "postgres_template", "sqlite_template"]


def partners(*rows: dict[str, object]) -> pa.Table:
    full = [{"name": "Sans nom", "country": "FR", **row} for row in rows]
    return pa.Table.from_pylist(full, arrow_schema(TABLES["partners"]))


@pytest.fixture
def store(database: str) -> Iterator[RecordsStore]:
    with known(database) as alias:
        yield RecordsStore(alias)


def post(store: RecordsStore, rows: pa.Table, file: str = "partners.csv") -> str:
    return store.post(store.propose("partners", rows), RecordsBatch(file))


def test_the_same_rows_twice_change_nothing(store: RecordsStore) -> None:
    rows = partners({"partner": "P1"}, {"partner": "P2"})
    first = post(store, rows)
    again = store.propose("partners", rows.take([1, 0]))
    assert (again.new.num_rows, again.replaced.num_rows, again.unchanged) == (0, 0, 2)
    assert store.post(again, RecordsBatch("renamed.csv")) == first
    assert store.batches().count() == 1


def test_a_state_does_not_depend_on_order_or_on_how_rows_were_split(sqlite_template: Path, tmp_path: Path) -> None:
    digests = []
    for number, parts in enumerate(([["P1", "P2", "P3"]], [["P3"], ["P1", "P2"]])):
        file = tmp_path / f"{number}.sqlite3"
        file.write_bytes(sqlite_template.read_bytes())
        with known(f"sqlite:///{file}") as alias:
            made = RecordsStore(alias)
            digests.append([post(made, partners(*({"partner": name} for name in part))) for part in parts][-1])
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


def test_what_was_replaced_may_come_back_and_be_replaced_again(store: RecordsStore) -> None:
    states = [post(store, partners({"partner": "P1", "name": name})) for name in ("A", "B", "A", "B")]
    assert states[:2] == states[2:]
    assert store.batches().count() == len(set(store.batches().values_list("digest", flat=True))) == 4
    assert (store.last(state=states[0]), store.last()) == (3, 4)


def test_every_earlier_state_can_be_asked_by_batch_by_instant_and_by_digest(store: RecordsStore) -> None:
    names = ["A", "B", "C"]
    states = [post(store, partners({"partner": f"P{name}", "name": name})) for name in names]
    for number, state in enumerate(states, 1):
        found = store.state(number)
        assert (found.digest, found.table("partners")["name"].to_pylist()) == (state, names[:number])
        batch = Batch.objects.using(store.alias).get(number=number)
        assert store.last(until=batch.recorded) == store.last(state=state) == number
        assert store.last(until=batch.recorded - timedelta(microseconds=1)) == number - 1
    assert store.last(until=datetime(2000, 1, 1, tzinfo=UTC)) == store.last(state="none such") == 0
    before = store.state(0)
    assert (before.tables, before.digest) == ({}, digest_of({}))


def test_an_empty_store_has_the_state_before_every_batch(store: RecordsStore) -> None:
    assert store.state() == store.state(0)
    assert store.digest() == store.digest_after(0)


def test_a_batch_that_comes_in_while_a_state_is_read_is_not_in_it(
    store: RecordsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = post(store, partners({"partner": "P1", "name": "A"}))
    read = RecordsStore._read

    def meanwhile(self: RecordsStore, canonical: object, number: int) -> pa.Table:
        monkeypatch.setattr(RecordsStore, "_read", read)
        post(store, partners({"partner": "P1", "name": "B"}, {"partner": "P2"}))
        return read(self, canonical, number)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(RecordsStore, "_read", meanwhile)
    found = store.state()
    assert (found.digest, found.table("partners")["name"].to_pylist()) == (state, ["A"])
    assert store.state().table("partners")["name"].to_pylist() == ["B", "Sans nom"]


def test_of_two_writers_at_once_one_is_refused_whole_and_nothing_is_lost(store: RecordsStore) -> None:
    proposals = [store.propose("partners", partners({"partner": "P1", "name": name})) for name in ("A", "B")]
    start, ended = threading.Barrier(2), list[str]()

    def write(number: int) -> None:
        start.wait()
        try:
            ended.append(store.post(proposals[number], RecordsBatch(f"{number}.csv")))
        except MaillageError as error:
            ended.append(error.findings[0].code)
        finally:
            connections[store.alias].close()

    threads = [threading.Thread(target=write, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "records-moved" in ended
    assert store.digest() in ended
    assert store.batches().count() == store.state().table("partners").num_rows == 1


@pytest.mark.parametrize("step", ["_insert", "_compute_digest"])
def test_a_post_that_is_stopped_leaves_neither_batch_nor_rows(
    step: str, store: RecordsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = post(store, partners({"partner": "P1"}))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    rows = partners({"partner": "P1", "name": "B"}, {"partner": "P2"})
    monkeypatch.setattr(RecordsStore, step, stop)
    with pytest.raises(KeyboardInterrupt):
        post(store, rows)
    monkeypatch.undo()
    assert (store.digest(), store.batches().count(), store.state().table("partners").num_rows) == (before, 1, 1)
    assert post(store, rows) != before


# The database holds the rule itself, against every program.


def test_the_database_itself_refuses_to_change_or_lose_a_row(store: RecordsStore) -> None:
    post(store, partners({"partner": "P1"}))
    post(store, partners({"partner": "P1", "name": "B"}))
    rows = MODELS["partners"]._default_manager.using(store.alias)
    batches = Batch.objects.using(store.alias)
    for values in ({"row_digest": "0" * 64}, {"c_name": "C"}, {"row_key": "x"}, {"batch": 2}, {"superseded_by": 1},
                   {"superseded_by": None}):  # fmt: skip
        with pytest.raises(DatabaseError, match="never"):
            rows.filter(batch=1).update(**values)
    for changed in ({"state": "0" * 64}, {"state": ""}, {"file": "other.csv"}, {"recorded": datetime.now(UTC)}):
        with pytest.raises(DatabaseError, match="never"):
            batches.filter(number=1).update(**changed)
    for table in (rows, batches):
        with pytest.raises(DatabaseError, match="never"):
            table.all()._raw_delete(store.alias)
    assert (rows.count(), batches.count(), store.state(1).table("partners")["name"].to_pylist()) == (2, 2, ["Sans nom"])


def test_the_one_change_that_is_allowed_is_allowed_once(store: RecordsStore) -> None:
    post(store, partners({"partner": "P1"}))
    post(store, partners({"partner": "P2"}))
    rows = MODELS["partners"]._default_manager.using(store.alias).filter(batch=1)
    assert rows.update(superseded_by=2) == 1
    with pytest.raises(DatabaseError, match="never"):
        rows.update(superseded_by=2)


def test_no_statement_goes_past_the_rule(store: RecordsStore) -> None:
    post(store, partners({"partner": "P1"}))
    connection = connections[store.alias]
    if connection.vendor == "postgresql":
        for table in ("records_partners", "records_batch", "records_partners, records_batch"):
            with connection.cursor() as cursor, pytest.raises(DatabaseError, match="never"):
                cursor.execute(f"TRUNCATE {table} CASCADE")
    else:
        with connection.cursor() as cursor:
            overwrite = (
                "INSERT OR REPLACE INTO records_partners (id, batch_id, row_key, row_digest, partner, name, country) "
                "SELECT id, batch_id, row_key, row_digest, partner, 'Other', country FROM records_partners"
            )
            with pytest.raises(DatabaseError, match="never"):
                cursor.execute(overwrite)
            # The trap is real: without this word of the settings the row is overwritten.
            cursor.execute("PRAGMA recursive_triggers=OFF")
            cursor.execute(overwrite)
            assert store.state().table("partners")["name"].to_pylist() == ["Other"]
        return
    assert store.state().table("partners")["name"].to_pylist() == ["Sans nom"]
