"""Three plans that a policy could have."""

from __future__ import annotations

from typing import Final

from maillage.engine.comparison.tradeoff import Option, Prices
from maillage.engine.kernel.quantity import HOURS, RATIO, Quantity


def option(ended: int, deviation: int, moving: Quantity | None = None, within: int | None = None,
           keep: int | None = None, *, own: bool = False) -> Option:  # fmt: skip
    """A plan that ends so many relationships and leaves a seat so many thousandths from its even share."""
    contact = None if own else Quantity(8_000_000, HOURS)
    corridor = None if within is None else Quantity(within, RATIO)
    prices = Prices(moving, contact, 0 if own else 1, corridor, keep)
    return Option(
        prices=prices, own=own, partners=ended // 2, revenue=Quantity(ended * 10**9, "EUR"), ended=ended,
        old=ended // 10, contacts=12, seats=5, within=Quantity(150_000, RATIO),
        deviation=Quantity(deviation * 1000, RATIO), inside=Quantity(400_000, RATIO), gini=Quantity(280_071, RATIO),
        overload=Quantity(3_000_000, HOURS), digest="0" * 64,
    )  # fmt: skip


OPTIONS: Final = (
    option(0, 880, Quantity(8_000_000, HOURS), keep=3, own=True),
    option(200, 500, Quantity(2_000_000, HOURS), keep=3),
    option(400, 0, Quantity(500_000, HOURS), within=50_000),
)
