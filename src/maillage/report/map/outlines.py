"""Outlines of the French départements, read from the installed pygal_maps_fr (LGPL) and made small.

The package's drawing weighs 600 kB; a report shows it a third as wide. Curves become their end points, then the
outline is thinned by the algorithm of Douglas and Peucker (1973), always in the same way, so that a report keeps its
bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""A closed outline, (k, 2): x to the right, y down."""

MAINLAND: Final = "departements"
OVERSEAS: Final = "dom-com"
TOLERANCE: Final = 1.1
"""How far a thinned outline may stray, in units of a drawing 2000 units wide: a third of a pixel on the page."""

_GROUP = re.compile(r'<g id="([a-z-]+)"')
_SHAPE = re.compile(r'class="z(\w+) departement[^>]*>\s*<path d="([^"]*)"', re.DOTALL)
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_NUMBERS = {"m": 2, "l": 2, "c": 6, "z": 0}


@cache
def outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Return the rings of each département by INSEE code, the largest first.

    Units are those of the drawing; the overseas départements stand beside the mainland, each at a scale of its own.
    Territories of the Pacific and the northern Antilles have no outline in the drawing.
    """
    drawing = resources.files("pygal_maps_fr").joinpath("fr.departments.svg").read_text(encoding="utf-8")
    parts = _GROUP.split(drawing)
    groups = dict(zip(parts[1::2], parts[2::2], strict=True))
    found = {}
    for group in (MAINLAND, OVERSEAS):
        for code, path in _SHAPE.findall(groups[group]):
            rings = [thinned(ring) for ring in _rings(path)]
            rings.sort(key=lambda ring: -_area(ring))
            least = _area(rings[0]) / 400
            found[code] = tuple(ring for ring in rings if len(ring) >= 3 and _area(ring) >= least)
    return MappingProxyType(found)


def thinned(ring: Ring, tolerance: float = TOLERANCE) -> Ring:
    """Return the ring with only the points that its form needs."""
    if len(ring) < 4:
        return ring
    far = int(np.argmax(np.hypot(*(ring - ring[0]).T)))
    halves = ring[: far + 1], np.vstack([ring[far:], ring[:1]])
    return np.vstack([_thinned_line(half, tolerance)[:-1] for half in halves])


def _thinned_line(line: Ring, tolerance: float) -> Ring:
    keep = np.zeros(len(line), np.bool_)
    keep[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        away = _distances(line[first + 1 : last], line[first], line[last])
        most = int(np.argmax(away))
        if away[most] > tolerance:
            keep[first + 1 + most] = True
            spans += [(first, first + 1 + most), (first + 1 + most, last)]
    return line[keep]


def _distances(points: Ring, start: Ring, end: Ring) -> NDArray[np.float64]:
    along = end - start
    length = float(np.hypot(*along))
    if length == 0:
        return np.asarray(np.hypot(*(points - start).T), np.float64)
    away = np.abs(along[0] * (points[:, 1] - start[1]) - along[1] * (points[:, 0] - start[0]))
    return np.asarray(away / length, np.float64)


def _area(ring: Ring) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _rings(path: str) -> Iterator[Ring]:
    """Read an SVG path of moves, lines and cubic curves; of a curve only the end counts."""
    points: list[tuple[float, float]] = []
    here = (0.0, 0.0)
    for command, numbers in _steps(path):
        kind = command.lower()
        if kind == "z":
            yield np.array(points, np.float64)
            here = points[0]
            points = []
            continue
        x, y = numbers[-2:]
        here = (x, y) if command.isupper() else (here[0] + x, here[1] + y)
        points.append(here)
    if len(points) >= 3:
        # A path may end without being closed.
        yield np.array(points, np.float64)


def _steps(path: str) -> Iterator[tuple[str, Sequence[float]]]:
    command, numbers = "", list[float]()
    for token in _TOKEN.findall(path):
        if token.isalpha():
            command, numbers = token, []
            if token in "zZ":  # nosec B105 # a letter of a path, no password
                yield token, ()
            continue
        numbers.append(float(token))
        if len(numbers) == _NUMBERS[command.lower()]:
            yield command, tuple(numbers)
            numbers = []
            # After a move, further pairs are lines.
            command = {"m": "l", "M": "L"}.get(command, command)
