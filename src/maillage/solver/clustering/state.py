"""A clustering under search: who is where, and every sum that a move's evaluation needs.

By features, a cluster's value follows from its feature counts: the affinity of a unit with a cluster is one pass over
the unit's features, whatever the number of nodes.
"""

from typing import NamedTuple

import numpy as np

from maillage.solver.clustering.units import (
    MAX_CLUSTERS,
    MAX_MEMBERS,
    MIN_CLUSTERS,
    MIN_MEMBERS,
    MISSING_PRICE,
    MOVE_PRICE,
    NEEDS_BASIS,
    Units,
)
from maillage.solver.compiled import Ids, Int, Ints, inner, kernel


class State(NamedTuple):
    """The place of u units in k clusters; place -1, list k, is outside.

    `first`, `after` and `before` link the units of each cluster, so that one is taken out in constant time.
    """

    place: Ids
    load: Ints
    members: Ints
    pairs: Ints
    counts: Ids  # [k, f] members that hold the feature
    pinned: Ids  # [k] units with a pin
    first: Ids
    after: Ids
    before: Ids
    totals: Ints  # [open clusters, value]


OPEN, VALUE = range(2)


def empty_state(units: Units) -> State:
    """Return a state with every unit outside."""
    u, k, f = len(units.weight), len(units.lower), len(units.feature_weight)
    order = np.arange(u, dtype=np.int32)
    first = np.full(k + 1, -1, np.int32)
    first[k] = 0 if u else -1
    after = order + 1
    if u:
        after[-1] = -1
    outside = -int(units.price.sum()) - int(units.limits[MOVE_PRICE]) * int(units.home_total.sum())
    missing = int(units.limits[MIN_CLUSTERS] * units.limits[MISSING_PRICE])
    return State(
        place=np.full(u, -1, np.int32),
        load=np.zeros(k, np.int64),
        members=np.zeros(k, np.int64),
        pairs=np.zeros(k, np.int64),
        counts=np.zeros((k, f), np.int32),
        pinned=np.zeros(k, np.int32),
        first=first,
        after=after.astype(np.int32),
        before=(order - 1).astype(np.int32),
        totals=np.array([0, outside - missing], np.int64),
    )


@inner
def affinity(units: Units, state: State, u: Int, k: Int) -> Int:
    """Sum of the affinities of unit u's members with each other and with cluster k, which doesn't hold u; O(nnz(u))."""
    total = units.inner[u]
    for j in range(units.starts[u], units.starts[u + 1]):
        f = units.features[j]
        total += units.feature_weight[f] * units.counts[j] * np.int64(state.counts[k, f])
    return total


@inner
def own_affinity(units: Units, state: State, u: Int, k: Int) -> Int:
    """The same for cluster k that holds u: what its pair sum loses when u leaves."""
    total = units.inner[u]
    for j in range(units.starts[u], units.starts[u + 1]):
        f = units.features[j]
        total += units.feature_weight[f] * units.counts[j] * (np.int64(state.counts[k, f]) - units.counts[j])
    return total


@inner
def worth(pairs: Int, members: Int) -> Int:
    """Value of a cluster from its pair sum and its number of members."""
    return 2 * pairs // members if members > 0 else 0


@inner
def priced(units: Units, u: Int, k: Int) -> Int:
    """What unit u costs by being in cluster k (-1: outside): its price outside and the price of leaving home."""
    stay = 0
    if k >= 0:
        for j in range(units.home_starts[u], units.home_starts[u + 1]):
            if units.homes[j] == k:
                stay = units.home_counts[j]
    cost = units.limits[MOVE_PRICE] * (units.home_total[u] - stay)
    return cost if k >= 0 else cost + units.price[u]


@inner
def holds(units: Units, u: Int, f: Int) -> bool:
    """Whether all members of unit u hold feature f."""
    for j in range(units.starts[u], units.starts[u + 1]):
        if units.features[j] == f:
            return bool(units.counts[j] == units.size[u])
    return False


@inner
def keeps_basis(units: Units, state: State, u: Int, k: Int) -> bool:
    """Whether cluster k with u has a feature, among those that can be its basis, that all members hold."""
    if units.limits[NEEDS_BASIS] == 0:
        return True
    for j in range(units.starts[u], units.starts[u + 1]):
        f = units.features[j]
        if units.basis[f] and units.counts[j] == units.size[u] and state.counts[k, f] == state.members[k]:
            return True
    return False


@inner
def separated(units: Units, state: State, u: Int, k: Int, leaving: Int) -> bool:
    """Whether a pin or a separation keeps u out of cluster k once unit `leaving` (-1: none) has left it."""
    if units.pin[u] >= 0:
        others = state.pinned[k]
        if leaving >= 0 and units.pin[leaving] >= 0:
            others -= 1
        if others > 0:
            return True
    for j in range(units.apart_starts[u], units.apart_starts[u + 1]):
        w = units.apart[j]
        if w != leaving and state.place[w] == k:
            return True
    return False


@kernel
def takes(units: Units, state: State, u: Int, k: Int) -> bool:
    """Whether cluster k can take unit u as far as upper bounds, basis, pins and separations go."""
    if state.members[k] == 0 and state.totals[OPEN] >= units.limits[MAX_CLUSTERS]:
        return False
    if state.load[k] + units.weight[u] > units.upper[k]:
        return False
    if state.members[k] + units.size[u] > units.limits[MAX_MEMBERS]:
        return False
    return keeps_basis(units, state, u, k) and not separated(units, state, u, k, -1)


@inner
def releases(units: Units, state: State, u: Int, k: Int) -> bool:
    """Whether cluster k stays above its lower bounds without unit u, or may close with it."""
    if state.members[k] == units.size[u]:
        return bool(state.totals[OPEN] > units.limits[MIN_CLUSTERS])
    return bool(
        state.load[k] - units.weight[u] >= units.lower[k]
        and state.members[k] - units.size[u] >= units.limits[MIN_MEMBERS]
    )


@kernel
def stands(units: Units, state: State, k: Int) -> bool:
    """Whether cluster k is at its lower bounds."""
    return bool(state.load[k] >= units.lower[k] and state.members[k] >= units.limits[MIN_MEMBERS])


@inner
def _relink(state: State, u: Int, source: Int, target: Int) -> None:
    left, right = state.before[u], state.after[u]
    if left >= 0:
        state.after[left] = right
    else:
        state.first[source] = right
    if right >= 0:
        state.before[right] = left
    head = state.first[target]
    state.before[u] = -1
    state.after[u] = head
    if head >= 0:
        state.before[head] = u
    state.first[target] = u


@kernel
def put(units: Units, state: State, u: Int, k: Int) -> None:
    """Place unit u, which is outside, in cluster k; O(nnz(u))."""
    before = worth(state.pairs[k], state.members[k])
    if state.members[k] == 0:
        if state.totals[OPEN] < units.limits[MIN_CLUSTERS]:
            state.totals[VALUE] += units.limits[MISSING_PRICE]
        state.totals[OPEN] += 1
    state.pairs[k] += affinity(units, state, u, k)
    state.members[k] += units.size[u]
    state.load[k] += units.weight[u]
    for j in range(units.starts[u], units.starts[u + 1]):
        state.counts[k, units.features[j]] += np.int32(units.counts[j])
    if units.pin[u] >= 0:
        state.pinned[k] += 1
    _relink(state, u, len(state.load), k)
    state.place[u] = k
    state.totals[VALUE] += worth(state.pairs[k], state.members[k]) - before
    state.totals[VALUE] += priced(units, u, -1) - priced(units, u, k)


@kernel
def take(units: Units, state: State, u: Int) -> None:
    """Take unit u out of its cluster; O(nnz(u))."""
    k = np.int64(state.place[u])
    before = worth(state.pairs[k], state.members[k])
    state.pairs[k] -= own_affinity(units, state, u, k)
    state.members[k] -= units.size[u]
    state.load[k] -= units.weight[u]
    for j in range(units.starts[u], units.starts[u + 1]):
        state.counts[k, units.features[j]] -= np.int32(units.counts[j])
    if units.pin[u] >= 0:
        state.pinned[k] -= 1
    _relink(state, u, k, len(state.load))
    state.place[u] = -1
    state.totals[VALUE] += worth(state.pairs[k], state.members[k]) - before
    state.totals[VALUE] += priced(units, u, k) - priced(units, u, -1)
    if state.members[k] == 0:
        state.totals[OPEN] -= 1
        if state.totals[OPEN] < units.limits[MIN_CLUSTERS]:
            state.totals[VALUE] -= units.limits[MISSING_PRICE]


@kernel
def arrange(units: Units, state: State, places: Ids) -> None:
    """Make the state hold `places`: int32[u], cluster of each unit or -1."""
    for u in range(len(places)):
        if state.place[u] != places[u] and state.place[u] >= 0:
            take(units, state, u)
    for u in range(len(places)):
        if state.place[u] != places[u]:
            put(units, state, u, np.int64(places[u]))
