"""What one would pick instead for districting: ``python -m benchmarks.districting_peers PEER FILE SECONDS``.

Reads a problem as `maillage.solver` does and prints one JSON object: the district of each unit. Each peer runs in a
process of its own.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.measured import ask_peer
from maillage.solver.districting import Problem, evaluate
from maillage.solver.formats import read_districting

BURST: Final = 10
"""Recombinations from the best map before the search returns to it (short bursts: Cannon et al. 2023)."""
Districts = NDArray[np.int32]


def drawn_by(name: str, file: Path, seconds: float) -> Districts | None:
    """Return the map that a peer draws from a file in so many seconds, None where it is not done long after.

    Raises:
        Failed: if it ends badly.
    """
    said = ask_peer("benchmarks.districting_peers", name, file, seconds)
    return None if said is None else np.array(said["districts"], np.int32)


def gerrychain_districts(problem: Problem, seconds: float) -> Districts:
    """GerryChain's recombinations with its optimiser, where its package is installed (`gerrychain_is_here`).

    It starts from a random map within the tolerance and seeks the least of our own measure, one core.
    """
    chain = importlib.import_module("gerrychain")
    optimization, proposals = (importlib.import_module(f"gerrychain.{part}") for part in ("optimization", "proposals"))
    networkx, ends = importlib.import_module("networkx"), time.monotonic() + seconds
    drawn = networkx.Graph()
    drawn.add_nodes_from((unit, {"unit": unit, "weight": int(weight)}) for unit, weight in enumerate(problem.weights))
    drawn.add_edges_from(problem.links.tolist())
    even, epsilon = int(problem.weights.sum()) / problem.districts, problem.tolerance / 1_000_000

    def districts(partition: Any) -> Districts:
        found = np.zeros(problem.size, np.int32)
        for part, nodes in enumerate(partition.parts.values()):
            found[[partition.graph.node_data(node)["unit"] for node in nodes]] = part
        return found

    def total(partition: Any) -> float:
        return evaluate(problem, districts(partition)).total

    first = chain.Partition.from_random_assignment(
        graph=chain.Graph.from_networkx(drawn), n_parts=problem.districts, epsilon=epsilon, pop_col="weight",
        updaters={"load": chain.updaters.Tally("weight", "load")}, rng=1,
    )  # fmt: skip
    propose = proposals.build_recom_proposal_fn(pop_col="weight", pop_target=even, epsilon=epsilon)
    held = chain.constraints.within_percent_of_ideal_population(first, epsilon, pop_key="load")
    search = optimization.SingleMetricOptimizer(propose, [held], first, total, maximize=False, rng=1)
    for _ in search.short_bursts(BURST, sys.maxsize):
        if time.monotonic() > ends:
            break
    return districts(search.best_part)


def means_districts(problem: Problem, seconds: float) -> Districts:
    """Balanced k-means on positions, which knows numbers of units and neither weights nor borders."""
    from k_means_constrained import KMeansConstrained

    del seconds
    least = problem.size // problem.districts // 2
    means = KMeansConstrained(problem.districts, size_min=least, n_init=3, random_state=1)
    found: Districts = means.fit_predict(problem.positions.astype(np.float64)).astype(np.int32)
    return found


def gerrychain_is_here() -> bool:
    """Whether GerryChain's package can be imported."""
    return importlib.util.find_spec("gerrychain") is not None


PEERS: Final[dict[str, Callable[[Problem, float], Districts]]] = {
    "gerrychain": gerrychain_districts,
    "k-means-constrained": means_districts,
}

if __name__ == "__main__":
    answer = PEERS[sys.argv[1]](read_districting(Path(sys.argv[2])), float(sys.argv[3]))
    print(json.dumps({"districts": answer.tolist()}))
