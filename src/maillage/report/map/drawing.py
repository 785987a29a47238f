"""The map of the territories as SVG shapes: the mainland in one drawing, each overseas territory in one of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from maillage.engine.policy.types.coverage import Territory
from maillage.report.map.outlines import Ring, outlines

_MARGIN = 12
_HEIGHT = 200.0
_NEAR = 6.0
"""Outlines that come so near each other are one piece of land, in units of the drawing."""


@dataclass(frozen=True)
class Shape:
    """A territory on the map: an SVG path and the place of its name."""

    territory: str
    path: str
    x: int
    y: int


@dataclass(frozen=True)
class Inset:
    """An overseas territory: a drawing of its own, not to the scale of the mainland; no path where none is known."""

    territory: str
    path: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True)
class Drawing:
    """The mainland in its box (left, top, width, height), and the insets."""

    box: tuple[int, int, int, int]
    shapes: tuple[Shape, ...]
    insets: tuple[Inset, ...]


def drawing_of(territories: list[Territory]) -> Drawing:
    """Draw the territories that consist of French départements; others have no place on this map."""
    known = outlines()
    shapes, insets, every = [], [], []
    for territory in territories:
        places = [found for code in territory.departements if (found := known.get(_code(code), ()))]
        if territory.overseas and territory.departements:
            insets.append(_inset(territory.territory, places))
            continue
        rings = [ring for place in places for ring in place]
        if not rings:
            continue
        path = " ".join(map(_path, rings))
        every += rings
        x, y = _middle(rings)
        shapes.append(Shape(territory.territory, path, round(x), round(y)))
    return Drawing(_box(every) if every else (0, 0, 0, 0), tuple(shapes), tuple(insets))


def _inset(name: str, places: list[tuple[Ring, ...]]) -> Inset:
    """Draw the départements of an overseas territory side by side, each as high as the others."""
    placed, right = list[Ring](), 0.0
    for rings in places:
        low, high = (
            np.min([ring.min(axis=0) for ring in rings], axis=0),
            np.max([ring.max(axis=0) for ring in rings], axis=0),
        )
        scale = _HEIGHT / max(high - low)
        gap = (_HEIGHT - (high - low)[1] * scale) / 2
        placed += [(ring - low) * scale + np.array([right, gap]) for ring in rings]
        right += float((high - low)[0]) * scale + _HEIGHT / 6
    return Inset(name, " ".join(map(_path, placed)), _box(placed) if placed else (0, 0, 0, 0))


def _box(rings: list[Ring]) -> tuple[int, int, int, int]:
    left, top = np.min([ring.min(axis=0) for ring in rings], axis=0)
    right, bottom = np.max([ring.max(axis=0) for ring in rings], axis=0)
    return (int(left) - _MARGIN, int(top) - _MARGIN, int(right - left) + 2 * _MARGIN, int(bottom - top) + 2 * _MARGIN)


def _middle(rings: list[Ring]) -> tuple[float, float]:
    """Return the centre of gravity of the largest piece of land, so that no name lies in the sea beside an island."""
    land = max(_pieces(rings), key=lambda piece: sum(_area(ring) for ring in piece))
    weights = np.array([_area(ring) for ring in land])
    centres = np.array([(ring.min(axis=0) + ring.max(axis=0)) / 2 for ring in land])
    x, y = (centres * weights[:, None]).sum(axis=0) / weights.sum()
    return float(x), float(y)


def _pieces(rings: list[Ring]) -> list[list[Ring]]:
    """Return the rings in groups whose boxes touch."""
    pieces: list[list[Ring]] = []
    for ring in rings:
        touching = [piece for piece in pieces if any(_touch(ring, other) for other in piece)]
        pieces = [piece for piece in pieces if all(piece is not other for other in touching)]
        pieces.append([ring, *(member for piece in touching for member in piece)])
    return pieces


def _touch(one: Ring, other: Ring) -> bool:
    apart = np.maximum(one.min(axis=0) - other.max(axis=0), other.min(axis=0) - one.max(axis=0))
    return bool(np.all(apart <= _NEAR))


def _area(ring: Ring) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _code(departement: str) -> str:
    return departement.lower() if departement in ("2A", "2B") and departement not in outlines() else departement


def _path(ring: Ring) -> str:
    points = [f"{x:.0f} {y:.0f}" for x, y in ring.tolist()]
    return f"M{' L'.join(points)}Z"
