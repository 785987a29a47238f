"""The main job's benchmark: ``python -m benchmarks.main_job [--rows NAME …] [--scale full|small|tiny]``.

Each row is printed as it is measured, and all of them as one table at the end. The status is 1 where a row could not
be measured; an aim that is missed is shown, not punished: machines differ.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.rows import ROWS, SCALES, Bench
from benchmarks.table import print_rows


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and return the status."""
    given = _parser().parse_args(words)
    scale = SCALES[given.scale]
    bench = Bench(replace(scale, folder=given.folder) if given.folder else scale)
    return print_rows("Main job", given.scale, {name: partial(ROWS[name], bench) for name in given.rows or ROWS})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.main_job", description=__doc__)
    parser.add_argument("--rows", nargs="+", choices=[*ROWS], metavar="NAME", help=f"of {', '.join(ROWS)}; else all")
    parser.add_argument("--scale", choices=[*SCALES], default="full")
    parser.add_argument("--folder", type=Path, help="where invented channels are kept; else build/bench")
    return parser


if __name__ == "__main__":
    sys.exit(main())
