"""How evenly work is spread: whole numbers, exact."""

from __future__ import annotations

from typing import Final

from maillage.engine.comparison.types import Balance
from maillage.engine.kernel.quantity import MILLIONTHS, Integers

CORRIDOR: Final = 150_000
"""15 % either side of the mean: often held acceptable in territory alignment."""


def balance_of(values: Integers, of: str, when: str, role: str = "") -> Balance:
    """Return how evenly ``values`` (k,), none below zero, are spread.

    Distances are compared in Python's whole numbers, so that nothing is rounded before the end; each ratio is rounded
    half up at the millionth. Without anything to spread all is even.
    """
    each = sorted(int(value) for value in values.tolist())
    many, total = len(each), sum(each)
    if total <= 0:
        return Balance(of, when, role, many, 0, 0, MILLIONTHS if many else 0, 0)
    # A distance from the mean as a part of it is |value * many - total| / total.
    away = [abs(value * many - total) for value in each]
    within = sum(distance * MILLIONTHS <= CORRIDOR * total for distance in away)
    ranked = sum((2 * place - many + 1) * value for place, value in enumerate(each))
    return Balance(
        of,
        when,
        role,
        many,
        rounded(total, many),
        rounded(max(away) * MILLIONTHS, total),
        rounded(within * MILLIONTHS, many),
        rounded(ranked * MILLIONTHS, many * total),
    )


def rounded(top: int, bottom: int) -> int:
    """Return ``top / bottom`` rounded half up; both at least zero."""
    return (2 * top + bottom) // (2 * bottom)
