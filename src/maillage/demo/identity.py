"""Numbers of the French register of companies, with sound check digits."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from maillage.demo.columns import Integers, join, padded

_FIRST, _RANGE, _STEP = 30_000_000, 60_000_000, 7_919_111
"""The step shares no factor with the range: as many different numbers as the range has come before one comes again."""


def sirens(at: Integers) -> Integers:
    """Return a SIREN for each company number: eight digits and a Luhn check digit."""
    stem = _FIRST + at * _STEP % _RANGE
    return stem * 10 + _luhn(stem)


def sirets(siren: Integers, establishment: Integers) -> Integers:
    """Return the SIRET of a company's establishment number (from 1)."""
    stem = siren * 10_000 + establishment
    return stem * 10 + _luhn(stem)


def vat_numbers(siren: Integers) -> pa.Array:
    """Return the French VAT number of each SIREN."""
    return join("FR", padded((12 + 3 * (siren % 97)) % 97, 2), padded(siren, 9))


def _luhn(stem: Integers) -> Integers:
    """Return the digit that makes the digits of ``stem`` and itself pass Luhn's check."""
    total = np.zeros_like(stem)
    rest, double = stem.copy(), True
    while rest.any():
        digit = rest % 10 * (2 if double else 1)
        total += digit // 10 + digit % 10
        rest, double = rest // 10, not double
    return -total % 10
