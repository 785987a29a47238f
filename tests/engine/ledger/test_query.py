"""What a question says by itself."""

from __future__ import annotations

from decimal import Decimal

from maillage.engine.kernel.period import Month
from maillage.engine.ledger.query import LedgerQuery, LedgerState, RateTable


def test_sums_are_rounded_to_the_cent_unless_said_otherwise() -> None:
    assert RateTable("EUR", {("USD", Month(2026, 1)): Decimal("0.9")}).round_to == Decimal("0.01")


def test_a_question_has_no_floor_and_a_state_no_detail_unless_said() -> None:
    assert LedgerQuery.__dataclass_fields__["floor"].default is None
    assert LedgerState("d", 0) == LedgerState("d", 0, {})
