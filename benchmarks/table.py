"""A benchmark's rows, printed as they are measured and all of them as one table at the end."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from benchmarks.measured import Failed


@dataclass(frozen=True)
class Row:
    """A line of the table: figures as they are shown, and whether the aim is met (None where there is none)."""

    what: str
    figure: str
    reference: str
    ratio: str
    aim: str
    met: bool | None


def print_rows(title: str, scale: str, rows: Mapping[str, Callable[[], Iterator[Row]]]) -> int:
    """Measure and print every row; the status is 1 where one could not be measured.

    An aim that is missed is shown, not punished: machines differ.
    """
    console, found, failed = Console(width=max(160, Console().width)), list[Row](), False
    started = time.monotonic()
    for name, measured in rows.items():
        try:
            for row in measured():
                found.append(row)
                console.print(f"{row.what}: {row.figure} {row.ratio}", style="dim", highlight=False)
        except (Failed, OSError, ValueError) as error:
            failed = True
            found.append(Row(name, "not measured", str(error)[:60], "", "", False))
            console.print(f"{name}: {error}", style="red", highlight=False)
    console.print(_table(title, found))
    load = os.getloadavg()[0]
    console.print(
        f"{scale} scale, {time.monotonic() - started:.0f} s; {os.cpu_count()} cores, load {load:.1f}: other work "
        "on the machine makes times longer, ratios hardly.", highlight=False,
    )  # fmt: skip
    return int(failed)


def _table(title: str, rows: Sequence[Row]) -> Table:
    table = Table(title=title)
    for heading in ("what", "figure", "reference", "ratio", "aim", "met"):
        table.add_column(heading, justify="left" if heading == "what" else "right", overflow="fold")
    for row in rows:
        met = {True: "yes", False: "NO", None: ""}[row.met]
        table.add_row(row.what, row.figure, row.reference, row.ratio, row.aim, met)
    return table
