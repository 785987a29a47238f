"""One ledger read for several policies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from maillage.engine.kernel.period import Month
from maillage.engine.ledger.query import LedgerQuery, LedgerReader, LedgerState


class SharedReader:
    """A ledger reader that remembers: what a second policy asks again is not asked of the ledger again."""

    def __init__(self, reader: LedgerReader) -> None:
        """Read through ``reader``."""
        self._reader = reader
        self._asked: list[LedgerQuery] = []
        self._names: list[str] = []
        self._answers: pa.Table | None = None

    @property
    def state(self) -> LedgerState:
        """The state that every answer is about."""
        return self._reader.state

    def currencies(self) -> Sequence[tuple[str, Month]]:
        """The pairs of currency and month that occur, sorted."""
        return self._reader.currencies()

    def read(self, queries: Sequence[LedgerQuery], offerings: pa.Table) -> pa.Table:
        """Answer all queries; see ``LedgerReader.read``. ``offerings`` are the same each time."""
        unnamed = [replace(query, name="") for query in queries]
        if self._answers is None or any(query not in self._asked for query in unnamed):
            self._answers = self._reader.read(queries, offerings)
            self._asked, self._names = unnamed, [query.name for query in queries]
            return self._answers
        columns = {query.name: self._answers[self._names[self._asked.index(bare)]]
                   for query, bare in zip(queries, unnamed, strict=True)}  # fmt: skip
        return pa.table({"partner": self._answers["partner"], **columns})
