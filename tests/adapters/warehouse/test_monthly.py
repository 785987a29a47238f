"""Whole numbers convert and round as decimals do; what 64 bits may not hold is left to an engine."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.adapters.warehouse.ledger import Ledger
from maillage.adapters.warehouse.monthly import TooLarge, answer_by_months, total_in_millionths
from maillage.engine.ledger.query import RateTable
from tests.adapters.warehouse.shop import batch, line, lines
from tests.adapters.warehouse.test_readers import OFFERS, ask

AMOUNTS = st.integers(-(10**15), 10**15)
RATES = st.none() | st.decimals("0.00000001", "20000", places=8)
STEPS = st.sampled_from(["0.01", "0.05", "1", "10", "0.0001", "0.000001", "0.3"])


@given(st.lists(AMOUNTS, min_size=1, max_size=5), RATES, STEPS)
def test_amounts_convert_and_round_as_decimals(amounts: list[int], rate: Decimal | None, step: str) -> None:
    to = Decimal(step)
    expected = [
        int((Decimal(amount) / 10_000 * (1 if rate is None else rate) / to).quantize(Decimal(1), ROUND_HALF_UP) * to
            * 1_000_000) for amount in amounts
    ]  # fmt: skip
    try:
        found = total_in_millionths(np.array(amounts, np.int64), "amount", rate, RateTable("EUR", {}, to))
    except TooLarge:
        assert max(map(abs, expected)) >= 2**61
    else:
        assert found.tolist() == expected


def test_pieces_and_lines_are_counted_in_millionths() -> None:
    plain = RateTable("EUR", {})
    assert total_in_millionths(np.array([15_000]), "quantity", None, plain).tolist() == [1_500_000]
    assert total_in_millionths(np.array([3]), "entries", None, plain).tolist() == [3_000_000]


@pytest.mark.parametrize(("amount", "months"), [("90000000000000", 1), ("4000000000000", 2)])
def test_what_is_too_large_for_64_bits_is_left_to_the_engine(tmp_path: Path, amount: str, months: int) -> None:
    ledger = Ledger(tmp_path)
    ledger.post(ledger.propose(lines(*(line("p1", amount, f"2026-0{at + 1}-01") for at in range(months))), batch()))
    with pytest.raises(TooLarge):
        answer_by_months([ask("a")], OFFERS, [str(file) for file in tmp_path.glob("month=*/*.parquet")], 1)


def test_a_month_of_several_files_is_rounded_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for number in range(3):
        table = lines(line("p2", "0.004", document=f"d{number}"), line("p1", "0.003", document=f"e{number}"))
        ledger.post(ledger.propose(table, batch(f"b{number}")))
    files = [str(file) for file in tmp_path.glob("month=*/*.parquet")]
    assert len(files) == 3
    found = answer_by_months([ask("a")], OFFERS, files, 2)
    assert found.to_pydict() == {"partner": ["p1", "p2"], "q0": [10_000, 10_000]}
