"""The ledger: nothing lost, nothing doubled, every earlier state askable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa

from maillage.adapters.warehouse.ledger import Ledger
from maillage.engine.kernel.period import Month, Period
from maillage.engine.ledger.batch import Batch
from maillage.engine.ledger.query import LedgerQuery, RateTable
from maillage.engine.policy.types.measures import Filter
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

SALES = arrow_schema(TABLES["sell_through"])
OFFERINGS = pa.Table.from_pylist(
    [
        {"offering": "X1", "line": "servers", "market": "unix"},
        {"offering": "P1", "line": "desktops", "market": "intel"},
    ],
    arrow_schema(TABLES["offerings"]),
)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
RATES = RateTable("EUR", {("EUR", Month(2026, 1)): Decimal(1), ("USD", Month(2026, 1)): Decimal("0.9")})


def line(number: int, partner: str, amount: str, offering: str = "X1", currency: str = "EUR") -> dict[str, object]:
    return {
        "sender": "W1", "document": "D1", "line_no": str(number), "transaction": "sale", "sold": date(2026, 1, 15),
        "partner": partner, "offering": offering, "route": "wholesale", "quantity": Decimal(1),
        "amount": Decimal(amount), "currency": currency,
    }  # fmt: skip


def table(*lines: dict[str, object]) -> pa.Table:
    return pa.Table.from_pylist(list(lines), SALES)


def batch(name: str) -> Batch:
    return Batch(name * 8, "W1", f"{name}.csv", name * 8, Period(date(2026, 1, 1), date(2026, 2, 1)))


LINES = [line(1, "A", "100.10"), line(2, "B", "50", "P1"), line(3, "A", "10.005", currency="USD")]


def test_the_same_lines_again_in_another_order_and_file_change_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    first = ledger.post(ledger.propose(table(*LINES), batch("a")))
    again = ledger.propose(table(*reversed(LINES)), batch("b"))
    assert (len(again.fresh), len(again.already), len(again.conflicts)) == (0, 3, 0)
    assert ledger.post(again).digest == first.digest
    assert ledger.state().lines == 3


def test_a_state_does_not_depend_on_how_lines_were_split(tmp_path: Path) -> None:
    whole, parts = Ledger(tmp_path / "whole"), Ledger(tmp_path / "parts")
    one = whole.post(whole.propose(table(*LINES), batch("a")))
    parts.post(parts.propose(table(LINES[2]), batch("b")))
    assert parts.post(parts.propose(table(*LINES[:2]), batch("c"))).digest == one.digest


def test_another_content_under_the_same_key_is_refused(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    before = ledger.post(ledger.propose(table(*LINES), batch("a")))
    changed = ledger.propose(table(line(1, "A", "999")), batch("b"))
    assert (len(changed.fresh), len(changed.conflicts)) == (0, 1)
    assert ledger.post(changed).digest == before.digest


def test_a_question_is_answered_in_exact_millionths_after_conversion(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.post(ledger.propose(table(*LINES), batch("a")))
    asked = (
        LedgerQuery("revenue", "amount", YEAR, Filter(), RATES),
        LedgerQuery("intel", "amount", YEAR, Filter(market=["intel"]), RATES),
        LedgerQuery("pieces", "quantity", YEAR, Filter(), RATES),
    )
    found = ledger.reader().read(asked, OFFERINGS).to_pylist()
    # 100.10 € + round(10.005 $ × 0.9) = 100.10 + 9.00
    assert found == [
        {"partner": "A", "revenue": 109_100_000, "intel": None, "pieces": 2_000_000},
        {"partner": "B", "revenue": 50_000_000, "intel": 50_000_000, "pieces": 1_000_000},
    ]


def test_a_flipped_byte_is_found(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.post(ledger.propose(table(*LINES), batch("a")))
    assert ledger.verify() == ()
    file = next(tmp_path.rglob("*.parquet"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.chmod(0o600)
    file.write_bytes(bytes(content))
    assert Ledger(tmp_path).verify() != ()
