"""Books of the small channel on both databases, filled in any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from maillage.actions.book import Book
from maillage.engine.kernel.period import Period
from maillage.engine.ledger.batch import Batch
from tests.actions.policy.channel_book import SALES, policy_text, records
from tests.databases import database, postgres_template, sqlite_template
from tests.engine.channel import arrow

__all__ = ["book", "database", "embedded", "postgres_template", "sqlite_template"]

Rows = Sequence[Mapping[str, Any]]


def book_at(folder: Path, address: str, policy: str = "") -> Book:
    """A book with a policy and nothing else, whose settings name a database."""
    (folder / "policies").mkdir(parents=True)
    (folder / "policies" / "trial.yaml").write_text(policy or policy_text(), encoding="utf-8")
    (folder / "maillage.yaml").write_text(f"policy: trial\nlanguage: en\ndatabase: {address}\n", encoding="utf-8")
    return Book(folder)


def post(book: Book, table: str, rows: Rows, order: Random | None = None) -> None:
    from maillage.records.store import RecordsBatch

    made = shuffled(arrow(table, rows), order)
    store = book.records()
    store.post(store.propose(table, made), RecordsBatch(f"{table}.csv"))


def sell(book: Book, *rows: Mapping[str, Any], name: str = "b", order: Random | None = None) -> None:
    ledger = book.ledger()
    period = Period(date(2026, 3, 1), date(2026, 4, 1))
    ledger.post(
        ledger.propose(shuffled(arrow("sell_through", rows), order), Batch(name, "w", f"{name}.csv", name, period))
    )


def shuffled(table: pa.Table, order: Random | None) -> pa.Table:
    places = list(range(len(table)))
    if order is not None:
        order.shuffle(places)
    return table.take(pa.array(places, pa.int64()))


def line(partner: str, thousands: int, **more: Any) -> dict[str, Any]:
    return {"sender": "w", "document": f"d-{partner}", "line_no": "1", "transaction": "sale", "sold": date(2026, 3, 1),
            "partner": partner, "offering": "r1", "route": "direct", "quantity": Decimal(1),
            "amount": Decimal(thousands * 1000), "currency": "EUR"} | more  # fmt: skip


LINES = [line(*sale) for sale in SALES.items()]


def fill(book: Book, order: Random | None = None) -> None:
    tables = [*records().items()]
    if order is not None:
        order.shuffle(tables)
    for name, rows in tables:
        post(book, name, rows, order)
    sell(book, *LINES, order=order)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.fixture
def book(database: str, tmp_path: Path) -> Iterator[Book]:
    made = book_at(tmp_path / "book", database)
    yield made
    made.records().close()


@pytest.fixture
def embedded(tmp_path: Path, sqlite_template: Path) -> Iterator[Book]:
    (tmp_path / "embedded.sqlite3").write_bytes(sqlite_template.read_bytes())
    made = book_at(tmp_path / "embedded", f"sqlite:///{tmp_path}/embedded.sqlite3")
    yield made
    made.records().close()
