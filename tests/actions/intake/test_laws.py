"""The same lines give the same ledger, however they are delivered; and nothing is lost on the way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.actions.book import Book
from maillage.actions.intake import check as check_module
from maillage.actions.intake.accept import Accepted, accept
from maillage.actions.intake.batches import batches
from maillage.adapters.warehouse.ledger import Batch
from maillage.engine.kernel.period import Period
from tests.actions.intake.here import read_here
from tests.actions.intake.wholesaler import SALES, book_in, report

MAPPING = SALES.replace("currency: {constant: EUR}", "currency: Currency") + "drop: {column: Partner, is: skip}\n"


@dataclass
class Place:
    """A folder with books and files; ``taken`` takes lines in and returns what became of them."""

    folder: Path

    def book(self, name: str) -> Book:
        shutil.copytree(self.folder / "template", self.folder / "now" / name)
        return Book(self.folder / "now" / name)

    def taken(self, book: Book, lines: list[str], name: str = "file.csv") -> Accepted:
        file = report(self.folder, *lines, name=name)
        text = file.read_text(encoding="utf-8").replace("Amount\n", "Amount;Currency\n", 1)
        file.write_text(text, encoding="utf-8")
        return accept(book, file, "laws", overlap=True)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty book, of which each example gets copies."""
    folder = tmp_path_factory.mktemp("laws")
    book = book_in(folder / "template")
    (book.mappings / "laws.yaml").write_text(MAPPING, encoding="utf-8")
    return folder


@contextmanager
def place(folder: Path) -> Iterator[Place]:
    try:
        with patch.object(check_module, "read_raw", read_here):
            yield Place(folder)
    finally:
        shutil.rmtree(folder / "now")


def written(at: int, cells: tuple[str, str, str, str]) -> str:
    partner, day, amount, currency = cells
    return f"D{at};1;{day};{partner};R1;1;{amount};{currency}"


LINES = st.lists(
    st.tuples(
        st.sampled_from(["p1", "p2", "skip"]),
        st.sampled_from(["2026-01-01", "2026-01-31", "2026-02-01", "2026-02-30"]),
        st.sampled_from(["1", "0.0001", "99999999999.99", "2,5"]),
        st.sampled_from(["EUR", "USD", "euro"]),
    ),
    min_size=1, max_size=12,
).map(lambda rows: [written(at, cells) for at, cells in enumerate(rows)])  # fmt: skip
FEW = settings(max_examples=6, deadline=None)


@FEW
@given(LINES, st.data())
def test_however_lines_are_delivered_the_ledger_is_the_same(
    template: Path, lines: list[str], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(lines))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(lines)), max_size=3)))
    pieces = [shuffled[start:end] for start, end in zip([0, *cuts], [*cuts, len(lines)], strict=True)]
    # Each file may hold lines of the one before again, and lines twice.
    sent = [*(piece + before[:2] + piece[:1] for before, piece in zip([[], *pieces], pieces, strict=False)), lines]
    with place(template) as here:
        once, often = here.book("once"), here.book("often")
        here.taken(once, lines)
        for at, piece in enumerate(data.draw(st.permutations(sent))):
            here.taken(often, piece, f"{at}.csv")
        assert often.ledger().state().digest == once.ledger().state().digest
        assert often.ledger().lines().equals(once.ledger().lines())
        assert often.ledger().verify() == ()
        before = (often.ledger().state(), len(batches(often)))
        assert here.taken(often, shuffled, "again.csv").changed is False
        assert (often.ledger().state(), len(batches(often))) == before


@FEW
@given(LINES)
def test_what_is_read_is_accepted_refused_or_left_out_to_the_last_cent(template: Path, lines: list[str]) -> None:
    with place(template) as here:
        book = here.book("book")
        receipt = here.taken(book, lines).receipt
        assert receipt.read == len(lines) == receipt.accepted + receipt.quarantined + receipt.left_out
        assert receipt.left_out == sum(";skip;" in line for line in lines)
        assert receipt.accepted == receipt.fresh
        for currency, total in receipt.totals.get("read", {}).items():
            parts = (receipt.totals[name].get(currency, Decimal(0)) for name in ("accepted", "quarantined"))
            assert sum(parts) == total
        posted = book.ledger().lines()
        for currency, total in receipt.totals.get("accepted", {}).items():
            amounts = posted.filter(pc.equal(posted["currency"], currency))["amount"]
            assert (pc.sum(amounts).as_py() or Decimal(0)) == total


@FEW
@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=5), st.integers(0, 4), st.integers(1, 10_000))
def test_a_correction_is_a_reversal_and_new_lines(template: Path, amounts: list[int], which: int, right: int) -> None:
    at = which % len(amounts)
    lines = [written(number, ("p1", "2026-01-05", str(amount), "EUR")) for number, amount in enumerate(amounts)]
    changed = written(at, ("p1", "2026-01-05", str(right), "EUR"))
    with place(template) as here:
        book = here.book("book")
        here.taken(book, lines)
        before = book.ledger().state().digest
        # The number of a line that the ledger holds takes no other content.
        direct = here.taken(book, [changed])
        assert direct.receipt.conflicts == (0 if changed == lines[at] else 1)
        assert book.ledger().state().digest == before
        ledger = book.ledger()
        undone = ledger.reversal_of("w1", f"D{at}")
        day = Period(date(2026, 1, 5), date(2026, 1, 6))
        ledger.post(ledger.propose(undone, Batch("undo", "w1", "undo", "undo", day)))
        here.taken(book, [changed.replace(f"D{at};", f"D{at}-bis;")])
        left = sum(amounts) - amounts[at] + right
        assert pc.sum(book.ledger().lines()["amount"]).as_py() == left
        assert len(book.ledger().lines()) == len(amounts) + 2
