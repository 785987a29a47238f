"""Which units no connected district in the corridor can hold, whatever the rest of the map: a proof by exhaustion."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from maillage.solver.districting.model import DISTRICTS, HIGH, LOW, Model

LOOKS = 4_000
"""Sets that are looked at around one block; where they aren't enough nothing is proven."""
ALL_LOOKS = 100_000
"""The same around all blocks."""


class Around(NamedTuple):
    """A block that no connected set in the corridor holds; `nearest`: blocks of that which comes nearest, ascending."""

    block: int
    nearest: tuple[int, ...]
    weighs: int


def stranded(model: Model) -> Iterator[Around]:
    """Yield the blocks, themselves no heavier than a district may be, that no connected set in the corridor holds.

    Connected sets around a block are enumerated once each, a growing one without what was passed over (Wernicke 2006),
    and only while they are too light; the first in the corridor ends it, for all that it holds. Where districts hold
    few blocks that is a handful of sets, where they hold many the first ones do. Locks and pairs that must be apart
    are left out: both only make it harder.
    """
    starts, near = model.starts.tolist(), model.near.tolist()
    rows = [near[a:b] for a, b in pairwise(starts)]
    held, left = np.zeros(len(rows), np.bool_), ALL_LOOKS
    for block in np.flatnonzero(model.weight <= model.limits[HIGH]).tolist():
        if held[block]:
            continue
        sought = _Sought(model, rows, min(LOOKS, left))
        inside = sought.around(block)
        left -= sought.looks
        held[list(inside)] = True
        if sought.exhausted:
            yield sought.best


class _Sought:
    """A search for a connected set in the corridor: `best` is the nearest seen, `looks` how many were."""

    def __init__(self, model: Model, rows: list[list[int]], most: int) -> None:
        self.weight, self.rows, self.most = model.weight.tolist(), rows, most
        self.low, self.high = int(model.limits[LOW]), int(model.limits[HIGH])
        self.districts, self.total = int(model.limits[DISTRICTS]), sum(self.weight)
        self.best, self.looks, self.exhausted = Around(-1, (), 0), 0, False

    def around(self, block: int) -> tuple[int, ...]:
        """Return the blocks of a set in the corridor around `block`; none where there is none, or after `most` looks.

        Sets grow depth first: from a set and the blocks beside it, those that may still come to it, come those with
        one block more, each without what came before it.
        """
        self.best = Around(block, (block,), self.weight[block])
        if self.low <= self.best.weighs:
            return (block,)
        stack = [_Grown(self.best.weighs, (block,), [*self.rows[block]], frozenset((block, *self.rows[block])))]
        while stack:
            top = stack[-1]
            if not top.border:
                stack.pop()
                continue
            self.looks += 1
            if self.looks > self.most:
                return ()
            taken = top.border.pop()
            load, members = top.load + self.weight[taken], (*top.members, taken)
            if self.low <= load <= self.high:
                return members
            if abs(load * self.districts - self.total) < abs(self.best.weighs * self.districts - self.total):
                self.best = Around(block, tuple(sorted(members)), load)
            if load < self.low:
                new = [other for other in self.rows[taken] if other not in top.seen]
                stack.append(_Grown(load, members, [*top.border, *new], top.seen.union(new)))
        self.exhausted = True
        return ()


class _Grown(NamedTuple):
    """A set: what it weighs, its blocks, those beside it that may come to it, and all that were ever beside it."""

    load: int
    members: tuple[int, ...]
    border: list[int]
    seen: frozenset[int]
