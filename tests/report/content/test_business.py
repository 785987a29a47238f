"""Revenue of all, of some, of one; zero and nothing where the policy measures none."""

from dataclasses import replace

import numpy as np

from maillage.engine.kernel.quantity import Quantity
from maillage.report.content.business import business_of
from tests.report.shown import PARTNERS, plan


def test_sums_are_exact() -> None:
    business = business_of(plan())
    assert business.total == Quantity.of(sum(p.revenue or 0 for p in PARTNERS) * 1_000_000, "EUR")
    assert business.at(0) == Quantity.of(30_000_000, "EUR")
    assert business.of(np.arange(len(PARTNERS)) < 2) == Quantity.of(60_000_000, "EUR")


def test_without_a_measure_there_is_none() -> None:
    made = plan()
    business = business_of(replace(made, comparison=replace(made.comparison, revenue="")))
    assert (business.at(0), business.total.micro) == (None, 0)
