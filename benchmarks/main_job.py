"""The main job's benchmark: ``python -m benchmarks.main_job [--rows NAME …] [--scale full|small|tiny]``.

Each row is printed as it is measured, and all of them as one table at the end. The status is 1 where a row could not
be measured; an aim that is missed is shown, not punished: machines differ.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measured import Failed
from benchmarks.rows import ROWS, SCALES, Bench, Row


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and return the status."""
    given = _parser().parse_args(words)
    scale = SCALES[given.scale]
    bench = Bench(replace(scale, folder=given.folder) if given.folder else scale)
    console, found, failed = Console(width=max(160, Console().width)), list[Row](), False
    started = time.monotonic()
    for name in given.rows or ROWS:
        try:
            for row in ROWS[name](bench):
                found.append(row)
                console.print(f"{row.what}: {row.figure} {row.ratio}", style="dim", highlight=False)
        except (Failed, OSError, ValueError) as error:
            failed = True
            found.append(Row(name, "not measured", str(error)[:60], "", "", False))
            console.print(f"{name}: {error}", style="red", highlight=False)
    console.print(_table(found))
    load = os.getloadavg()[0]
    console.print(
        f"{given.scale} scale, {time.monotonic() - started:.0f} s; {os.cpu_count()} cores, load {load:.1f}: other work "
        "on the machine makes times longer, ratios hardly.", highlight=False,
    )  # fmt: skip
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.main_job", description=__doc__)
    parser.add_argument("--rows", nargs="+", choices=[*ROWS], metavar="NAME", help=f"of {', '.join(ROWS)}; else all")
    parser.add_argument("--scale", choices=[*SCALES], default="full")
    parser.add_argument("--folder", type=Path, help="where invented channels are kept; else build/bench")
    return parser


def _table(rows: Sequence[Row]) -> Table:
    table = Table(title="Main job")
    for heading in ("what", "figure", "reference", "ratio", "aim", "met"):
        table.add_column(heading, justify="left" if heading == "what" else "right", overflow="fold")
    for row in rows:
        met = {True: "yes", False: "NO", None: ""}[row.met]
        table.add_row(row.what, row.figure, row.reference, row.ratio, row.aim, met)
    return table


if __name__ == "__main__":
    sys.exit(main())
