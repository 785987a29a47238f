"""Districting problems: drawn at random on a grid, and the slow and certain way of solving small ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import numpy as np
from hypothesis import strategies as st

from maillage.solver.districting import Problem, contiguous


def grid(wide: int, high: int, districts: int, seed: int = 0, **more: Any) -> Problem:
    """Units on a grid, each a little off its place, linked to those beside them."""
    random, n = np.random.default_rng(seed), wide * high
    at = np.arange(n).reshape(high, wide)
    links = [
        *zip(at[:, :-1].ravel(), at[:, 1:].ravel(), strict=True),
        *zip(at[:-1].ravel(), at[1:].ravel(), strict=True),
    ]
    places = np.stack([np.tile(np.arange(wide), high), np.repeat(np.arange(high), wide)], axis=1) * 100
    given: dict[str, Any] = {
        "weights": random.integers(1, 20, n),
        "positions": places + random.integers(-30, 30, (n, 2)),
        "links": links,
        "districts": districts,
        "tolerance": 300_000,
    }
    return Problem(**(given | more))


def drawn(seed: int, wide: int = 3, high: int = 2) -> Problem:
    """A small problem with any mixture of what can be asked."""
    random = np.random.default_rng(seed)
    n, k = wide * high, int(random.integers(1, 4))
    asked: dict[str, Any] = {"tolerance": int(random.integers(0, 600_000))}
    if seed % 2:
        asked["current"] = random.integers(-1, k + 1, n)
        asked["move_price"] = random.integers(0, 150, n)
    if seed % 3 == 0:
        asked["spread"] = random.integers(0, 5, n)
    if seed % 5 == 0:
        asked["apart"] = ((0, n - 1),)
    if seed % 7 == 0:
        asked["together"] = ((0, 1),)
    if seed % 4 == 1:
        locked = (asked["current"] >= 0) & (asked["current"] < k) & (random.random(n) < 0.3)
        if seed % 7 == 0:
            locked[:2] = False
        asked["locked"] = locked
    if seed % 11 == 0 and seed % 5 and seed % 7:
        asked["alone"] = np.arange(n) == n - 1
        asked["locked"] = None
    return grid(wide, high, min(k, 3), seed, **asked)


problems = st.builds(drawn, st.integers(0, 10_000))


def groupings(problem: Problem) -> Iterator[list[int]]:
    """Every grouping into exactly k connected districts, numbered by smallest member; what stands alone after them."""
    alone = problem.of_unit("alone", False)
    free = [unit for unit in range(problem.size) if not alone[unit]]

    def extend(place: list[int], used: int) -> Iterator[list[int]]:
        if len(place) == len(free):
            if used == problem.districts:
                found = [problem.districts + int(np.sum(alone[:unit])) for unit in range(problem.size)]
                for unit, district in zip(free, place, strict=True):
                    found[unit] = district
                yield found
            return
        for district in range(min(used + 1, problem.districts)):
            yield from extend([*place, district], max(used, district + 1))

    for found in extend([], 0):
        together = all(found[a] == found[b] for a, b in problem.together)
        if together and contiguous(problem, np.array(found, np.int32)):
            yield found


def price(problem: Problem, district: list[int]) -> tuple[int, int, int]:
    """What a grouping is worth: broken, outside, value; written from the page in plain Python."""
    k, n = problem.districts, problem.size
    low, high = problem.corridor()
    spread, current, moving, locked = (
        problem.of_unit(name, one).tolist()
        for name, one in (("spread", 1), ("current", -1), ("move_price", 0), ("locked", False))
    )
    value = outside = 0
    for number in range(k):
        units = [unit for unit in range(n) if district[unit] == number]
        value += min(sum(spread[unit] * _away(problem, unit, centre) for unit in units) for centre in units)
        load = sum(int(problem.weights[unit]) for unit in units)
        outside += max(low - load, 0, load - high)
    apart = sum(district[a] == district[b] for a, b in problem.apart)
    free = [unit for unit in range(n) if district[unit] < k and current[unit] >= 0]
    labels = range(max(k, *(current[unit] + 1 for unit in range(n))))
    moved = min(
        (sum(locked[unit] for unit in gone), sum(moving[unit] for unit in gone))
        for names in permutations(labels, k)
        for gone in [[unit for unit in free if names[district[unit]] != current[unit]]]
    )
    return apart + moved[0], outside, value + moved[1]


def _away(problem: Problem, one: int, other: int) -> int:
    across, up = (problem.positions[one] - problem.positions[other]).tolist()
    return round((across * across + up * up) ** 0.5)
