"""Which units no connected district in the corridor can hold, whatever the rest of the map: a proof by exhaustion."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from maillage.solver.districting.model import DISTRICTS, HIGH, LOW, Model

LOOKS = 4_000
"""Sets that are looked at around one block; where they aren't enough nothing is proven."""
ALL_LOOKS = 400_000
"""The same around all blocks."""

_Grown = tuple[int, tuple[int, ...], tuple[int, ...], frozenset[int]]
"""A set: what it weighs, its blocks, blocks beside it that may come to it, and all that were ever beside it."""


class Around(NamedTuple):
    """A block that no connected set in the corridor holds; `nearest`: blocks of that which comes nearest, ascending."""

    block: int
    nearest: tuple[int, ...]
    weighs: int


def stranded(model: Model) -> Iterator[Around]:
    """Yield the blocks, themselves no heavier than a district may be, that no connected set in the corridor holds.

    Connected sets around a block are enumerated once each, a growing one without what was passed over (Wernicke 2006),
    and only while they are too light; the first in the corridor ends it. Where districts hold few blocks that is a
    handful of sets, where they hold many the first ones do. Locks and pairs that must be apart are left out: both only
    make it harder.
    """
    weight, starts, near = (array.tolist() for array in (model.weight, model.starts, model.near))
    rows = [near[a:b] for a, b in pairwise(starts)]
    left = ALL_LOOKS
    for block in range(len(weight)):
        if weight[block] > model.limits[HIGH]:
            continue
        found, looks = _nearest(model, weight, rows, block, min(LOOKS, left))
        left -= looks
        if found is not None:
            yield found


def _nearest(
    model: Model, weight: list[int], rows: list[list[int]], block: int, most: int
) -> tuple[Around | None, int]:
    """Return the set around `block` nearest to an even share, None where one is in the corridor, and how many it took.

    None as well where `most` were seen.
    """
    low, high, k = int(model.limits[LOW]), int(model.limits[HIGH]), int(model.limits[DISTRICTS])
    total, best, looks = sum(weight), Around(block, (block,), weight[block]), 1
    if weight[block] >= low:
        return None, looks
    stack: list[_Grown] = [(weight[block], (block,), tuple(rows[block]), frozenset((block, *rows[block])))]
    while stack:
        load, members, border, seen = stack.pop()
        for at in reversed(range(len(border))):
            looks += 1
            taken = border[at]
            more = load + weight[taken]
            if low <= more <= high or looks > most:
                return None, looks
            if abs(more * k - total) < abs(best.weighs * k - total):
                best = Around(block, tuple(sorted((*members, taken))), more)
            if more < low:
                new = [other for other in rows[taken] if other not in seen]
                stack.append((more, (*members, taken), (*border[at + 1 :], *new), seen.union(new)))
    return best, looks
