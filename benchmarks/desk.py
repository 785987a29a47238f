"""The desk's benchmark: ``python -m benchmarks.desk [--rows NAME …] [--scale full|small|tiny]``.

Each row is printed as it is measured, and all of them as one table at the end. The status is 1 where a row could not
be measured; an aim that is missed is shown, not punished: machines differ.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.desk_lists import lists
from benchmarks.desk_scenario import scenario
from benchmarks.material import FOLDER
from benchmarks.table import Row, print_rows

SCALES: Final = {"full": (100_000, 2_000_000), "small": (10_000, 200_000), "tiny": (600, 12_000)}
"""Partners and lines of sell-through."""
ROWS: Final[dict[str, Callable[[int, int, Path], Iterator[Row]]]] = {"lists": lists, "scenario": scenario}


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and return the status."""
    given = _parser().parse_args(words)
    partners, lines = SCALES[given.scale]
    chosen = {name: partial(ROWS[name], partners, lines, given.folder) for name in given.rows or ROWS}
    return print_rows("Desk", given.scale, chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("--rows", nargs="+", choices=[*ROWS], metavar="NAME", help=f"of {', '.join(ROWS)}; else all")
    parser.add_argument("--scale", choices=[*SCALES], default="full")
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="where invented channels are kept; else build/bench"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
