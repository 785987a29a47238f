"""Reading the ledger with DuckDB, inside the process."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from maillage.adapters.warehouse.monthly import TooLarge, answer_by_months
from maillage.adapters.warehouse.months import place_of
from maillage.adapters.warehouse.reading import Tables, answer
from maillage.engine.kernel.period import Month
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.ledger.query import LedgerQuery, LedgerState
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import SELL_THROUGH


class DuckdbReader:
    """A reader of the files of one state of the ledger; see ``LedgerReader``.

    DuckDB sees these files, the tables that we hand it, and nothing else.
    """

    def __init__(
        self,
        state: LedgerState,
        files: Mapping[str, int],
        currencies: Sequence[tuple[str, Month]],
        *,
        threads: int = 2,
        memory: str = "3GiB",
    ) -> None:
        """Remember what to read: ``files`` of lines, each with its size in bytes."""
        self._state = state
        self._sizes = files
        self._files = list(files)
        self._currencies = list(currencies)
        self._threads = threads
        self._memory = memory

    @property
    def state(self) -> LedgerState:
        """The state that every answer is about."""
        return self._state

    def currencies(self) -> Sequence[tuple[str, Month]]:
        """The pairs of currency and month that occur, sorted."""
        return self._currencies

    def read(self, queries: Sequence[LedgerQuery], offerings: pa.Table) -> pa.Table:
        """Answer all queries; see ``LedgerReader.read``.

        Raises:
            MaillageError: if the memory given is not enough (``ledger-memory``), a file cannot be read
                (``ledger-file-bad``) or a sum is beyond the largest quantity (``ledger-overflow``).
        """
        for file, size in self._sizes.items():
            # Questions may be answered from the sums by month; a ledger that lost lines must not go on unseen.
            if not Path(file).is_file() or Path(file).stat().st_size != size:
                raise MaillageError(Finding(Severity.ERROR, "ledger-file-bad", {"file": file}))
        try:
            if all(place_of(Path(file)).is_file() for file in self._files):
                try:
                    return answer(queries, offerings, self._run, partial(self._by_month, offerings))
                except (TooLarge, OSError, pa.ArrowException):
                    # The lines themselves say what their sums can't.
                    pass
            return answer(queries, offerings, self._run)
        except duckdb.OutOfMemoryException:
            raise MaillageError(Finding(Severity.ERROR, "ledger-memory", {"memory": self._memory})) from None
        except (duckdb.OutOfRangeException, duckdb.ConversionException):
            raise MaillageError(Finding(Severity.ERROR, "ledger-overflow")) from None
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            known = (name for name in self._files if name in str(error))
            raise MaillageError(Finding(Severity.ERROR, "ledger-file-bad", {"file": next(known, "?")})) from None

    def _by_month(self, offerings: pa.Table, queries: Sequence[LedgerQuery]) -> pa.Table:
        return answer_by_months(queries, offerings, self._files, self._threads)

    def _run(self, statements: list[str], tables: Tables) -> list[pa.Table]:
        with duckdb.connect(config={"threads": self._threads, "memory_limit": self._memory}) as connection:
            spill = Path(tempfile.gettempdir(), f"maillage-{os.getpid()}-{id(self)}")
            connection.execute("SET temp_directory = $1", [str(spill)])
            self._give(connection, tables)
            return [connection.sql(statement).to_arrow_table() for statement in statements]

    def _give(self, connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
        if self._files:
            connection.execute("SET allowed_paths = $1", [self._files])
            listed = ", ".join("'" + name.replace("'", "''") + "'" for name in self._files)
            view = f"CREATE TEMP VIEW lines AS SELECT * FROM read_parquet([{listed}])"  # nosec B608 # quoted paths of ours
            connection.execute(view)
        else:
            connection.register("lines", arrow_schema(SELL_THROUGH).empty_table())
        for name, table in tables.items():
            connection.register(name, table)
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
