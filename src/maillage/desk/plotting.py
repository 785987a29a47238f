"""Plots of months as shapes: columns on one scale, which a page draws as SVG without any script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from maillage.actions.partners.revenue import YEAR, Series
from maillage.engine.kernel.period import Month

STEP: Final = 10
"""The width of a month in units of the drawing."""
HEIGHT: Final = 48
_GAP: Final = 2


@dataclass(frozen=True)
class Plot:
    """Columns of one series: two SVG paths, of the months before the last year and of the last year.

    ``years``: (left, width) of every other year, to be shaded; ``zero``: the height of the line from which columns
    rise or hang; ``least`` and ``most``: the places of the lowest and the highest month.
    """

    width: int
    height: int
    zero: float
    before: str
    last: str
    years: tuple[tuple[int, int], ...]
    least: int
    most: int


def plots_of(months: Sequence[Month], series: Sequence[Series]) -> list[Plot]:
    """Return a plot a series, all on the scale of the largest, so that their heights can be compared."""
    values = [[month.micro for month in one.monthly] for one in series]
    highest = max((max(row, default=0) for row in values), default=0)
    lowest = min((min(row, default=0) for row in values), default=0)
    high, low = max(highest, 0), min(lowest, 0)
    scale = HEIGHT / (high - low) if high > low else 0.0
    return [_plot(months, row, scale, HEIGHT + low * scale) for row in values]


def _plot(months: Sequence[Month], row: Sequence[int], scale: float, zero: float) -> Plot:
    columns = [_column(at, value * scale, zero) for at, value in enumerate(row)]
    cut = max(len(row) - YEAR, 0)
    shaded = sorted({month.year for month in months})[1::2]
    places = {year: [at for at, month in enumerate(months) if month.year == year] for year in shaded}
    years = tuple((at[0] * STEP, len(at) * STEP) for at in places.values())
    return Plot(
        len(row) * STEP, HEIGHT, round(zero, 1), " ".join(columns[:cut]), " ".join(columns[cut:]), years,
        min(range(len(row)), key=row.__getitem__), max(range(len(row)), key=row.__getitem__),
    )  # fmt: skip


def _column(at: int, height: float, zero: float) -> str:
    width = STEP - _GAP
    return f"M{at * STEP + _GAP // 2} {zero:.1f}v{-height:.1f}h{width}v{height:.1f}z"
