"""The map of the territories as SVG shapes: mainland, overseas beside it, and a box for what has no outline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from maillage.engine.policy.types.coverage import Territory
from maillage.report.map.outlines import Ring, outlines

_BOX = 150.0


@dataclass(frozen=True)
class Shape:
    """A territory on the map: an SVG path and the place of its name."""

    territory: str
    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """All shapes in one box: left, top, width, height."""

    box: tuple[int, int, int, int]
    shapes: tuple[Shape, ...]


def drawing_of(territories: list[Territory]) -> Drawing:
    """Draw the territories that consist of French départements; others have no place on this map."""
    known = outlines()
    rings = [[ring for code in item.departements for ring in known.get(_code(code), ())] for item in territories]
    every = [ring for group in rings for ring in group]
    if not every:
        return Drawing((0, 0, 0, 0), ())
    left, top = np.min([ring.min(axis=0) for ring in every], axis=0)
    right, bottom = np.max([ring.max(axis=0) for ring in every], axis=0)
    shapes = []
    below = float(bottom) - _BOX
    for territory, group in zip(territories, rings, strict=True):
        if not group and not territory.departements:
            continue
        if not group:
            # The drawing has no outline: a box in the corner stands for it.
            x = float(left)
            group = [np.array([[x, below], [x + _BOX, below], [x + _BOX, below + _BOX], [x, below + _BOX]])]
            below -= _BOX * 1.2
        largest = max(group, key=lambda ring: float(np.prod(np.ptp(ring, axis=0))))
        x, y = (largest.min(axis=0) + largest.max(axis=0)) / 2
        shapes.append(Shape(territory.territory, " ".join(map(_path, group)), round(float(x)), round(float(y))))
    margin = 12
    box = (int(left) - margin, int(top) - margin, int(right - left) + 2 * margin, int(bottom - top) + 2 * margin)
    return Drawing(box, tuple(shapes))


def _code(departement: str) -> str:
    return departement.lower() if departement in ("2A", "2B") and departement not in outlines() else departement


def _path(ring: Ring) -> str:
    points = [f"{x:.0f} {y:.0f}" for x, y in ring.tolist()]
    return f"M{' L'.join(points)}Z"
