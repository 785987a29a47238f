"""Reading the ledger with Spark, where one machine no longer holds it: the same statements, the same answers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from maillage.adapters.warehouse.reading import Tables, answer
from maillage.engine.kernel.period import Month
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.ledger.query import LedgerQuery, LedgerState
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import SELL_THROUGH

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MASTER = "MAILLAGE_SPARK_MASTER"
"""Environment variable that names the cluster; two cores of this machine without it."""


class SparkReader:
    """A reader of the files of one state of the ledger; see ``LedgerReader``."""

    def __init__(self, state: LedgerState, files: Sequence[str], currencies: Sequence[tuple[str, Month]]) -> None:
        """Remember what to read.

        Raises:
            MaillageError: if pyspark or Java is not installed (``ledger-no-spark``).
        """
        self._state = state
        self._files = list(files)
        self._currencies = list(currencies)
        self._session = session()

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
            MaillageError: if a sum is beyond the largest quantity (``ledger-overflow``) or a file cannot be read
                (``ledger-file-bad``).
        """
        from py4j.protocol import Py4JError  # type: ignore[import-untyped] # py4j carries no types
        from pyspark.errors import PySparkException

        try:
            return answer(queries, offerings, self._run)
        except (PySparkException, Py4JError) as error:
            text = str(error)
            if any(word in text for word in ("OVERFLOW", "CANNOT_CHANGE_DECIMAL_PRECISION", "NUMERIC_VALUE_OUT")):
                raise MaillageError(Finding(Severity.ERROR, "ledger-overflow")) from None
            known = (name for name in self._files if name in text)
            raise MaillageError(Finding(Severity.ERROR, "ledger-file-bad", {"file": next(known, "?")})) from None

    def _run(self, statements: list[str], tables: Tables) -> list[pa.Table]:
        lines = (
            self._session.read.parquet(*self._files)
            if self._files
            else self._session.createDataFrame(arrow_schema(SELL_THROUGH).empty_table())
        )
        lines.createOrReplaceTempView("lines")
        for name, table in tables.items():
            self._session.createDataFrame(table).createOrReplaceTempView(name)
        return [self._session.sql(statement).toArrow() for statement in statements]


def session() -> SparkSession:
    """Return the Spark session of this process, made where there is none.

    Raises:
        MaillageError: if pyspark or Java is not installed (``ledger-no-spark``).
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise MaillageError(Finding(Severity.ERROR, "ledger-no-spark")) from None
    try:
        return (
            SparkSession.builder.master(os.environ.get(MASTER, "local[2]"))
            .appName("maillage")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )
    except (PySparkException, OSError):
        raise MaillageError(Finding(Severity.ERROR, "ledger-no-spark")) from None
