"""Exact quantities: every measured value is a whole number of millionths of its unit.

One scale for all units lets a stage compute over 64-bit integers for a whole channel at once, so that the same
inputs give the same bytes on any machine. The largest value is 9.2 million million units.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import gcd
from typing import Final

import numpy as np
from numpy.typing import NDArray

MILLIONTHS: Final = 1_000_000
LARGEST: Final = 2**63 - 1

RATIO: Final = "ratio"
"""Unit of shares and growth: 1 is 100 %."""
COUNT: Final = "count"
"""Unit of things that are counted."""
POINTS: Final = "points"
"""Unit of scores."""
HOURS: Final = "hours"
"""Unit of workload, per year unless the policy says otherwise."""
TEXT: Final = "text"
"""Unit of attributes that are words: no arithmetic on them."""

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount of something: ``micro`` millionths of ``unit``.

    ``unit`` is an ISO 4217 currency code (three capital letters) or one of ``ratio``, ``count``, ``points``,
    ``hours``.
    """

    micro: int
    unit: str

    @classmethod
    def of(cls, value: Decimal | int | str, unit: str) -> Quantity:
        """Return ``value`` units as a quantity, rounded half up at the millionth.

        Raises:
            OverflowError: if the value does not fit a signed 64-bit count of millionths.
        """
        micro = int((Decimal(value) * MILLIONTHS).quantize(Decimal(1), rounding=ROUND_HALF_UP))
        if abs(micro) > LARGEST:
            raise OverflowError(f"{value} {unit} is beyond the largest quantity")
        return cls(micro, unit)

    @property
    def value(self) -> Decimal:
        """The value in whole units, exact."""
        return Decimal(self.micro) / MILLIONTHS

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return is_currency(self.unit)


def is_currency(unit: str) -> bool:
    """Whether ``unit`` has the form of an ISO 4217 code (three capital letters)."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def multiply_divide(values: Integers, numerator: Integers | int, denominator: Integers | int) -> Integers:
    """Return ``values * numerator / denominator`` rounded half away from zero, exact beyond 64 bits.

    Shapes: ``values`` (n,), the other two (n,) or scalar; two scalars are first reduced by their common divisor.
    Falls back to Python's integers only for the elements whose product would not fit.

    Raises:
        ZeroDivisionError: if any denominator is zero.
        OverflowError: if a result does not fit 64 bits.
    """
    if isinstance(numerator, int) and isinstance(denominator, int) and (common := gcd(numerator, denominator)) > 1:
        numerator, denominator = numerator // common, denominator // common
    top = np.broadcast_to(np.asarray(numerator, dtype=np.int64), values.shape)
    bottom = np.broadcast_to(np.asarray(denominator, dtype=np.int64), values.shape)
    if np.any(bottom == 0):
        raise ZeroDivisionError("a denominator is zero")
    largest = np.abs(values.astype(np.float64)) * np.abs(top.astype(np.float64)) * 2.0 + np.abs(bottom)
    fits = largest < 9.0e18
    result = np.zeros(values.shape, dtype=np.int64)
    if np.any(fits):
        product = values[fits] * top[fits]
        result[fits] = _divide_half_away(product, bottom[fits])
    for index in np.flatnonzero(~fits):
        result[index] = divide(int(values[index]) * int(top[index]), int(bottom[index]))
    return result


def ratio_down(part: Integers, whole: Integers) -> Integers:
    """Return ``part / whole`` as millionths of a ratio, rounded down: a share of 60 % is reached, never nearly.

    Shapes (n,); ``whole`` above zero. A ratio beyond the largest quantity is the largest (or its negative).
    """
    ratio, rest = np.divmod(part, whole)
    if np.any(whole > LARGEST // 1000):
        digits = [int(left) * MILLIONTHS // int(below) for left, below in zip(rest, whole, strict=True)]
        found = np.array(digits, np.int64)
    else:
        # Long division, three digits at a time, so that nothing leaves 64 bits.
        high, rest = np.divmod(rest * 1000, whole)
        found = high * 1000 + rest * 1000 // whole
    most = LARGEST // MILLIONTHS - 1
    limited = np.where(ratio > most, LARGEST, np.where(ratio < -most, -LARGEST, 0))
    return np.where(limited != 0, limited, np.minimum(np.maximum(ratio, -most), most) * MILLIONTHS + found)


def _divide_half_away(top: Integers, bottom: Integers) -> Integers:
    sign = np.sign(top) * np.sign(bottom)
    size, below = np.abs(top), np.abs(bottom)
    return np.asarray(sign * ((2 * size + below) // (2 * below)), dtype=np.int64)


def divide(top: int, bottom: int) -> int:
    """Return ``top / bottom`` rounded half away from zero, exact whatever the size of the two.

    Raises:
        ZeroDivisionError: if the denominator is zero.
        OverflowError: if the result does not fit 64 bits.
    """
    sign = -1 if (top < 0) != (bottom < 0) else 1
    size, below = abs(top), abs(bottom)
    quotient = sign * ((2 * size + below) // (2 * below))
    if abs(quotient) > LARGEST:
        raise OverflowError("a quotient is beyond the largest quantity")
    return quotient
