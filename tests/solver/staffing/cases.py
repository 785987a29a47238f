"""Staffing problems: drawn at random, and small ones solved to the optimum by an independent model."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from maillage.solver.staffing import Problem


def made(**given: Any) -> Problem:
    """A problem from plain lists."""
    return Problem(**given)


def drawn(
    seed: int, *, by_arc: bool = False, items: int = 8, places: int = 4, holders: int = 3, **more: Any
) -> Problem:
    """A problem of `items` with up to three demands each; everything that can be given is given."""
    random = np.random.default_rng(seed)
    groups = [np.sort(random.choice(places, random.integers(1, places + 1), replace=False)) for _ in range(3)]
    item = np.repeat(np.arange(items), random.integers(1, 4, items))
    group = random.integers(0, len(groups), len(item))
    arcs = int(sum(len(groups[g]) for g in group))
    pairs = np.unique(random.integers(0, items * holders, items))
    given: dict[str, Any] = {
        "item": item,
        "group": group,
        "group_starts": np.cumsum([0, *(len(group) for group in groups)]),
        "group_places": np.concatenate(groups),
        "holder": random.integers(-1, holders, places),
        "capacity": random.integers(-1, 60, places),
        "most": random.integers(-1, 8, places),
        "least": random.integers(0, 30, places),
        "tie_item": pairs // holders,
        "tie_holder": pairs % holders,
        "tie_price": random.integers(0, 20, len(pairs)),
        "contact_price": int(random.integers(0, 15)),
        "overload_price": int(random.integers(1, 12)),
        "short_price": int(random.integers(0, 4)),
        "outside_price": int(random.integers(0, 3)),
        "drift_price": int(random.integers(0, 2)),
    }
    if by_arc:
        given |= {"loads": random.integers(1, 20, arcs), "costs": random.integers(-5, 10, arcs)}
    else:
        given["load"] = random.integers(1, 20, len(item))
    if seed % 3 == 0:
        pinned = np.full(len(item), -1)
        for demand in range(0, len(item), 4):
            pinned[demand] = random.choice(groups[group[demand]])
        given["pinned"] = pinned
    return made(**(given | more))


problems = st.builds(lambda seed, by_arc: drawn(seed, by_arc=by_arc), st.integers(0, 10_000), st.booleans())


def simple(load: list[int], places: int = 2, **more: Any) -> Problem:
    """One demand an item, all of one group of places that people 0, 1, … hold."""
    many = len(load)
    given: dict[str, Any] = {
        "item": np.arange(many),
        "group": np.zeros(many, int),
        "group_starts": [0, places],
        "group_places": np.arange(places),
        "holder": np.arange(places),
        "load": load,
    }
    return made(**(given | more))
