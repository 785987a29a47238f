"""What staffing is asked: demands of items, places held by people, prices, and who may take what."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from maillage.solver.compiled import Ids, Ints
from maillage.solver.given import frozen
from maillage.solver.staffing.checks import check

NONE = -1
MILLION = 1_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """n items with one or several demands each, to be given to places that people hold, at the least price.

    Every demand goes to exactly one place of its group. The price is a whole number, the sum of

    - `contact_price` for each *contact*: a pair of item and holder, however many of the item's demands that holder
      takes; a vacant place is a contact of its own;
    - `tie_price` of each tie (of an item to a holder) that is not kept;
    - `costs` of the arcs chosen, where they are given;
    - for each place with load L and c demands: `overload_price` for each unit of L above `capacity`, `short_price`
      for each below `least`, `outside_price` for each outside the corridor of `within` millionths around its even
      share, `drift_price` for each away from that share, `crowd_price` for each demand of c above `most`.

    The *even share* of a place is its part, in proportion to the capacities where all have one and else equal, of the
    load of those demands that its family can take; a family is a set of places connected by common groups.

    Generalised assignment (Martello & Toth 1990) is the special case with `loads` and `costs`, no ties and no contacts,
    its capacities here being priced: with a price high enough an answer that holds them is found where one is.

    Attributes:
        item: int32[d], the item of each demand.
        group: int32[d], which group of places may take it.
        group_starts: int64[g + 1], rows of the compressed lists of places.
        group_places: int32[sum], the places of each group, none twice.
        holder: int32[p], who holds each place, -1 for a vacant one, which takes only what no held place of a demand's
            group may take, or what is pinned to it.
        load: int64[d], what each demand weighs at any place; or
        loads: int64[arcs], what it weighs at each place of its group, demand after demand in the order of the group.
        costs: int64[arcs], price of each arc in the same order; may be negative.
        capacity: int64[p], most load of a place, -1 for no limit.
        least: int64[p], least load of a place.
        most: int64[p], most demands of a place, -1 for no limit.
        tie_item, tie_holder: int32[t], pairs of item and holder, none twice; `tie_price`: int64[t].
        pinned: int32[d], the place of a group that a demand must have, -1 for none.
        start: int32[d], a place of its group for each demand to begin from, -1 for none.
        contact_price, overload_price, short_price, outside_price, drift_price: whole numbers from 0.
        crowd_price: None makes it dearer than anything that one demand can save.
        within: half the corridor in millionths of the even share.

    Raises:
        ValueError: sizes that don't match, a number that is negative or none, a place or group that doesn't exist, a
            group without places, a pin outside its group. The message names the element.
    """

    item: Ids
    group: Ids
    group_starts: Ints
    group_places: Ids
    holder: Ids
    load: Ints | None = None
    loads: Ints | None = None
    costs: Ints | None = None
    capacity: Ints | None = None
    least: Ints | None = None
    most: Ints | None = None
    tie_item: Ids | None = None
    tie_holder: Ids | None = None
    tie_price: Ints | None = None
    pinned: Ids | None = None
    start: Ids | None = None
    contact_price: int = 0
    overload_price: int = 10
    short_price: int = 0
    outside_price: int = 0
    drift_price: int = 0
    crowd_price: int | None = None
    within: int = 150_000

    def __post_init__(self) -> None:
        for name, dtype in _DTYPES.items():
            values = getattr(self, name)
            if values is not None:
                object.__setattr__(self, name, frozen(values, name, dtype))
        check(self)

    @property
    def size(self) -> int:
        """Number of demands."""
        return len(self.item)

    @property
    def places(self) -> int:
        """Number of places."""
        return len(self.holder)

    def arc_starts(self) -> Ints:
        """int64[d + 1]: where each demand's arcs begin in `loads` and `costs`."""
        sizes = np.diff(self.group_starts)[self.group]
        return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])

    def of_place(self, name: str, without: int) -> Ints:
        """int64[p]: one of `capacity`, `least`, `most`, or `without` for all where it isn't given."""
        values: Ints | None = getattr(self, name)
        return np.full(self.places, without, np.int64) if values is None else values

    @property
    def crowding_price(self) -> int:
        """The price of a demand too many: as given, else above all that one demand's move can save."""
        if self.crowd_price is not None:
            return self.crowd_price
        loads = self.load if self.load is not None else self.loads
        assert loads is not None
        rate = self.overload_price + self.short_price + self.outside_price + self.drift_price
        costs = 0 if self.costs is None else int(np.abs(self.costs).max(initial=0))
        return 1 + 2 * (
            rate * int(loads.max(initial=0)) + costs + self.contact_price + int(self.ties()[2].max(initial=0))
        )

    def heaviest_load(self) -> float:
        """The load of all demands together, each where it weighs the most."""
        if self.load is not None:
            return float(self.load.sum(dtype=np.float64))
        assert self.loads is not None
        return (
            float(np.maximum.reduceat(self.loads, self.arc_starts()[:-1]).sum(dtype=np.float64)) if self.size else 0.0
        )

    def ties(self) -> tuple[Ids, Ids, Ints]:
        """The ties: item, holder, price."""
        if self.tie_item is None or self.tie_holder is None or self.tie_price is None:
            return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int64)
        return self.tie_item, self.tie_holder, self.tie_price


_DTYPES: dict[str, Any] = {
    "item": np.int32,
    "group": np.int32,
    "group_starts": np.int64,
    "group_places": np.int32,
    "holder": np.int32,
    "load": np.int64,
    "loads": np.int64,
    "costs": np.int64,
    "capacity": np.int64,
    "least": np.int64,
    "most": np.int64,
    "tie_item": np.int32,
    "tie_holder": np.int32,
    "tie_price": np.int64,
    "pinned": np.int32,
    "start": np.int32,
}
