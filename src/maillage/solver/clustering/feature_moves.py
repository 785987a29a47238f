"""Moves of one unit, and exchanges of two: evaluated in one pass over their features, applied only when taken."""

import numpy as np

from maillage.solver.clustering.state import (
    State,
    affinity,
    own_affinity,
    priced,
    put,
    releases,
    separated,
    take,
    takes,
    worth,
)
from maillage.solver.clustering.units import MAX_MEMBERS, MIN_MEMBERS, NEEDS_BASIS, Units
from maillage.solver.compiled import Int, Ints, inner, kernel

FORBIDDEN = -(2**62)


@kernel
def gain_of_shift(units: Units, state: State, u: Int, target: Int) -> Int:
    """Change of value when u goes to `target` (-1: outside), or FORBIDDEN; O(nnz(u))."""
    source = np.int64(state.place[u])
    if source == target:
        return FORBIDDEN
    if target >= 0:
        if not takes(units, state, u, target):
            return FORBIDDEN
        if state.members[target] == 0 and (
            units.weight[u] < units.lower[target] or units.size[u] < units.limits[MIN_MEMBERS]
        ):
            return FORBIDDEN
    if source >= 0 and not releases(units, state, u, source):
        return FORBIDDEN
    gain = priced(units, u, source) - priced(units, u, target)
    if source >= 0:
        pairs, members = state.pairs[source], state.members[source]
        gain += worth(pairs - own_affinity(units, state, u, source), members - units.size[u]) - worth(pairs, members)
    if target >= 0:
        pairs, members = state.pairs[target], state.members[target]
        gain += worth(pairs + affinity(units, state, u, target), members + units.size[u]) - worth(pairs, members)
    return gain


@kernel
def shift(units: Units, state: State, u: Int, target: Int) -> None:
    """Move u to `target` (-1: outside)."""
    if state.place[u] >= 0:
        take(units, state, u)
    if target >= 0:
        put(units, state, u, target)


@inner
def mark(units: Units, u: Int, marks: Ints) -> None:
    """Write the feature counts of u into `marks`: int64[f], zero elsewhere."""
    for j in range(units.starts[u], units.starts[u + 1]):
        marks[units.features[j]] = units.counts[j]


@inner
def unmark(units: Units, u: Int, marks: Ints) -> None:
    """Bring `marks` back to zero."""
    for j in range(units.starts[u], units.starts[u + 1]):
        marks[units.features[j]] = 0


@inner
def _replace(units: Units, state: State, k: Int, u: Int, v: Int, marks: Ints) -> Int:
    """Change of cluster k's value when v takes the place of u, whose counts are marked, or FORBIDDEN."""
    load = state.load[k] - units.weight[u] + units.weight[v]
    members = state.members[k] - units.size[u] + units.size[v]
    if load < units.lower[k] or load > units.upper[k]:
        return FORBIDDEN
    if members < units.limits[MIN_MEMBERS] or members > units.limits[MAX_MEMBERS]:
        return FORBIDDEN
    rest = state.members[k] - units.size[u]
    based = units.limits[NEEDS_BASIS] == 0
    gained = units.inner[v]
    for j in range(units.starts[v], units.starts[v + 1]):
        f = units.features[j]
        others = np.int64(state.counts[k, f]) - marks[f]
        gained += units.feature_weight[f] * units.counts[j] * others
        if units.basis[f] and units.counts[j] == units.size[v] and others == rest:
            based = True
    if not based or separated(units, state, v, k, u):
        return FORBIDDEN
    pairs = state.pairs[k]
    return worth(pairs - own_affinity(units, state, u, k) + gained, members) - worth(pairs, state.members[k])


@kernel
def gain_of_swap(units: Units, state: State, u: Int, v: Int, marks: Ints) -> Int:
    """Change of value when u and v exchange places (at most one outside), or FORBIDDEN; O(nnz(u) + nnz(v))."""
    a, b = np.int64(state.place[u]), np.int64(state.place[v])
    if a == b:
        return FORBIDDEN
    gain = priced(units, u, a) + priced(units, v, b) - priced(units, u, b) - priced(units, v, a)
    if a >= 0:
        mark(units, u, marks)
        change = _replace(units, state, a, u, v, marks)
        unmark(units, u, marks)
        if change == FORBIDDEN:
            return FORBIDDEN
        gain += change
    if b >= 0:
        mark(units, v, marks)
        change = _replace(units, state, b, v, u, marks)
        unmark(units, v, marks)
        if change == FORBIDDEN:
            return FORBIDDEN
        gain += change
    return gain


@kernel
def swap(units: Units, state: State, u: Int, v: Int) -> None:
    """Exchange the places of u and v."""
    a, b = np.int64(state.place[u]), np.int64(state.place[v])
    if a >= 0:
        take(units, state, u)
    if b >= 0:
        take(units, state, v)
        put(units, state, u, b)
    if a >= 0:
        put(units, state, v, a)
