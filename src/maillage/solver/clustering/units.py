"""Nodes that must stay together, contracted into the units that the search moves."""

from typing import NamedTuple

import numpy as np

from maillage.solver.clustering.checks import together_groups
from maillage.solver.clustering.problem import NO_UPPER, Problem
from maillage.solver.compiled import Flags, Ids, Ints

LIMIT = 2**61


class Units(NamedTuple):
    """The problem as kernels read it: u units, f features, k clusters that can be open at once.

    A unit is one node, or all the nodes of a group held together; `counts` is then how many of them hold a feature.
    Lists in compressed rows: features of a unit (`starts`, `features`, `counts`), units of a feature (`holder_starts`,
    `holders`), units apart from it (`apart_starts`, `apart`), clusters where its members are today (`home_starts`,
    `homes`, `home_counts`).
    """

    weight: Ints
    size: Ints
    starts: Ints
    features: Ids
    counts: Ints
    inner: Ints
    feature_weight: Ints
    basis: Flags
    holder_starts: Ints
    holders: Ids
    price: Ints
    pin: Ids
    apart_starts: Ints
    apart: Ids
    home_starts: Ints
    homes: Ids
    home_counts: Ints
    home_total: Ints
    lower: Ints
    upper: Ints
    limits: Ints  # [needs a basis, least members, greatest members, least clusters, greatest clusters, move, missing]


NEEDS_BASIS, MIN_MEMBERS, MAX_MEMBERS, MIN_CLUSTERS, MAX_CLUSTERS, MOVE_PRICE, MISSING_PRICE = range(7)


def contract(problem: Problem) -> tuple[Units, Ints]:
    """Return the units of `problem` and int64[n], the unit of each node; O(n + nnz) memory and O(nnz log nnz) time."""
    unit_of = together_groups(problem)
    units = int(unit_of.max()) + 1 if problem.size else 0
    starts, features, counts, feature_weight = _features(problem, unit_of, units)
    pairs = np.add.reduceat(
        np.append(feature_weight[features] * counts * (counts - 1) // 2, 0), np.minimum(starts[:-1], len(features))
    )
    inner = np.where(np.diff(starts) > 0, pairs, 0).astype(np.int64) if units else np.zeros(0, np.int64)
    # A problem's own arrays are read-only, which is another type to the compiler: it would compile every kernel again.
    basis = np.zeros(len(feature_weight), np.bool_) if problem.basis is None else problem.basis.copy()
    owner = np.repeat(np.arange(units), np.diff(starts))
    order = np.lexsort((owner, features))
    holder_starts = np.searchsorted(features[order], np.arange(len(feature_weight) + 1)).astype(np.int64)
    price, dear = _prices(problem, feature_weight)
    pin = np.full(units, -1, np.int32)
    if problem.pinned is not None:
        np.maximum.at(pin, unit_of, problem.pinned)
    apart_starts, apart, _ = _rows(
        np.array([(unit_of[i], unit_of[j]) for a, b in problem.apart for i, j in ((a, b), (b, a))]).reshape(-1, 2),
        units,
    )
    current = np.full(problem.size, -1, np.int32) if problem.current is None else problem.current
    at_home = np.flatnonzero(current >= 0)
    home_starts, homes, home_counts = _rows(np.column_stack((unit_of[at_home], current[at_home])), units)
    limits = np.array(
        [
            problem.basis is not None,
            problem.min_members,
            NO_UPPER if problem.max_members is None else problem.max_members,
            problem.clusters[0],
            problem.slots if problem.clusters[1] is None else problem.clusters[1],
            problem.move_price,
            dear,
        ],
        dtype=np.int64,
    )
    contracted = Units(
        weight=_sums(unit_of, problem.weights, units),
        size=np.bincount(unit_of, minlength=units).astype(np.int64),
        starts=starts,
        features=features,
        counts=counts,
        inner=inner,
        feature_weight=feature_weight,
        basis=basis,
        holder_starts=holder_starts,
        holders=owner[order].astype(np.int32),
        price=_sums(unit_of, price, units),
        pin=pin,
        apart_starts=apart_starts,
        apart=apart,
        home_starts=home_starts,
        homes=homes,
        home_counts=home_counts,
        home_total=np.bincount(unit_of[at_home], minlength=units).astype(np.int64),
        lower=problem.lower_bounds(),
        upper=problem.upper_bounds(),
        limits=limits,
    )
    return contracted, unit_of


def _sums(unit_of: Ints, values: Ints, units: int) -> Ints:
    total = np.zeros(units, dtype=np.int64)
    np.add.at(total, unit_of, values)
    return total


def _rows(pairs: Ints, rows: int) -> tuple[Ints, Ids, Ints]:
    """Return (row, column) pairs as compressed rows with the number of times that each occurs."""
    unique, counts = np.unique(pairs.astype(np.int64), axis=0, return_counts=True)
    unique = unique.reshape(-1, 2)
    starts = np.searchsorted(unique[:, 0], np.arange(rows + 1)).astype(np.int64)
    return starts, unique[:, 1].astype(np.int32), counts.astype(np.int64).reshape(-1)


def _features(problem: Problem, unit_of: Ints, units: int) -> tuple[Ints, Ids, Ints, Ints]:
    if problem.indptr is None or problem.indices is None or problem.feature_weights is None:
        nothing = np.zeros(0, np.int64)
        return np.zeros(units + 1, np.int64), nothing.astype(np.int32), nothing, nothing
    owner = np.repeat(unit_of, np.diff(problem.indptr))
    starts, features, counts = _rows(np.column_stack((owner, problem.indices)), units)
    return starts, features, counts, problem.feature_weights.copy()


def _prices(problem: Problem, feature_weight: Ints) -> tuple[Ints, int]:
    """Price of each node outside, and a price above all that any arrangement can win otherwise.

    Prices too large for sums in 64 bits are lowered: above the second figure they no longer differ in effect.
    """
    best = problem.size * problem.move_price + 1
    if problem.indices is not None:
        best += 2 * int(feature_weight[problem.indices].sum())
    if problem.matrix is not None:
        best += 2 * int(np.ceil(np.abs(problem.matrix).astype(np.float64).sum()))
    cap = LIMIT // (4 * (problem.size + 1))
    if best > cap:
        raise ValueError("affinities and prices are too large for 64-bit sums: use a coarser unit")
    if problem.leave_out_price is None:
        return np.full(problem.size, best), best
    price = np.minimum(problem.leave_out_price, cap)
    return price, min(cap, best + int(price.sum()))
