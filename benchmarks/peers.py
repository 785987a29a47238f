"""What one would pick instead, on the literature's formats: ``python -m benchmarks.peers PEER FILE SECONDS``.

Prints one JSON object with the value reached, null where the peer found nothing that holds. Each peer runs in a
process of its own: OR-Tools and HiGHS cannot always share one.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.assignment_peers import cp_sat_assignment, highs_assignment, scip_assignment
from benchmarks.measured import ask_peer
from benchmarks.solver_scale import CORES
from maillage.solver.formats import read_ccp


def peer(name: str, file: Path, seconds: float) -> float | None:
    """Return the value that a peer reaches on a file in so many seconds, None where it reaches none.

    Raises:
        Failed: if it ends badly.
    """
    said = ask_peer("benchmarks.peers", name, file, seconds)
    found: float | None = None if said is None else said["value"]
    return found


def cp_sat_clustering(file: Path, seconds: float) -> float | None:
    """OR-Tools CP-SAT on the model with a variable for each pair."""
    from ortools.sat.python import cp_model

    problem = read_ccp(file)
    clusters, affinity = problem.clusters[0], np.asarray(problem.matrix)
    model = cp_model.CpModel()
    inside = [[model.new_bool_var("") for _ in range(clusters)] for _ in range(problem.size)]
    for node in inside:
        model.add_exactly_one(node)
    for k in range(clusters):
        load = sum(int(problem.weights[i]) * inside[i][k] for i in range(problem.size))
        model.add_linear_constraint(load, int(problem.lower_bounds()[k]), int(problem.upper_bounds()[k]))
    shared = []
    for i, j in combinations(range(problem.size), 2):
        if affinity[i, j]:
            pair = model.new_bool_var("")
            shared.append((round(float(affinity[i, j]) * 100), pair))
            for k in range(clusters):
                model.add_bool_or([pair.negated(), inside[i][k].negated(), inside[j][k]])
    model.maximize(sum(weight * pair for weight, pair in shared))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, CORES
    status = solver.solve(model)
    return solver.objective_value / 100 if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def highs_clustering(file: Path, seconds: float) -> float | None:
    """HiGHS on the same model."""
    import highspy

    problem = read_ccp(file)
    clusters, affinity, n = problem.clusters[0], np.asarray(problem.matrix), problem.size
    pairs = [(i, j) for i, j in combinations(range(n), 2) if affinity[i, j]]
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", seconds)
    columns = n * clusters + len(pairs)
    cost = np.zeros(columns)
    cost[n * clusters :] = [affinity[pair] for pair in pairs]
    highs.addVars(columns, np.zeros(columns), np.ones(columns))
    highs.changeColsCost(columns, np.arange(columns, dtype=np.int32), cost)
    kinds = np.array([highspy.HighsVarType.kInteger] * (n * clusters))
    highs.changeColsIntegrality(n * clusters, np.arange(n * clusters, dtype=np.int32), kinds)
    highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
    for i in range(n):
        highs.addRow(1, 1, clusters, np.arange(i * clusters, (i + 1) * clusters, dtype=np.int32), np.ones(clusters))
    for k in range(clusters):
        place = np.arange(n, dtype=np.int32) * clusters + k
        highs.addRow(
            int(problem.lower_bounds()[k]), int(problem.upper_bounds()[k]), n, place, problem.weights.astype(float)
        )
    _pair_rows(highs, pairs, n, clusters)
    highs.run()
    value = highs.getInfo().objective_function_value
    return value if highs.getInfo().primal_solution_status == 2 and math.isfinite(value) else None


def _pair_rows(highs: Any, pairs: list[tuple[int, int]], n: int, clusters: int) -> None:
    """A pair counts only if its second node is wherever its first is."""
    many = len(pairs) * clusters
    k = np.tile(np.arange(clusters), len(pairs))
    first, second = (np.repeat([pair[end] for pair in pairs], clusters) * clusters + k for end in (0, 1))
    pair = np.repeat(np.arange(len(pairs)) + n * clusters, clusters)
    index = np.stack([pair, first, second], axis=1).ravel().astype(np.int32)
    value = np.tile([1.0, 1.0, -1.0], many)
    starts = np.arange(0, 3 * many, 3, dtype=np.int32)
    highs.addRows(many, np.full(many, -1e30), np.ones(many), 3 * many, starts, index, value)


def annealing_clustering(file: Path, seconds: float) -> float | None:
    """One plain annealing of a few lines: random moves and exchanges, cooled by the clock."""
    from benchmarks.plain_annealing import anneal

    return anneal(read_ccp(file), seconds)


PEERS: Final[dict[str, Callable[[Path, float], float | None]]] = {
    "cp-sat": cp_sat_clustering,
    "highs": highs_clustering,
    "annealing": annealing_clustering,
    "cp-sat-gap": cp_sat_assignment,
    "highs-gap": highs_assignment,
    "scip-gap": scip_assignment,
}

if __name__ == "__main__":
    print(json.dumps({"value": PEERS[sys.argv[1]](Path(sys.argv[2]), float(sys.argv[3]))}))
