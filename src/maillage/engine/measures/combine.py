"""Columns made of other columns: means, months since a date, what the rest of a group makes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import gcd

import numpy as np

from maillage.engine.kernel.period import add_months
from maillage.engine.kernel.quantity import COUNT, MILLIONTHS, Integers, Quantity
from maillage.engine.measures.types import MeasureColumn


def weighted_mean(parts: Sequence[tuple[Decimal, MeasureColumn]]) -> Integers:
    """Return the weighted mean of columns (n,), rounded down at the millionth. The weights are not all zero."""
    weights = [Quantity.of(weight, COUNT).micro for weight, _ in parts]
    common = gcd(*weights)
    whole = sum(weights) // common
    micro, rest = (np.zeros(len(parts[0][1].micro), np.int64) for _ in range(2))
    for weight, (_, part) in zip(weights, parts, strict=True):
        # Split before multiplying, so that no product leaves 64 bits.
        share, left = np.divmod(part.micro, whole)
        micro, rest = micro + share * (weight // common), rest + left * (weight // common)
    return np.asarray(micro + rest // whole, np.int64)


def months_since(dates: MeasureColumn, day: date) -> MeasureColumn:
    """Return the full months from each date, a word YYYY-MM-DD, to a day; not known where the word is no date."""
    months = [_months(word, day) for word in dates.words] or [None]
    at = np.clip(dates.micro, 0, len(months) - 1)
    known = dates.known & np.array([month is not None for month in months], np.bool_)[at]
    micro = np.array([(month or 0) * MILLIONTHS for month in months], np.int64)[at]
    return MeasureColumn(COUNT, np.where(known, micro, 0), known)


def _months(word: str, day: date) -> int | None:
    try:
        start = date.fromisoformat(word)
    except ValueError:
        return None
    months = (day.year - start.year) * 12 + day.month - start.month
    return months if add_months(start, months) <= day else months - 1


def others_of_group(own: MeasureColumn, group: MeasureColumn | None) -> MeasureColumn:
    """Return what the other members of each partner's group make, known where the value of one of them is.

    ``group``: the groups of the partners, None where no record names one.
    """
    if group is None:
        return MeasureColumn(own.unit, np.zeros(len(own.micro), np.int64), np.zeros(len(own.micro), np.bool_))
    counted = group.known & own.known
    total, members = (np.zeros(len(group.words), np.int64) for _ in range(2))
    np.add.at(total, group.micro[counted], own.micro[counted])
    np.add.at(members, group.micro[counted], 1)
    known = group.known & (members[group.micro] > own.known)
    return MeasureColumn(own.unit, np.where(known, total[group.micro] - own.micro, 0), known)
