"""The result of the tier stage, over all partners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Ranks = NDArray[np.int16]
Days = NDArray[np.int32]


class Basis(IntEnum):
    """Why a partner is in its tier."""

    MEASURED = 0
    """Its measures say so."""
    EXCEPTION = 1
    """An exception on record says so."""
    TERM = 2
    """It is below, but in mid-term."""
    GRACE = 3
    """It is below, but within the days of grace."""
    REVIEW = 4
    """A change waits for the next review day."""
    NO_CLUSTER = 5
    """It qualified, but no valid cluster can take it."""
    ONE_STEP = 6
    """It falls one tier at a time."""


@dataclass(frozen=True)
class Ladder:
    """Tiers on one ladder: overall, or those of one portfolio.

    ``names``: the tiers from the lowest. Arrays (n,) over the partners: ``measured`` rank by measures alone,
    ``held`` rank published today (-1: none), ``tier`` the result, ``basis`` (values of ``Basis``),
    ``changes_on``: the day, as days since 1970-01-01, on which the tier will fall if nothing changes (-1: none),
    ``awaiting`` the rank of a higher tier whose precondition holds but whose decision is not given (-1: none).
    """

    names: tuple[str, ...]
    measured: Ranks
    held: Ranks
    tier: Ranks
    basis: NDArray[np.int8]
    changes_on: Days
    awaiting: Ranks


@dataclass(frozen=True)
class TierTable:
    """Every partner's tier: ``ladders[""]`` overall, ``ladders[portfolio]`` for each portfolio."""

    partners: tuple[str, ...]
    ladders: Mapping[str, Ladder]

    @property
    def overall(self) -> Ladder:
        """The overall ladder."""
        return self.ladders[""]
