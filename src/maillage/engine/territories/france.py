"""The départements of metropolitan France: where each is, and which are neighbours.

`departements.csv` holds the INSEE code, the prefecture and its latitude and longitude in degrees, the départements with
which it shares a border on land, and those that it reaches across water by a bridge or a regular ferry: Corsica has no
neighbour on land, and a person who looks after both sides crosses there.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import cos, radians
from typing import Final

_DEGREE: Final = 111_195
"""Metres of a degree of latitude."""
_MIDDLE: Final = 46.5
"""The latitude at which degrees of longitude are measured: across France distances are right to about four per cent."""


@dataclass(frozen=True)
class Departement:
    """A département: ``east`` and ``north`` of its prefecture in metres from a common point."""

    code: str
    prefecture: str
    east: int
    north: int
    neighbours: tuple[str, ...]
    across: tuple[str, ...]


@cache
def departements() -> tuple[Departement, ...]:
    """Return the 96 départements in the order of their codes."""
    text = resources.files(__package__).joinpath("departements.csv").read_text(encoding="utf-8")
    return tuple(
        Departement(
            row["departement"],
            row["prefecture"],
            round(float(row["longitude"]) * _DEGREE * cos(radians(_MIDDLE))),
            round(float(row["latitude"]) * _DEGREE),
            tuple(row["neighbours"].split()),
            tuple(row["across"].split()),
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def links() -> tuple[tuple[int, int], ...]:
    """Return the pairs of neighbours, on land and across water, as places in ``departements()``; each pair once."""
    place = {item.code: at for at, item in enumerate(departements())}
    return tuple(
        (at, place[other])
        for at, item in enumerate(departements())
        for other in (*item.neighbours, *item.across)
        if at < place[other]
    )
