"""How much the solver’s benchmark measures: all that it aims at, minutes of it, or seconds to see that it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from benchmarks.measured import Failed

SHARED: Final = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Where the public data sets are: beside the checkout, never in it."""
CORES: Final = 2
_T = TypeVar("_T")


@dataclass(frozen=True)
class Scale:
    """Each row takes its own full figures, and cuts them down by these.

    Attributes:
        name: how the scale is asked for.
        pace: what the seconds of a search are multiplied by, for the solver and its peers alike.
        seeds: seeds of the solver's own searches: mean and best over them are shown.
        most_instances: instances of one family that are measured, the first ones.
        size: what the sizes of invented problems are multiplied by.
    """

    name: str
    pace: float
    seeds: tuple[int, ...]
    most_instances: int
    size: float

    def seconds(self, full: float) -> float:
        """Seconds for a search that has `full` of them at the full scale."""
        return full * self.pace

    def some(self, instances: Sequence[_T]) -> Sequence[_T]:
        """The instances of a family that are measured."""
        return instances[: self.most_instances]

    def sized(self, full: int, least: int = 1) -> int:
        """The size of an invented problem that has `full` at the full scale."""
        return max(least, round(full * self.size))


SCALES: Final = {
    "full": Scale("full", 1.0, (1, 2, 3), 1000, 1.0),
    "small": Scale("small", 0.2, (1, 2), 2, 0.2),
    "tiny": Scale("tiny", 0.02, (1,), 1, 0.01),
}


def shared_folder(name: str) -> Path:
    """Return the folder of a public data set.

    Raises:
        Failed: if it isn't there: the row then says so instead of a figure.
    """
    folder = SHARED / name
    if not folder.is_dir():
        raise Failed(f"no folder ../shared/data/{name} beside the checkout: its instances are needed")
    return folder
