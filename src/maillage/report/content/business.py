"""The business of partners: the measure that stands for revenue, and parts of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from maillage.engine.kernel.quantity import Integers, Quantity
from maillage.engine.measures.types import Flags
from maillage.engine.plan import Plan


@dataclass(frozen=True)
class Business:
    """Revenue in millionths of ``unit``: (n,) over the partners, zero where unknown. ``measure``: "" without one."""

    measure: str
    micro: Integers
    unit: str

    @property
    def total(self) -> Quantity:
        """That of all partners."""
        return self.of(np.ones(len(self.micro), np.bool_))

    def of(self, chosen: Flags | list[int]) -> Quantity:
        """Return that of the partners marked, or of those at the places listed."""
        return Quantity(sum(self.micro[chosen].tolist()), self.unit)

    def at(self, index: int) -> Quantity | None:
        """Return that of one partner; None without a measure."""
        return Quantity(int(self.micro[index]), self.unit) if self.measure else None


def business_of(plan: Plan) -> Business:
    """Return the revenue by which the comparison weighs partners."""
    name = plan.comparison.revenue
    column = plan.measures.columns.get(name)
    if column is None:
        return Business("", np.zeros(len(plan.measures.partners), np.int64), plan.policy.currency)
    return Business(name, np.where(column.known, column.micro, 0), column.unit)
