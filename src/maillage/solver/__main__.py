"""The solver from a shell, on the literature's own formats: ``python -m maillage.solver ccp FILE`` prints JSON."""

import argparse
import json
import sys
import time
from pathlib import Path

from maillage.solver.clustering import DEFAULT_WORK, solve
from maillage.solver.formats import read_ccp

UNLIMITED = 10**12  # work, where only time ends the search


def main(arguments: list[str] | None = None) -> int:
    """Solve the file that `arguments` name and print the answer; returns the exit code, 2 for a file that isn't read.

    Without `--seconds` the same file, seed and work print the same value and assignment on any number of cores.
    """
    asked = _parser().parse_args(arguments)
    try:
        problem = read_ccp(asked.file)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    work = asked.work if asked.work is not None else DEFAULT_WORK if asked.seconds is None else UNLIMITED
    started = time.perf_counter()
    result = solve(problem, seed=asked.seed, work=work, workers=asked.cores, seconds=asked.seconds)
    answer = {
        "value": result.value,
        "bound": result.bound,
        "feasible": result.feasible,
        "seconds": round(time.perf_counter() - started, 3),
        "work": result.work_done,
        "replayable": result.replayable,
        "assignment": result.assignment.tolist(),
    }
    print(json.dumps(answer))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m maillage.solver", description=__doc__)
    parser.add_argument("problem", choices=["ccp"], help="ccp: capacitated clustering, as in CCPLIB")
    parser.add_argument("file", type=Path)
    parser.add_argument("--seconds", type=float, help="limit on the time; an answer that it ended can't be replayed")
    parser.add_argument("--work", type=int, help="limit on the evaluations of moves, which replays")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cores", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
