"""Marks: a name of its own for the few clusters that are best by a measure other than affinity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maillage.solver.given import frozen

if TYPE_CHECKING:  # what compiles takes long to import, and nothing is compiled here
    from maillage.solver.compiled import Flags, Ids, Ints


@dataclass(frozen=True, kw_only=True, eq=False)
class Mark:
    """A mark for `count` clusters, those of the greatest worth.

    A cluster's worth is the sum of what its members are worth; with `sizes` it is their mean, weighted by these and
    rounded half away from zero. A member that isn't `known` counts for nothing; a cluster without any that does, or
    whose sizes add up to nothing, has no worth and never the mark. Sums are exact, however large.

    Attributes:
        count: how many clusters carry it at most.
        worth: int64[n], what each node is worth.
        known: bool[n], whether that is known; None where it is of all.
        sizes: int64[n], not negative, what each node weighs in a mean; None for a sum.

    Raises:
        ValueError: a negative count or size, sizes that don't match; the message names the element.
    """

    count: int
    worth: Ints
    known: Flags | None = None
    sizes: Ints | None = None

    def __post_init__(self) -> None:
        for name, dtype in (("worth", np.int64), ("known", np.bool_), ("sizes", np.int64)):
            values = getattr(self, name)
            if values is not None:
                values = frozen(values, name, dtype)
                object.__setattr__(self, name, values)
                if values.shape != self.worth.shape or values.ndim != 1:
                    raise ValueError(f"{name} of a mark has shape {values.shape}: one number for each node is meant")
        if self.count < 0:
            raise ValueError(f"count of a mark is {self.count}: 0 or more is meant")
        if self.sizes is not None and (self.sizes < 0).any():
            first = int(np.argmax(self.sizes < 0))
            raise ValueError(f"sizes[{first}] of a mark is negative: {self.sizes[first]}")

    def of(self, nodes: Ints | Ids) -> int | None:
        """Return what a cluster of these nodes is worth, None where that isn't known; O(nodes)."""
        counted = nodes if self.known is None else nodes[self.known[nodes]]
        worth: list[int] = self.worth[counted].tolist()
        if self.sizes is None:
            return sum(worth) if worth else None
        sizes: list[int] = self.sizes[counted].tolist()
        whole = sum(sizes)
        if whole == 0:
            return None
        top = sum(one * size for one, size in zip(worth, sizes, strict=True))
        mean = (2 * abs(top) + whole) // (2 * whole)
        return mean if top >= 0 else -mean


def marked(marks: Sequence[Mark], clusters: Sequence[Ints | Ids], order: Sequence[str] = ()) -> Ids:
    """Return int32[p]: the mark that each cluster (its nodes) carries, by its place in `marks`; -1 for none.

    Marks are given in their order, and a cluster carries one. Of clusters worth the same the first gets it, or that
    whose name in `order` is the first. O(marks × (n + p log p)).
    """
    carried = np.full(len(clusters), -1, np.int32)
    for number, mark in enumerate(marks):
        ranked = sorted(
            (-worth, order[at] if order else "", at)
            for at, nodes in enumerate(clusters)
            if carried[at] < 0 and (worth := mark.of(nodes)) is not None
        )
        carried[[at for *_, at in ranked[: mark.count]]] = number
    return carried
