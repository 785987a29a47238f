"""One ledger read for several policies: the answers are those of the ledger, and asked once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pytest

from maillage.actions.book import Book
from maillage.actions.policy.shared import SharedReader
from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.kernel.period import Month
from maillage.engine.ledger.query import LedgerQuery, LedgerReader, LedgerState
from maillage.engine.measures.questions import questions
from maillage.engine.policy.read import read_policy
from tests.actions.policy.channel_book import DAY, book_with_channel, policy_text

MORE = "  servers: {sum: quantity, where: {line: servers}, window: {trailing_months: 12}}\n"


class Counting:
    """A reader that counts how often it is asked."""

    def __init__(self, reader: LedgerReader) -> None:
        self.reader, self.times = reader, 0

    @property
    def state(self) -> LedgerState:
        return self.reader.state

    def currencies(self) -> Sequence[tuple[str, Month]]:
        return self.reader.currencies()

    def read(self, queries: Sequence[LedgerQuery], offerings: pa.Table) -> pa.Table:
        self.times += 1
        return self.reader.read(queries, offerings)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = book_with_channel(tmp_path / "book")
    yield made
    made.records().close()


def asked(book: Book, text: str) -> tuple[Sequence[LedgerQuery], pa.Table]:
    records = book.records_state()
    sold = book.ledger().reader().currencies()
    found = questions(read_policy(text, "p.yaml").policy, DAY, records, sold, EcbRates())
    return found.queries, records.table("offerings")


def test_the_same_questions_are_asked_once_whatever_they_are_called(book: Book) -> None:
    counting = Counting(book.ledger().reader())
    shared = SharedReader(counting)
    wide, narrow = asked(book, policy_text().replace("tiers:\n", MORE + "tiers:\n", 1)), asked(book, policy_text())
    for queries in (wide, narrow, wide):
        found, wanted = shared.read(*queries), book.ledger().reader().read(*queries)
        assert found.equals(wanted)
    assert counting.times == 1
    assert (shared.state, shared.currencies()) == (counting.state, counting.currencies())


def test_a_question_that_is_new_is_asked(book: Book) -> None:
    counting = Counting(book.ledger().reader())
    shared = SharedReader(counting)
    narrow, wide = asked(book, policy_text()), asked(book, policy_text().replace("tiers:\n", MORE + "tiers:\n", 1))
    for queries in (narrow, wide, narrow):
        assert shared.read(*queries).equals(book.ledger().reader().read(*queries))
    assert counting.times == 2
