"""The solver from a shell, on the literature's own formats: ``python -m maillage.solver ccp FILE`` prints JSON.

``python -m maillage.solver gap FILE`` likewise; ``python -m maillage.solver districting FILE`` reads JSON.
"""

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from maillage.solver import assignment, clustering, districting
from maillage.solver.formats import read_ccp, read_districting, read_gap

UNLIMITED = 10**12  # work, where only time ends the search


def main(arguments: list[str] | None = None) -> int:
    """Solve the file that `arguments` name and print the answer; returns the exit code, 2 for a file that isn't read.

    Without `--seconds` the same file, seed and work print the same value and assignment on any number of cores.
    """
    asked = _parser().parse_args(arguments)
    try:
        answer = {"ccp": _ccp, "gap": _gap, "districting": _districting}[asked.problem](asked)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(answer))
    return 0


def _ccp(asked: argparse.Namespace) -> dict[str, object]:
    problem = read_ccp(asked.file)
    started = time.perf_counter()
    found = clustering.solve(problem, **_limits(asked, clustering.DEFAULT_WORK))
    return _answer(found, time.perf_counter() - started)


def _gap(asked: argparse.Namespace) -> dict[str, object]:
    problem = read_gap(asked.file)
    started = time.perf_counter()
    found = assignment.solve(problem, **_limits(asked, assignment.DEFAULT_WORK))
    return _answer(found, time.perf_counter() - started)


def _districting(asked: argparse.Namespace) -> dict[str, object]:
    problem = read_districting(asked.file)
    started = time.perf_counter()
    found = districting.solve(problem, bounded=True, **_limits(asked, districting.WORK_EACH * problem.size))
    seconds = time.perf_counter() - started
    return _answer(found, seconds) | {
        "loads": found.loads.tolist(),
        "corridor": found.corridor,
        "centres": found.centres.tolist(),
        "continues": found.continues.tolist(),
        "moved": np.flatnonzero(found.moved).tolist(),
        "shortages": [asdict(one) for one in found.shortages],
    }


def _limits(asked: argparse.Namespace, default: int) -> dict[str, Any]:
    work = asked.work if asked.work is not None else default if asked.seconds is None else UNLIMITED
    return {"seed": asked.seed, "work": work, "workers": asked.cores, "seconds": asked.seconds}


def _answer(found: assignment.Result | clustering.Result | districting.Result, seconds: float) -> dict[str, object]:
    return {
        "value": found.value,
        "bound": found.bound,
        "feasible": found.feasible,
        "seconds": round(seconds, 3),
        "work": found.work_done,
        "replayable": found.replayable,
        "assignment": found.assignment.tolist(),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m maillage.solver", description=__doc__)
    parser.add_argument(
        "problem",
        choices=["ccp", "gap", "districting"],
        help="ccp: capacitated clustering, as in CCPLIB; gap: generalised assignment, as in Yagiura et al.; "
        "districting: JSON with the fields of maillage.solver.districting.Problem",
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--seconds", type=float, help="limit on the time; an answer that it ended can't be replayed")
    parser.add_argument("--work", type=int, help="limit on the evaluations of moves, which replays")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cores", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
