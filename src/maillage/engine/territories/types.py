"""What the proposal of territories is made of, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from maillage.engine.kernel.quantity import Integers, Quantity

Basis = Literal["territory", "hours", "partners"]


@dataclass(frozen=True)
class Business:
    """Today's channel by département, in the order of ``france.departements()``.

    ``partners`` (96,) numbers; ``weight`` (96,) what is balanced, in millionths: by ``basis`` the hours a year of seats
    that belong to a territory, of all seats where none does, or partners where no role has a workload; ``revenue``
    (96,) millionths of ``currency``, None where the policy has none; ``today`` (96,) index into ``names``, -1 where no
    territory holds the département. ``names``: the policy's territories. ``elsewhere`` (names,): partners of each
    territory that lie in no département of the mainland; ``by_hand``: partners whose record names their territory.
    """

    partners: Integers
    weight: Integers
    revenue: Integers | None
    today: NDArray[np.int32]
    names: tuple[str, ...]
    elsewhere: Integers
    by_hand: int
    basis: Basis
    currency: str


@dataclass(frozen=True)
class Figures:
    """A territory at one time: partners, what is balanced, revenue, départements."""

    partners: int
    weight: Quantity
    revenue: Quantity | None
    departements: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A territory before and after: None where it did not stand, or stands no more.

    ``title``: of a new one, the prefecture in its middle; "" where the policy knows the territory.
    ``middle``: the département from which the others are nearest; ``off``: how far its work is from an even share, a
    ratio; ``gained`` and ``lost``: départements; ``partners_gained`` and ``partners_lost`` with them.
    """

    territory: str
    title: str
    new: bool
    middle: str
    before: Figures | None
    after: Figures | None
    off: Quantity | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    partners_gained: int
    partners_lost: int


@dataclass(frozen=True)
class Proposal:
    """Territories of the mainland proposed, and what they change.

    ``changes``: those that stand, in today's order, then new ones, then those that end. ``kept``: today's territories
    of which nothing is in the mainland, with their partners; they stand as they are. ``even``: the even share,
    ``least`` and ``most`` what is allowed. Of the ``partners`` that were grouped ``moved`` change territory, with
    ``moved_revenue``. ``distance``: mean kilometres from a partner's prefecture to the middle of its territory, before
    and after, in tenths. ``feasible``: whether every territory is within what is allowed. ``gap``: at most so much
    worse than the best possible, a ratio, None where it isn't known.
    """

    changes: tuple[Change, ...]
    kept: tuple[tuple[str, int], ...]
    basis: Basis
    even: Quantity
    least: Quantity
    most: Quantity
    partners: int
    moved: int
    moved_revenue: Quantity | None
    by_hand: int
    distance: tuple[int, int]
    feasible: bool
    gap: Quantity | None
