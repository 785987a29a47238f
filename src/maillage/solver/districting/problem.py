"""What districting is asked: units with weights and places, how they are linked, how many districts, today's ones."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from maillage.solver.compiled import Flags, Ids, Ints
from maillage.solver.districting.checks import check
from maillage.solver.given import frozen

NONE = -1
MILLION = 1_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """n units to be grouped into k connected districts of balanced weight, compact, near to today's.

    Every district must be connected by links between its own units, and has a *centre*: that of its units from which
    the sum of distances to all of them, each times `spread`, is least. The value, to be small, is a whole number, the
    sum of

    - these sums over all districts: the dispersion of the p-median (Hakimi 1964), as Ríos-Mercado & López-Pérez (2013)
      take it for commercial territories;
    - `move_price` of each unit that changes hands. Each district *continues* at most one of today's districts and each
      of those is continued by at most one, in the way that is cheapest; a unit changes hands where its district
      doesn't continue its own.

    A district's weight has to lie within `tolerance` of an even share (Hess et al. 1965 onwards), which is the weight
    of all units that don't stand alone, divided by k.

    Attributes:
        weights: int64[n], what each unit weighs in the balance.
        positions: int64[n, 2], where each is; distances are Euclidean, rounded to whole numbers of the same unit.
        links: int32[e, 2], pairs of units that are neighbours.
        districts: k, those of the units that stand alone not counted.
        tolerance: millionths of the even share that a district may be above or below it.
        spread: int64[n], how much each unit's distance counts; 1 each where it isn't given.
        current: int32[n], today's district of each unit, from 0, -1 for none.
        move_price: int64[n], the price of each unit's changing hands; nothing where it isn't given.
        alone: bool[n], units that are a district of their own, beyond the k.
        locked: bool[n], units that must not change hands.
        together: pairs that must share a district. All that must be together have to be connected among themselves.
        apart: pairs that must not share a district.

    Raises:
        ValueError: sizes that don't match, a number that is negative or none, a unit that doesn't exist, pairs that
            contradict each other, fewer units than districts, or more parts without a link between them than
            districts. The message names the element.
    """

    weights: Ints
    positions: Ints
    links: Ids
    districts: int
    tolerance: int = 150_000
    spread: Ints | None = None
    current: Ids | None = None
    move_price: Ints | None = None
    alone: Flags | None = None
    locked: Flags | None = None
    together: tuple[tuple[int, int], ...] = field(default=())
    apart: tuple[tuple[int, int], ...] = field(default=())

    def __post_init__(self) -> None:
        for name, dtype in _DTYPES.items():
            values = getattr(self, name)
            if values is not None:
                object.__setattr__(self, name, frozen(values, name, dtype))
        if not self.links.size:
            object.__setattr__(self, "links", np.zeros((0, 2), np.int32))
        for name in ("together", "apart"):
            pairs = tuple((int(a), int(b)) for a, b in getattr(self, name))
            object.__setattr__(self, name, pairs)
        check(self)

    @property
    def size(self) -> int:
        """Number of units."""
        return len(self.weights)

    def of_unit(self, name: str, without: int) -> Any:
        """One of `spread`, `current`, `move_price`, `alone`, `locked`, or `without` for all where it isn't given."""
        values = getattr(self, name)
        return np.full(self.size, without, _DTYPES[name]) if values is None else values

    def grouped(self) -> Ints:
        """The units that don't stand alone, ascending."""
        return np.flatnonzero(~self.of_unit("alone", False))

    def corridor(self) -> tuple[int, int]:
        """The least and the most that a district may weigh."""
        total = int(self.weights[self.grouped()].sum())
        below, above = max(0, MILLION - self.tolerance), MILLION + self.tolerance
        return -(-total * below // (MILLION * self.districts)), total * above // (MILLION * self.districts)


_DTYPES: dict[str, Any] = {
    "weights": np.int64,
    "positions": np.int64,
    "links": np.int32,
    "spread": np.int64,
    "current": np.int32,
    "move_price": np.int64,
    "alone": np.bool_,
    "locked": np.bool_,
}
