"""Reading and writing the records of one database: propose, post, and the state at any batch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pyarrow as pa
from django.core.management import call_command
from django.db import connections, transaction
from django.db.models import Q, QuerySet

from maillage.engine.kernel.digest import canonical_json, digest_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.records.columns import CanonicalTable
from maillage.engine.records.state import RecordsState, arrow_schema
from maillage.engine.records.tables import TABLES
from maillage.records.models import MODELS, Batch, Recorded

_SLICE: Final = 500
_LARGEST_SUM: Final = 2**256


@dataclass(frozen=True)
class RecordsProposal:
    """What posting rows would do. ``new`` and ``replaced`` are the rows to insert, in the canonical schema.

    ``unchanged`` counts rows that are on record already, ``repeated`` those that came twice in the same
    file (the last one counts). ``ended`` are the keys (see ``row_key``), ascending, of rows that end.
    """

    table: str
    new: pa.Table
    replaced: pa.Table
    unchanged: int
    repeated: int
    ended: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (len(self.new) or len(self.replaced) or self.ended)


@dataclass(frozen=True)
class RecordsBatch:
    """Where rows come from: the file's name, who sent it, how many of its lines are in quarantine."""

    file: str
    sender: str = ""
    quarantined: int = 0


class RecordsStore:
    """The records in the database that Django knows as ``alias``."""

    def __init__(self, alias: str) -> None:
        """Name the database; nothing is opened yet."""
        self.alias = alias

    def is_prepared(self) -> bool:
        """Whether the tables are there."""
        return Batch._meta.db_table in connections[self.alias].introspection.table_names()

    def prepare(self) -> None:
        """Create or bring up to date the tables."""
        call_command("migrate", "records", database=self.alias, verbosity=0, interactive=False)

    def close(self) -> None:
        """Close this thread's connection."""
        connections[self.alias].close()

    def propose(self, table: str, rows: pa.Table, complete: Sequence[str] | None = None) -> RecordsProposal:
        """Hold canonical rows of ``table`` against the present state, and change nothing.

        ``complete``: the rows are the whole table (an empty list), or the whole of what has their values in these
        columns; without it nothing ends. Where there are no rows, nothing ends either.

        Raises:
            KeyError: if there is no such table of records.
            pa.ArrowInvalid: if the rows do not have the canonical schema.
        """
        canonical = TABLES[table]
        values = rows.cast(arrow_schema(canonical)).to_pylist()
        last = {row_key(canonical, row): row for row in values}
        known = dict(self._current(table).values_list("row_key", "row_digest"))
        new, replaced = [], []
        for key, row in last.items():
            digest = known.get(key)
            if digest is None:
                new.append(row)
            elif digest != row_digest(canonical, row):
                replaced.append(row)
        schema = arrow_schema(canonical)
        return RecordsProposal(
            table,
            pa.Table.from_pylist(new, schema),
            pa.Table.from_pylist(replaced, schema),
            len(last) - len(new) - len(replaced),
            len(values) - len(last),
            () if complete is None else self._lacking(table, last, complete),
        )

    def post(self, proposal: RecordsProposal, batch: RecordsBatch) -> str:
        """Insert a proposal's rows in one transaction; return the digest of the state after it.

        A proposal that changes nothing leaves no batch.

        Raises:
            MaillageError: if the records changed since the proposal was made (``records-moved``).
        """
        if proposal.is_empty:
            return self.digest()
        canonical = TABLES[proposal.table]
        rows = [*proposal.new.to_pylist(), *proposal.replaced.to_pylist()]
        replaced = [row_key(canonical, row) for row in proposal.replaced.to_pylist()]
        ended = [[*proposal.ended]] if proposal.ended else []
        with transaction.atomic(using=self.alias):
            before = self._lock()
            entry = Batch.objects.using(self.alias).create(
                digest=digest_of([before, proposal.table, [row_digest(canonical, row) for row in rows], *ended]),
                table=proposal.table,
                file=batch.file,
                sender=batch.sender,
                recorded=datetime.now(UTC),
                new=proposal.new.num_rows,
                replaced=proposal.replaced.num_rows,
                unchanged=proposal.unchanged,
                quarantined=batch.quarantined,
                state="",
            )
            gone = sum(
                self._current(proposal.table).filter(row_key__in=part).update(superseded_by=entry)
                for part in _slices([*replaced, *proposal.ended])
            )
            fresh = [row_key(canonical, row) for row in proposal.new.to_pylist()]
            taken = any(self._current(proposal.table).filter(row_key__in=part).exists() for part in _slices(fresh))
            if gone != len(replaced) + len(proposal.ended) or taken:
                raise MaillageError(Finding(Severity.ERROR, "records-moved", {"table": proposal.table}))
            self._insert(canonical, rows, entry)
            state = self._compute_digest()
            Batch.objects.using(self.alias).filter(pk=entry.pk).update(state=state)
        return state

    def digest(self) -> str:
        """Return the digest of the present state."""
        return self.digest_after(self.last())

    def batches(self) -> QuerySet[Batch]:
        """Return all batches, oldest first."""
        return Batch.objects.using(self.alias).order_by("number")

    def last(self, *, until: datetime | None = None, state: str = "") -> int:
        """Return the number of the last batch: of all, recorded until an instant, or that left a state (a digest).

        0, the number of no batch, where there is none.
        """
        found = Batch.objects.using(self.alias).order_by("-number")
        if until is not None:
            found = found.filter(recorded__lte=until)
        if state:
            found = found.filter(state=state)
        number = found.values_list("number", flat=True).first()
        return int(number) if number is not None else 0

    def digest_after(self, batch: int) -> str:
        """Return the digest of the state after a batch; 0 is before the first.

        Raises:
            MaillageError: if there is no such batch (``records-no-batch``).
        """
        if batch == 0:
            return digest_of({})
        entry = Batch.objects.using(self.alias).filter(number=batch).first()
        if entry is None:
            raise MaillageError(Finding(Severity.ERROR, "records-no-batch", {"batch": batch}))
        return entry.state

    def state(self, batch: int | None = None) -> RecordsState:
        """Return every table as it was after batch number ``batch`` (0: before the first; None: the latest).

        A batch that comes in meanwhile changes nothing of the answer: rows after ``batch`` are not looked at.

        Raises:
            MaillageError: if there is no such batch (``records-no-batch``).
        """
        number = self.last() if batch is None else batch
        digest = self.digest_after(number)
        tables = {name: self._read(TABLES[name], number) for name in MODELS}
        return RecordsState({name: table for name, table in tables.items() if table.num_rows}, digest)

    def keys(self, table: str, column: str) -> list[str]:
        """Return the distinct values of a column of the present state, ascending."""
        values = self._current(table).values_list(f"c_{column}", flat=True).distinct().order_by(f"c_{column}")
        return [str(value) for value in values]

    def _current(self, table: str) -> QuerySet[Recorded]:
        rows: QuerySet[Recorded] = MODELS[table]._default_manager.using(self.alias)
        return rows.filter(superseded_by__isnull=True)

    def _lacking(self, table: str, rows: Mapping[str, dict[str, Any]], columns: Sequence[str]) -> tuple[str, ...]:
        """Return the keys of present rows that ``rows`` lack, where these have the same values in ``columns``."""
        covered = {tuple(row[name] for name in columns) for row in rows.values()}
        present = self._current(table).values_list("row_key", *(f"c_{name}" for name in columns))
        return tuple(sorted(key for key, *values in present if key not in rows and tuple(values) in covered))

    def _lock(self) -> str:
        """Let writers in one by one and return the batch before; SQLite's immediate transaction locks itself."""
        last = Batch.objects.using(self.alias).order_by("-number")
        if connections[self.alias].vendor == "postgresql":
            with connections[self.alias].cursor() as cursor:
                cursor.execute("LOCK TABLE records_batch IN SHARE ROW EXCLUSIVE MODE")
        entry = last.first()
        return entry.digest if entry is not None else ""

    def _insert(self, canonical: CanonicalTable, rows: Sequence[dict[str, Any]], entry: Batch) -> None:
        model = MODELS[canonical.name]
        made = (
            model(
                batch=entry,
                row_key=row_key(canonical, row),
                row_digest=row_digest(canonical, row),
                **{f"c_{name}": value for name, value in row.items()},
            )
            for row in rows
        )
        model._default_manager.using(self.alias).bulk_create(made, batch_size=_SLICE)

    def _compute_digest(self) -> str:
        sums: dict[str, str] = {}
        for name in sorted(MODELS):
            digests = self._current(name).values_list("row_digest", flat=True).iterator(chunk_size=10_000)
            total = sum(int(digest, 16) for digest in digests) % _LARGEST_SUM
            if total:
                sums[name] = f"{total:064x}"
        return digest_of(sums)

    def _read(self, canonical: CanonicalTable, batch: int) -> pa.Table:
        rows: QuerySet[Recorded] = MODELS[canonical.name]._default_manager.using(self.alias)
        rows = rows.filter(batch__lte=batch).filter(Q(superseded_by__isnull=True) | Q(superseded_by__gt=batch))
        names = [column.name for column in canonical.columns]
        found = sorted(rows.values_list("row_key", *(f"c_{name}" for name in names)).iterator(chunk_size=10_000))
        schema = arrow_schema(canonical)
        columns = list(zip(*found, strict=True))[1:] if found else [()] * len(names)
        return pa.table(
            [pa.array(values, schema.field(name).type) for name, values in zip(names, columns, strict=True)],
            schema=schema,
        )


def row_key(table: CanonicalTable, row: dict[str, Any]) -> str:
    """Return the canonical text of a row's key columns."""
    return canonical_json([row[name] for name in table.key]).decode()


def row_digest(table: CanonicalTable, row: dict[str, Any]) -> str:
    """Return the SHA-256 of a row's table and content, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json([table.name, row])).hexdigest()


def _slices(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    # SQLite takes a limited number of parameters in one statement.
    return (keys[start : start + _SLICE] for start in range(0, len(keys), _SLICE))
