"""Measured values, one column per measure over all partners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from maillage.engine.kernel.quantity import TEXT, Integers, Quantity

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class MeasureColumn:
    """A measure of every partner.

    ``micro`` (n,) millionths of ``unit``, 0 where not ``known`` (n,). For an attribute (unit ``text``) ``micro``
    is the index into ``words``. For a score ``minimums`` (n,) tells whether every minimum is met, None without
    minima.
    """

    unit: str
    micro: Integers
    known: Flags
    words: tuple[str, ...] = ()
    minimums: Flags | None = None

    def quantity(self, index: int) -> Quantity | str | None:
        """The value of one partner: a quantity, a word, or None where it is not known."""
        if not self.known[index]:
            return None
        if self.unit == TEXT:
            return self.words[int(self.micro[index])]
        return Quantity(int(self.micro[index]), self.unit)


@dataclass(frozen=True)
class MeasureTable:
    """All measures of all partners on one day.

    ``partners`` (n,) identifiers in ascending order. ``columns`` by measure name; a measure per portfolio has one
    column per portfolio, ``name@portfolio``; a score's category is ``score.category`` (and
    ``score.category@portfolio``). ``rates``: units of the policy's currency for one unit of another currency, for
    thresholds, as the policy's rule says for this day. ``earlier``: the same measures on the days that a
    ``qualifying`` condition has to look at, latest first, without ``earlier`` of their own.
    """

    as_of: date
    partners: tuple[str, ...]
    columns: Mapping[str, MeasureColumn]
    rates: Mapping[str, int] = field(default_factory=dict)
    """Millionths of the policy's currency for one unit of the other."""
    earlier: tuple[MeasureTable, ...] = ()

    def column(self, name: str, portfolio: str | None = None) -> MeasureColumn:
        """Return the column of a measure; ``portfolio`` is tried first, then the overall one.

        Raises:
            KeyError: if the measure does not exist.
        """
        if portfolio is not None and f"{name}@{portfolio}" in self.columns:
            return self.columns[f"{name}@{portfolio}"]
        return self.columns[name]
