"""The objective and the constraints, computed from the problem alone: what incremental sums are held against."""

import numpy as np

from maillage.solver.clustering.problem import NO_UPPER, Problem
from maillage.solver.compiled import Ids, Ints


def feature_counts(problem: Problem, assignment: Ids, clusters: int) -> Ints:
    """int64[clusters, f]: how many members of each cluster hold each feature; O(nnz)."""
    indptr, indices, feature_weights = problem.incidence()
    counts = np.zeros((clusters, len(feature_weights)), np.int64)
    owner = np.repeat(assignment, np.diff(indptr))
    np.add.at(counts, (owner[owner >= 0], indices[owner >= 0]), 1)
    return counts


def evaluate(problem: Problem, assignment: Ids, continues: Ids | None = None) -> float:
    """Return the value of `assignment` (int32[n], -1 outside), with `continues` as in `Result`; O(nnz) or O(n²).

    An int where the problem's numbers are ints. Nodes outside cost their price, or nothing where there is none.
    """
    clusters = int(assignment.max()) + 1 if problem.size else 0
    value: float = 0
    if problem.matrix is not None:
        for k in range(clusters):
            inside = np.flatnonzero(assignment == k)
            block = problem.matrix[np.ix_(inside, inside)]
            value += float(np.triu(block, 1).sum()) if block.dtype.kind == "f" else int(np.triu(block, 1).sum())
    elif clusters:
        counts = feature_counts(problem, assignment, clusters)
        members = np.bincount(assignment[assignment >= 0], minlength=clusters)
        pairs = (counts * (counts - 1) // 2) @ problem.incidence()[2]
        value += int((2 * pairs // np.maximum(members, 1)).sum())
    if problem.leave_out_price is not None:
        value -= sum(problem.leave_out_price[assignment < 0].tolist())
    if problem.current is not None and problem.move_price:
        labels = np.append(np.arange(clusters) if continues is None else continues, -2)
        value -= problem.move_price * int(((problem.current >= 0) & (labels[assignment] != problem.current)).sum())
    return value


def common_basis(problem: Problem, assignment: Ids, clusters: int) -> Ids:
    """int32[clusters]: the heaviest feature that can be a basis and that all members hold; -1 for none."""
    basis = np.full(clusters, -1, np.int32)
    if problem.basis is None or not clusters:
        return basis
    members = np.bincount(assignment[assignment >= 0], minlength=clusters)
    shared = (
        (feature_counts(problem, assignment, clusters) == members[:, None]) & problem.basis & (members > 0)[:, None]
    )
    weight = np.where(shared, problem.incidence()[2], -1)
    return np.where(shared.any(axis=1), weight.argmax(axis=1) if weight.shape[1] else -1, -1).astype(np.int32)


def violations(problem: Problem, assignment: Ids) -> list[str]:
    """Name every hard constraint that `assignment` breaks, nodes that had to be placed apart; none in an answer."""
    found = []
    clusters = int(assignment.max()) + 1 if problem.size else 0
    inside = assignment >= 0
    loads = np.zeros(clusters, np.int64)
    np.add.at(loads, assignment[inside], problem.weights[inside])
    members = np.bincount(assignment[inside], minlength=clusters)
    basis = common_basis(problem, assignment, clusters)
    most = NO_UPPER if problem.upper is None else problem.upper
    lower, upper = np.atleast_1d(np.asarray(problem.lower)), np.atleast_1d(np.asarray(most))
    for k in np.flatnonzero(members).tolist():
        bound = k if problem.own_bounds else 0
        if loads[k] < lower[bound] or loads[k] > upper[bound]:
            found.append(f"cluster {k} weighs {loads[k]}, outside {lower[bound]}..{upper[bound]}")
        if members[k] < problem.min_members or members[k] > (problem.max_members or problem.size):
            found.append(f"cluster {k} has {members[k]} members")
        if problem.basis is not None and basis[k] < 0:
            found.append(f"cluster {k} has no common basis")
    if problem.clusters[1] is not None and np.count_nonzero(members) > problem.clusters[1]:
        found.append(f"{np.count_nonzero(members)} clusters are open, at most {problem.clusters[1]} may be")
    found += [f"{i} and {j} are not together" for i, j in problem.together if assignment[i] != assignment[j]]
    found += [f"{i} and {j} share a cluster" for i, j in problem.apart if assignment[i] == assignment[j] >= 0]
    if problem.pinned is not None:
        places: dict[int, set[int]] = {}
        for node in np.flatnonzero(problem.pinned >= 0).tolist():
            places.setdefault(int(problem.pinned[node]), set()).add(int(assignment[node]))
        found += [f"pin {pin} is spread over {sorted(where)}" for pin, where in places.items() if len(where) > 1]
        taken = [next(iter(where)) for where in places.values() if min(where) >= 0]
        if len(taken) != len(set(taken)):
            found.append("two pins share a cluster")
    return found
