"""The bulk of the business, in both readings: the biggest of a region, or whose own business is mostly there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.engine.kernel.quantity import MILLIONTHS, Integers, Quantity
from maillage.engine.measures.types import Flags, MeasureTable
from maillage.engine.policy.types.coverage import Bulk


@dataclass(frozen=True)
class Ranking:
    """The partners of each scope from the biggest: those without a value above zero have no rank.

    ``scope`` (n,) territory index, or 0 for the whole channel, -1 outside any; ``rank`` (n,) from 1 inside the scope,
    0 for none; ``value`` (n,) millionths; ``inside`` (n,) whether the partner is of the bulk. ``order``: ranked
    partners by scope and rank; ``starts``: scope → first place in ``order``; ``counts``: scope → how many are of the
    bulk; ``whole``: scope → sum of the values.
    """

    scope: NDArray[np.int64]
    rank: NDArray[np.int64]
    value: Integers
    inside: Flags
    order: NDArray[np.int64]
    starts: dict[int, int]
    counts: dict[int, int]
    whole: dict[int, int]


def dominant(bulk: Bulk, measures: MeasureTable) -> Flags:
    """Return (n,) for whom ``measure`` makes at least ``share`` of ``of``; exact, and false where one is unknown."""
    part, whole = measures.column(bulk.measure), measures.column(str(bulk.of))
    share = bulk.share.micro if bulk.share is not None else MILLIONTHS
    # share * whole / a million, rounded up, without leaving 64 bits.
    above, below = np.divmod(np.maximum(whole.micro, 0), MILLIONTHS)
    least = above * share - (-(below * share) // MILLIONTHS)
    return np.asarray(part.known & whole.known & (whole.micro > 0) & (part.micro >= least), np.bool_)


def biggest(bulk: Bulk, measures: MeasureTable, territory: NDArray[np.int32]) -> Ranking:
    """Rank the partners of each territory (or of the channel) and mark the first ``top``, or those making ``share``.

    Everybody in the scope is ranked, whatever else the role asks for. The smallest set that makes a share is the
    shortest beginning of the ranking whose sum reaches it.
    """
    column = measures.column(bulk.measure)
    value = np.where(column.known, column.micro, 0)
    scope = territory.astype(np.int64) if bulk.scope == "territory" else np.zeros(len(value), np.int64)
    ranked = np.flatnonzero((value > 0) & (scope >= 0))
    order = ranked[np.lexsort((ranked, -value[ranked], scope[ranked]))]
    rank, inside = np.zeros(len(value), np.int64), np.zeros(len(value), np.bool_)
    starts: dict[int, int] = {}
    counts: dict[int, int] = {}
    whole: dict[int, int] = {}
    names, first = np.unique(scope[order], return_index=True)
    for name, start, end in zip(names.tolist(), first.tolist(), [*first.tolist(), len(order)][1:], strict=True):
        members = order[start:end]
        rank[members] = np.arange(1, len(members) + 1)
        starts[name], whole[name] = start, sum(value[members].tolist())
        counts[name] = min(bulk.top, len(members)) if bulk.top else _shortest(value[members], whole[name], bulk.share)
        inside[members[: counts[name]]] = True
    return Ranking(scope, rank, value, inside, order, starts, counts, whole)


def _shortest(values: Integers, whole: int, share: Quantity | None) -> int:
    wanted = whole * (share.micro if share is not None else MILLIONTHS)
    reached, count = 0, 0
    for value in values.tolist():
        if reached * MILLIONTHS >= wanted:
            break
        reached += value
        count += 1
    return count
