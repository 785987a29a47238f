"""Why nodes are outside, in numbers that a person can act on."""

import numpy as np

from maillage.solver.clustering.problem import NO_UPPER, Problem
from maillage.solver.clustering.result import Cause, Shortage
from maillage.solver.clustering.value import common_basis, feature_counts
from maillage.solver.compiled import Flags, Ids, Ints


class Account:
    """The sums that every question about nodes outside needs."""

    def __init__(self, problem: Problem, assignment: Ids, clusters: int) -> None:
        self.problem = problem
        self.assignment = assignment
        self.outside = assignment < 0
        self.lower = problem.lower if isinstance(problem.lower, int) else int(problem.lower.min(initial=NO_UPPER))
        self.loads: Ints = np.zeros(clusters, np.int64)
        np.add.at(self.loads, assignment[~self.outside], problem.weights[~self.outside])
        self.members = np.bincount(assignment[~self.outside], minlength=clusters)
        self.open = int(np.count_nonzero(self.members))
        self.basis = common_basis(problem, assignment, clusters)
        self.holders: dict[int, Flags] = {}
        if problem.basis is not None:
            full = feature_counts(problem, assignment, clusters) == self.members[:, None]
            self.shared: Flags = full & problem.basis

    def bases(self, node: int) -> list[int]:
        """Features of `node` that can be a basis; [-1] where none is asked."""
        if self.problem.basis is None:
            return [-1]
        indptr, indices, _ = self.problem.incidence()
        row = indices[indptr[node] : indptr[node + 1]]
        return [int(f) for f in row if self.problem.basis[f]]

    def holding(self, feature: int) -> Flags:
        """bool[n]: the nodes that hold `feature`; all of them for -1."""
        if feature not in self.holders:
            flags = np.full(self.problem.size, feature < 0)
            if feature >= 0:
                indptr, indices, _ = self.problem.incidence()
                owner = np.repeat(np.arange(self.problem.size), np.diff(indptr))
                flags[owner[indices == feature]] = True
            self.holders[feature] = flags
        return self.holders[feature]

    def weight(self, flags: Flags) -> int:
        """Total weight of the nodes marked."""
        return int(self.problem.weights[flags].sum())


def explain(problem: Problem, assignment: Ids, clusters: int) -> tuple[Shortage, ...]:
    """Group the nodes outside by what keeps them there; O(n · features) where nodes are outside.

    Args:
        problem: what was asked.
        assignment: int32[n], -1 outside.
        clusters: how many clusters the numbering spans.

    Returns:
        One entry for each cause and best feature, those with the most nodes first; one without nodes where fewer
        clusters stand than were asked.
    """
    account = Account(problem, assignment, clusters)
    grouped: dict[tuple[Cause, int, int, bool], list[int]] = {}
    for node in np.flatnonzero(account.outside).tolist():
        grouped.setdefault(_reason(account, node), []).append(node)
    found = [
        _shortage(account, tuple(nodes), cause, feature, relaxation, proven)
        for (cause, feature, relaxation, proven), nodes in grouped.items()
    ]
    found.sort(key=lambda shortage: (-len(shortage.nodes), shortage.nodes))
    if account.open < problem.clusters[0] and not any(s.cause == "lower" for s in found):
        found.append(_missing_clusters(account))
    return tuple(found)


def _reason(account: Account, node: int) -> tuple[Cause, int, int, bool]:
    """The cause, best feature, relaxation and proof for one node outside."""
    problem = account.problem
    bases = account.bases(node)
    if not bases:
        return "lower", -1, -1, True
    best = max(bases, key=lambda f: (account.weight(account.holding(f) & account.outside), -f))
    reachable = [account.weight(account.holding(f)) >= account.lower for f in bases]
    counts = [int(account.holding(f).sum()) >= problem.min_members for f in bases]
    proven = not any(w and c for w, c in zip(reachable, counts, strict=True))
    heavy = problem.upper is not None and problem.weights[node] > np.max(problem.upper, initial=-1)
    if heavy:
        return "upper", best, int(problem.weights[node]), True
    like = _like(account, bases)
    if like.any():
        room = _room(account, node, like)
        if room[0] == "price":
            return "price", best, -1, False
        if room[0] != "upper" or problem.upper is not None:
            return room[0], best, room[1], False
    free = account.holding(best) & account.outside
    available = account.weight(free)
    if available < account.lower or int(free.sum()) < problem.min_members:
        return "lower", best, available, proven
    if problem.clusters[1] is not None and account.open >= problem.clusters[1]:
        return "count", best, account.open + 1, False
    return ("price" if problem.leave_out_price is not None else "separated"), best, -1, False


def _like(account: Account, bases: list[int]) -> Flags:
    """bool[k]: open clusters that have one of `bases` in common."""
    if account.problem.basis is None:
        return account.members > 0
    return (account.members > 0) & account.shared[:, bases].any(axis=1)


def _room(account: Account, node: int, like: Flags) -> tuple[Cause, int]:
    """Why the clusters `like` the node don't have it: none has room (with the least upper bound that would), ..."""
    problem = account.problem
    weight = int(problem.weights[node])
    upper = problem.upper_bounds()
    enemies = {b if a == node else a for a, b in problem.apart if node in (a, b)}
    blocked = {int(account.assignment[other]) for other in enemies}
    if problem.pinned is not None and problem.pinned[node] >= 0:
        blocked |= set(account.assignment[problem.pinned >= 0].tolist())
    candidates = [k for k in np.flatnonzero(like).tolist() if k not in blocked]
    if not candidates:
        return "separated", -1
    limit = problem.max_members or problem.size
    roomy = [k for k in candidates if account.members[k] < limit]
    if not roomy:
        return "upper", -1
    if any(account.loads[k] + weight <= upper[k if problem.own_bounds else 0] for k in roomy):
        return ("price" if problem.leave_out_price is not None else "separated"), -1
    return "upper", min(int(account.loads[k]) + weight for k in roomy)


def _shortage(
    account: Account, nodes: tuple[int, ...], cause: Cause, feature: int, relaxation: int, proven: bool
) -> Shortage:
    problem = account.problem
    holders = account.holding(feature)
    if feature < 0 and problem.basis is not None:
        holders = np.zeros(problem.size, np.bool_)
        holders[list(nodes)] = True
    free = holders & account.outside
    available = account.weight(free)
    return Shortage(
        nodes=nodes,
        cause=cause,
        feature=feature,
        held=account.weight(holders),
        available=available,
        missing_weight=max(0, account.lower - available) if cause == "lower" else 0,
        missing_members=max(0, problem.min_members - int(free.sum())) if cause == "lower" else 0,
        relaxation=relaxation,
        proven=proven,
    )


def _missing_clusters(account: Account) -> Shortage:
    """Too few clusters stand though no node is outside: the weight that the missing ones would need."""
    problem = account.problem
    total = int(problem.weights.sum())
    needed = problem.clusters[0]
    everyone = problem.size
    return Shortage(
        nodes=(),
        cause="lower",
        feature=-1,
        held=total,
        available=0,
        missing_weight=max(0, needed * account.lower - total) if not problem.own_bounds else 0,
        missing_members=max(0, needed * problem.min_members - everyone),
        relaxation=total // needed,
        proven=needed * account.lower > total or needed * problem.min_members > everyone,
    )
