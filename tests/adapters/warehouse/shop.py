"""Sell-through lines for tests, in a few words each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from maillage.adapters.warehouse.lines import LINES
from maillage.engine.kernel.period import Period
from maillage.engine.ledger.batch import Batch
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES


def line(partner: str = "p1", amount: str | int = 100, sold: str = "2026-01-15", **more: Any) -> dict[str, Any]:
    """A sale by wholesaler w of one piece of x1."""
    row = {
        "sender": "w", "document": "d1", "line_no": "1", "transaction": "sale", "sold": date.fromisoformat(sold),
        "partner": partner, "offering": "x1", "route": "wholesale", "quantity": Decimal(1),
        "amount": Decimal(amount), "currency": "EUR", "customer": None, "corrects": None,
    }  # fmt: skip
    return row | more


def lines(*rows: Mapping[str, Any], numbered: bool = True) -> pa.Table:
    """Lines as the ledger takes them; each gets a document of its own unless it says one."""
    made = [
        {**row, "document": f"{row['sold']}-{row['partner']}-{at}"} if numbered and row["document"] == "d1" else row
        for at, row in enumerate(rows)
    ]
    return pa.Table.from_pylist(made, LINES)


def batch(name: str = "b1", file: str = "january.csv", start: str = "2026-01-01", end: str = "2026-02-01") -> Batch:
    """A delivered file of wholesaler w."""
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    return Batch(name, "w", file, f"digest of {file}", period, {"read": 3}, {"accepted": {"EUR": Decimal("1.5")}})


def offerings(*rows: Sequence[str | None]) -> pa.Table:
    """Offerings as (offering, line, market, unit, technology)."""
    names = ("offering", "line", "market", "unit", "technology")
    listed = [dict(zip(names, row, strict=False)) for row in rows]
    return pa.Table.from_pylist(listed, arrow_schema(TABLES["offerings"]))
