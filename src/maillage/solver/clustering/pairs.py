"""Clustering by a matrix of affinities: the table of gains that makes a move's evaluation a few look-ups.

`table[k, u]` is what unit u is worth in cluster k: its prices there plus its affinity with k's members. It is stored
cluster by cluster, so that applying a move updates two contiguous rows, O(u), and evaluating one is O(1), as in the
local searches of the literature (Martínez-Gavara et al. 2017; Lai & Hao 2016). The last row is the outside, where
nothing has affinity with anything.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from maillage.solver.clustering.problem import NO_UPPER, Problem
from maillage.solver.clustering.state import priced
from maillage.solver.clustering.units import MAX_CLUSTERS, MAX_MEMBERS, MIN_CLUSTERS, MIN_MEMBERS, Units
from maillage.solver.compiled import Flags, Ids, Int, Ints, inner, kernel

Table = npt.NDArray[np.signedinteger]
HEADROOM = 2**28


class Pairs(NamedTuple):
    """The problem as pair kernels read it, for u units and k clusters and, last, the outside."""

    affinity: Table  # [u, u], zero diagonal, whole numbers
    prices: Table  # [k + 1, u]
    weight: Ints
    size: Ints
    lower: Ints  # [k + 1]
    upper: Ints
    least: Ints  # [k + 1] members
    most: Ints
    apart: Flags  # [u, u], or [0, 0] where nothing is separated
    span: Ints  # [least clusters, greatest clusters]


class Arrangement(NamedTuple):
    """Units in clusters, and the sums that moves need; place k, the last, is outside."""

    place: Ids
    load: Ints
    members: Ints
    table: Table
    totals: Ints  # [open clusters, value]


def pair_model(problem: Problem, units: Units, unit_of: Ints) -> tuple[Pairs, float]:
    """Return the kernels' view of `problem` and the factor by which its affinities were multiplied.

    Affinities become whole numbers: exactly where they are decimals of few places, else rounded to nine digits of the
    largest row sum, so that sums neither drift nor depend on the order of moves.
    """
    n, k = len(units.weight), len(units.lower)
    matrix, factor = _whole(np.asarray(problem.matrix))
    np.fill_diagonal(matrix, 0)
    if n < problem.size:
        matrix = _contract(matrix, unit_of, n)
    prices = np.round(_prices(units) * factor).astype(np.int64)
    row = np.abs(matrix).sum(axis=1).max(initial=0) + np.abs(prices).max(initial=0)
    kind = np.int32 if row < HEADROOM else np.int64
    return (
        Pairs(
            affinity=matrix.astype(kind),
            prices=prices.astype(kind),
            weight=units.weight,
            size=units.size,
            lower=np.append(units.lower, 0),
            upper=np.append(units.upper, NO_UPPER),
            least=np.append(np.full(k, units.limits[MIN_MEMBERS]), 0),
            most=np.append(np.full(k, units.limits[MAX_MEMBERS]), NO_UPPER),
            apart=_separations(units),
            span=units.limits[[MIN_CLUSTERS, MAX_CLUSTERS]],
        ),
        factor,
    )


@kernel
def _prices(units: Units) -> Ints:
    n, slots = len(units.weight), len(units.lower)
    prices = np.empty((slots + 1, n), np.int64)
    for k in range(slots + 1):
        for u in range(n):
            prices[k, u] = -priced(units, u, k if k < slots else -1)
    return prices


def _whole(matrix: npt.NDArray[np.generic]) -> tuple[Ints, float]:
    if matrix.dtype.kind == "i":
        return matrix.astype(np.int64), 1.0
    largest = float(np.abs(matrix.astype(np.float64)).sum(axis=1).max(initial=1.0))
    for factor in (1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6):
        scaled = matrix.astype(np.float64) * factor
        if largest * factor < 2**40 and np.abs(scaled - np.round(scaled)).max(initial=0.0) < 1e-6:
            return np.round(scaled).astype(np.int64), factor
    factor = 1e9 / largest
    return np.round(matrix.astype(np.float64) * factor).astype(np.int64), factor


def _contract(matrix: Ints, unit_of: Ints, n: Int) -> Ints:
    summed = np.zeros((n, len(unit_of)), np.int64)
    np.add.at(summed, unit_of, matrix)
    both = np.zeros((n, n), np.int64)
    np.add.at(both.T, unit_of, summed.T)
    np.fill_diagonal(both, 0)
    return both


def _separations(units: Units) -> Flags:
    pinned = units.pin >= 0
    if not len(units.apart) and np.count_nonzero(pinned) < 2:
        return np.zeros((0, 0), np.bool_)
    flags = np.outer(pinned, pinned)
    flags[np.repeat(np.arange(len(units.weight)), np.diff(units.apart_starts)), units.apart] = True
    np.fill_diagonal(flags, False)
    return flags


def everything_outside(pairs: Pairs) -> Arrangement:
    """Return the arrangement with every unit outside."""
    slots, n = pairs.prices.shape
    load, members = np.zeros(slots, np.int64), np.zeros(slots, np.int64)
    load[-1], members[-1] = pairs.weight.sum(), pairs.size.sum()
    return Arrangement(
        place=np.full(n, slots - 1, np.int32),
        load=load,
        members=members,
        table=pairs.prices.copy(),
        totals=np.array([0, int(pairs.prices[-1].sum())], np.int64),
    )


def narrowed(pairs: Pairs) -> Pairs:
    """Return `pairs` in numbers of 32 bits where they are enough, for searches that leave nobody outside.

    The price of being outside may be beyond them; it is left out.
    """
    prices = pairs.prices.copy()
    prices[-1] = 0
    row = np.abs(pairs.affinity.astype(np.int64)).sum(axis=1).max(initial=0) + np.abs(prices).max(initial=0)
    kind = np.int32 if row < HEADROOM else np.int64
    return pairs._replace(affinity=pairs.affinity.astype(kind), prices=prices.astype(kind))


def arranged(pairs: Pairs, place: Ids) -> Arrangement:
    """Return the arrangement in which units are where `place` (int32[u]) says."""
    now = everything_outside(pairs)
    for u in np.flatnonzero(place != len(now.load) - 1):
        relocate(pairs, now, u, place[u])
    return now


@kernel
def relocate(pairs: Pairs, now: Arrangement, u: Int, target: Int) -> None:
    """Move unit u to `target`; O(u) for the two rows of the table."""
    source = now.place[u]
    outside = len(now.load) - 1
    now.totals[1] += np.int64(now.table[target, u]) - np.int64(now.table[source, u])
    affinity = pairs.affinity[u]
    if source != outside:
        row = now.table[source]
        for i in range(len(row)):
            row[i] -= affinity[i]
        now.totals[0] -= 1 if now.members[source] == pairs.size[u] else 0
    if target != outside:
        row = now.table[target]
        for i in range(len(row)):
            row[i] += affinity[i]
        now.totals[0] += 1 if now.members[target] == 0 else 0
    now.load[source] -= pairs.weight[u]
    now.load[target] += pairs.weight[u]
    now.members[source] -= pairs.size[u]
    now.members[target] += pairs.size[u]
    now.place[u] = target


@inner
def exchange(pairs: Pairs, now: Arrangement, u: Int, v: Int, gain: Int) -> None:
    """Exchange the places of u and v, which gains `gain`; O(u), in one pass over the two rows of the table."""
    a, b = now.place[u], now.place[v]
    if a == len(now.load) - 1 or b == len(now.load) - 1:
        relocate(pairs, now, u, b)
        relocate(pairs, now, v, a)
        return
    goes, comes = pairs.affinity[u], pairs.affinity[v]
    here, there = now.table[a], now.table[b]
    for i in range(len(here)):
        change = comes[i] - goes[i]
        here[i] += change
        there[i] -= change
    more, heads = pairs.weight[v] - pairs.weight[u], pairs.size[v] - pairs.size[u]
    now.load[a] += more
    now.load[b] -= more
    now.members[a] += heads
    now.members[b] -= heads
    now.place[u], now.place[v] = b, a
    now.totals[1] += gain


@inner
def parted(pairs: Pairs, now: Arrangement, u: Int, k: Int, leaving: Int) -> bool:
    """Whether a separation keeps u out of cluster k once `leaving` (-1: none) has left it."""
    if len(pairs.apart) == 0 or k == len(now.load) - 1:
        return False
    found = False
    for v in range(len(now.place)):
        found |= now.place[v] == k and v != leaving and pairs.apart[u, v]
    return found


@inner
def can_shift(pairs: Pairs, now: Arrangement, u: Int, target: Int) -> bool:
    """Whether bounds and separations allow u to go to `target`; closing a cluster is allowed above the minimum."""
    source = now.place[u]
    if source == target or (now.members[target] == 0 and now.totals[0] >= pairs.span[1] and target < len(now.load) - 1):
        return False
    load, members = now.load[target] + pairs.weight[u], now.members[target] + pairs.size[u]
    if load > pairs.upper[target] or members > pairs.most[target]:
        return False
    if load < pairs.lower[target] or members < pairs.least[target]:
        return False
    if now.members[source] == pairs.size[u] and source != len(now.load) - 1:
        if now.totals[0] <= pairs.span[0]:
            return False
    elif (
        now.load[source] - pairs.weight[u] < pairs.lower[source]
        or now.members[source] - pairs.size[u] < pairs.least[source]
    ):
        return False
    return not parted(pairs, now, u, target, -1)


@inner
def can_swap(pairs: Pairs, now: Arrangement, u: Int, v: Int) -> bool:
    """Whether bounds and separations allow u and v to exchange places."""
    a, b = now.place[u], now.place[v]
    if a == b:
        return False
    more = pairs.weight[v] - pairs.weight[u]
    if now.load[a] + more > pairs.upper[a] or now.load[a] + more < pairs.lower[a]:
        return False
    if now.load[b] - more > pairs.upper[b] or now.load[b] - more < pairs.lower[b]:
        return False
    heads = pairs.size[v] - pairs.size[u]
    if now.members[a] + heads > pairs.most[a] or now.members[a] + heads < pairs.least[a]:
        return False
    if now.members[b] - heads > pairs.most[b] or now.members[b] - heads < pairs.least[b]:
        return False
    return not parted(pairs, now, u, b, v) and not parted(pairs, now, v, a, u)


@inner
def swap_gain(pairs: Pairs, now: Arrangement, u: Int, v: Int) -> Int:
    """Change of value when u and v exchange places; O(1)."""
    a, b = now.place[u], now.place[v]
    outside = len(now.load) - 1
    gain = np.int64(now.table[b, u]) - now.table[a, u] + now.table[a, v] - now.table[b, v]
    shared = (1 if a != outside else 0) + (1 if b != outside else 0)
    return gain - shared * np.int64(pairs.affinity[u, v])
