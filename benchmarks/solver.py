"""The solver's benchmark: ``python -m benchmarks.solver [--rows NAME …] [--scale full|small|tiny] [--seeds N …]``.

Each row stands beside its peers, measured in the same run for the same time. The full scale takes all instances for as
long as the aims say, which is hours; without a word a few minutes of them are measured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from benchmarks.solver_scale import SCALES, Scale
from benchmarks.table import Row, print_rows

PARTS: Final = ("benchmarks.solver_clustering", "benchmarks.solver_assignment", "benchmarks.solver_coverage",
               "benchmarks.solver_districting")  # fmt: skip
"""Modules that bring rows, in the order of the table."""


def rows() -> dict[str, Callable[[Scale], Iterator[Row]]]:
    """Return every row by its name."""
    found: dict[str, Callable[[Scale], Iterator[Row]]] = {}
    for part in PARTS:
        if find_spec(part) is not None:
            found |= import_module(part).ROWS
    return found


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and return the status."""
    known = rows()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.solver", description=__doc__)
    parser.add_argument("--rows", nargs="+", choices=[*known], metavar="NAME", help=f"of {', '.join(known)}; else all")
    parser.add_argument("--scale", choices=[*SCALES], default="small")
    parser.add_argument("--seeds", nargs="+", type=int, metavar="N", help="of our own searches; else the scale's")
    given = parser.parse_args(words)
    scale = SCALES[given.scale]
    if given.seeds:
        scale = replace(scale, seeds=tuple(given.seeds))
    return print_rows("Solver", given.scale, {name: partial(known[name], scale) for name in given.rows or known})


if __name__ == "__main__":
    sys.exit(main())
