"""The map of the départements: symmetric, connected, and the same as the drawing of another hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from maillage.engine.territories.france import departements, links
from maillage.report.map.outlines import outlines
from maillage.solver.groups import connected_groups

Points = NDArray[np.float64]
CODES = {item.code for item in departements()}
NEAR = 3.0
"""Outlines that come so near each other in the drawing share a border; they are thinned to about a third of it."""
TOUCHING = {frozenset({"04", "13"})}
"""They meet in a point of the Durance, which is no border to look after."""


def test_there_are_96_each_with_neighbours_that_know_it() -> None:
    assert len(CODES) == 96
    by_code = {item.code: item for item in departements()}
    for item in departements():
        assert item.code not in item.neighbours
        for other in item.neighbours:
            assert item.code in by_code[other].neighbours, (item.code, other)
        for other in item.across:
            assert item.code in by_code[other].across, (item.code, other)
            assert other not in item.neighbours


@pytest.mark.parametrize(("across", "parts"), [(True, 1), (False, 2)])
def test_all_are_connected_and_corsica_only_across_water(across: bool, parts: int) -> None:
    place = {item.code: at for at, item in enumerate(departements())}
    pairs = [(place[item.code], place[other]) for item in departements()
             for other in (*item.neighbours, *(item.across if across else ()))]  # fmt: skip
    left, right = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    assert len(set(connected_groups(96, left, right).tolist())) == parts
    if across:
        assert {tuple(sorted(pair)) for pair in pairs} == set(links())


def points(code: str) -> Points:
    """An outline as points close to each other."""
    found = []
    for ring in outlines()[code if code in outlines() else code.lower()]:
        for start, end in zip(ring, np.roll(ring, -1, axis=0), strict=True):
            steps = max(1, int(np.hypot(*(end - start)) / 1.5))
            found.append(start + (end - start) * (np.arange(steps)[:, None] / steps))
    return np.vstack(found)


def within(line: Points, other: Points) -> Points:
    """The points of a line that may be near another."""
    low, high = other.min(axis=0) - NEAR, other.max(axis=0) + NEAR
    return line[((line >= low) & (line <= high)).all(axis=1)]


def test_borders_are_those_of_the_drawing() -> None:
    drawn = {code: points(code) for code in CODES}
    shared = set()
    for one, other in combinations(sorted(CODES), 2):
        a, b = within(drawn[one], drawn[other]), within(drawn[other], drawn[one])
        if len(a) and len(b) and np.sqrt(((a[:, None] - b[None]) ** 2).sum(axis=2)).min() < NEAR:
            shared.add(frozenset({one, other}))
    listed = {frozenset({item.code, other}) for item in departements() for other in item.neighbours}
    assert shared - listed == TOUCHING
    assert listed - shared == set()


def test_prefectures_lie_where_the_drawing_has_their_departements() -> None:
    middles = np.array([points(item.code).mean(axis=0) for item in departements()])
    places = np.array([(item.east, item.north) for item in departements()], np.float64) / 1000
    mainland = [at for at, item in enumerate(departements()) if item.code not in ("2A", "2B")]
    centred = middles[mainland] - middles[mainland].mean(axis=0)
    wanted = places[mainland] - places[mainland].mean(axis=0)
    fit, *_ = np.linalg.lstsq(centred, wanted, rcond=None)
    assert np.hypot(*(centred @ fit - wanted).T).max() < 70  # kilometres from the middle of the outline
