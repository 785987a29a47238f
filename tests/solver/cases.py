"""Small random problems, and the slow and certain ways of solving them."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import strategies as st

from maillage.solver.clustering import Problem, evaluate, violations


def rows_to_csr(rows: list[list[int]]) -> dict[str, Any]:
    return {
        "indptr": np.cumsum([0] + [len(row) for row in rows]),
        "indices": np.array([f for row in rows for f in row], dtype=np.int32),
    }


@st.composite
def clusterings(draw: st.DrawFn, most: int = 7, by: str = "any") -> Problem:
    """Problems with up to `most` nodes and any mixture of the constraints."""
    n = draw(st.integers(1, most))
    asked: dict[str, Any] = {"weights": np.array(draw(st.lists(st.integers(1, 9), min_size=n, max_size=n)))}
    asked["lower"] = draw(st.integers(0, 14))
    asked["upper"] = draw(st.none() | st.integers(max(asked["lower"], 9), 30))
    asked["min_members"] = draw(st.integers(1, 2))
    asked["max_members"] = draw(st.none() | st.integers(asked["min_members"], 4))
    least = draw(st.integers(0, 2))
    asked["clusters"] = (least, draw(st.none() | st.integers(max(least, 1), 4)))
    kind = by if by != "any" else draw(st.sampled_from(["features", "matrix"]))
    if kind == "features":
        f = draw(st.integers(1, 4))
        rows = [draw(st.lists(st.integers(0, f - 1), unique=True, max_size=f)) for _ in range(n)]
        asked |= rows_to_csr(rows)
        asked["feature_weights"] = np.array(draw(st.lists(st.integers(0, 1000), min_size=f, max_size=f)))
        if draw(st.booleans()):
            asked["basis"] = np.array(draw(st.lists(st.booleans(), min_size=f, max_size=f)))
    else:
        cells = draw(st.lists(st.integers(-9, 9), min_size=n * n, max_size=n * n))
        asked["matrix"] = np.triu(np.array(cells).reshape(n, n), 1)
        asked["matrix"] = asked["matrix"] + asked["matrix"].T
    if draw(st.booleans()):
        asked["leave_out_price"] = np.array(draw(st.lists(st.integers(0, 900), min_size=n, max_size=n)))
    if draw(st.booleans()):
        asked["current"] = np.array(draw(st.lists(st.integers(-1, n - 1), min_size=n, max_size=n)))
        asked["move_price"] = draw(st.integers(0, 300))
    if n > 2:
        pairs = draw(st.permutations([(i, j) for i in range(n) for j in range(i)]))
        asked["apart"] = tuple(pairs[: draw(st.integers(0, 2))])
        asked["together"] = tuple(pairs[2 : 2 + draw(st.integers(0, 1))])
    return Problem(**asked)


def partitions(n: int, leave_out: bool) -> Iterator[list[int]]:
    """Every way of grouping n nodes, as group numbers by smallest member; -1 is outside."""

    def extend(prefix: list[int], used: int) -> Iterator[list[int]]:
        if len(prefix) == n:
            yield list(prefix)
            return
        for k in range(-1 if leave_out else 0, used + 1):
            yield from extend([*prefix, k], max(used, k + 1))

    return extend([], 0)


def best_naming(problem: Problem, assignment: np.ndarray, clusters: int) -> float:
    """The value with clusters continued from today's in the best way: each label used once at most."""
    if problem.current is None or not problem.move_price:
        return evaluate(problem, assignment)
    labels = sorted({int(c) for c in problem.current if c >= 0})

    def best(k: int, free: frozenset[int]) -> int:
        if k == clusters:
            return 0
        inside = problem.current[assignment == k]  # type: ignore[index]
        stay = [best(k + 1, free - {c}) + int((inside == c).sum()) for c in free]
        return max([best(k + 1, free), *stay])

    kept = best(0, frozenset(labels))
    return evaluate(problem, assignment, np.full(clusters, -1, np.int32)) + problem.move_price * kept


def optimum(problem: Problem) -> float | None:
    """The greatest value of all arrangements that keep every constraint; None where there is none."""
    best: float | None = None
    for groups in partitions(problem.size, problem.leave_out_price is not None):
        assignment = np.array(groups, dtype=np.int32)
        clusters = int(assignment.max()) + 1 if groups else 0
        if clusters < problem.clusters[0] or violations(problem, assignment):
            continue
        value = best_naming(problem, assignment, clusters)
        best = value if best is None else max(best, value)
    return best
