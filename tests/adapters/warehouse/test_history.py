"""One partner's sales by month and offering add up to what every engine answers of all partners."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from maillage.adapters.warehouse.history import Bought
from maillage.adapters.warehouse.ledger import Ledger
from maillage.engine.kernel.period import Month
from maillage.engine.kernel.reason import MaillageError
from tests.adapters.warehouse.shop import batch, line
from tests.adapters.warehouse.shop import lines as made
from tests.adapters.warehouse.test_readers import OFFERS, SALES, ask


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    found = Ledger(tmp_path)
    found.post(found.propose(SALES, batch()))
    return found


def test_months_offerings_returns_and_currencies(ledger: Ledger) -> None:
    found = ledger.history(1, "p1", ask("a"), OFFERS)
    assert found[:3] == [
        Bought(Month(2026, 1), "x1", 100_000_000),
        Bought(Month(2026, 1), "x2", 1_000_000_000),
        Bought(Month(2026, 2), "x1", 20_000),
    ]
    # 7 USD at 0.87654321, to the cent; and what came back subtracts.
    assert Bought(Month(2026, 4), "x3", 6_140_000) in found
    assert Bought(Month(2026, 3), "x2", -200_000_000) in found


@pytest.mark.parametrize("where", [{}, {"market": ["unix"]}, {"route": ["direct"]}, {"not": {"line": ["servers"]}}])
def test_it_adds_up_to_the_answer_for_all_partners(ledger: Ledger, where: dict[str, object]) -> None:
    question = ask("a", **where)
    answered = {row["partner"]: row["a"] for row in ledger.reader().read([question], OFFERS).to_pylist()}
    for partner in ("p1", "p2", "nobody"):
        total = sum(one.micro for one in ledger.history(1, partner, question, OFFERS))
        assert total == (answered.get(partner) or 0)


def test_without_the_sums_by_month_the_lines_themselves_are_read(ledger: Ledger) -> None:
    kept = ledger.history(1, "p1", ask("a"), OFFERS)
    for file in ledger.folder.glob("_months/*.arrow"):
        file.unlink()
    assert ledger.history(1, "p1", ask("a"), OFFERS) == kept


def test_a_later_delivery_is_not_seen_by_an_earlier_version(ledger: Ledger) -> None:
    ledger.post(ledger.propose(made(line(amount=5, document="later")), batch("b2")))
    assert ledger.history(1, "p1", ask("a"), OFFERS) != ledger.history(2, "p1", ask("a"), OFFERS)


def test_a_lost_file_and_a_sum_too_large_are_told(ledger: Ledger) -> None:
    huge = line(amount=Decimal(90_000_000_000_000), document="huge")
    ledger.post(ledger.propose(made(huge), batch("b2")))
    with pytest.raises(MaillageError) as raised:
        ledger.history(2, "p1", ask("a"), OFFERS)
    assert raised.value.findings[0].code == "ledger-overflow"
    for file in [*ledger.folder.glob("_months/*.arrow"), *ledger.folder.glob("month=2026-01/*")]:
        file.unlink()
    with pytest.raises(MaillageError) as raised:
        ledger.history(1, "p1", ask("a"), OFFERS)
    assert raised.value.findings[0].code == "ledger-file-bad"
