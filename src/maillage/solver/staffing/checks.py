"""What is refused before any search starts, with the element that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from maillage.solver.compiled import Flags, Ids

if TYPE_CHECKING:
    from maillage.solver.staffing.problem import Problem

LARGEST = 2**62
"""Sums of prices stay below it, so that 64 bits hold every value."""


def check(problem: Problem) -> None:
    """Raise ValueError, naming the element, where the problem contradicts itself."""
    _check_shapes(problem)
    _check_groups(problem)
    _check_ties(problem)
    for name in ("pinned", "start"):
        _check_choice(problem, name)
    _check_size(problem)


def _check_shapes(problem: Problem) -> None:
    if (problem.load is None) == (problem.loads is None):
        raise ValueError("load or loads is needed" if problem.load is None else "load and loads are both given")
    for names, size, what in (
        (("item", "group", "load", "pinned", "start"), problem.size, "the number of demands"),
        (("capacity", "least", "most", "holder"), problem.places, "the number of places"),
    ):
        for name in names:
            values = getattr(problem, name)
            if values is not None and values.shape != (size,):
                raise ValueError(f"{name} has shape {values.shape}, not ({size},), {what}")
    for name, least in (("item", 0), ("group", 0), ("load", 0), ("loads", 0), ("holder", -1), ("capacity", -1),
                        ("least", 0), ("most", -1), ("tie_price", 0), ("pinned", -1), ("start", -1)):  # fmt: skip
        values = getattr(problem, name)
        if values is not None and (values < least).any():
            at = int(np.argmax(values < least))
            raise ValueError(f"{name}[{at}] is {values[at]}: {least} or more is meant")
    for name in ("contact_price", "overload_price", "short_price", "outside_price", "drift_price", "crowd_price",
                 "within"):  # fmt: skip
        if (value := getattr(problem, name)) is not None and value < 0:
            raise ValueError(f"{name} is negative: {value}")


def _check_groups(problem: Problem) -> None:
    starts, places = problem.group_starts, problem.group_places
    if len(starts) < 1 or starts[0] != 0 or starts[-1] != len(places) or (np.diff(starts) < 0).any():
        raise ValueError(f"group_starts must rise from 0 to {len(places)}, the number of group_places")
    groups = len(starts) - 1
    _refuse(problem.group >= groups, lambda at: f"group[{at}] is {problem.group[at]}: there are {groups} groups")
    _refuse((places < 0) | (places >= problem.places),
            lambda at: f"group_places[{at}] is {places[at]}: there are {problem.places} places")  # fmt: skip
    row = np.repeat(np.arange(groups), np.diff(starts))
    key = np.sort(row * max(1, problem.places) + places)
    twice = np.zeros(len(key), np.bool_)
    twice[1:] = key[1:] == key[:-1]
    _refuse(twice, lambda at: "group {} holds place {} twice".format(*divmod(int(key[at]), problem.places)))
    empty = (np.diff(starts) == 0)[problem.group]
    _refuse(empty, lambda at: f"demand {at} can go nowhere: group {problem.group[at]} has no place")
    arcs = int(problem.arc_starts()[-1])
    for name in ("loads", "costs"):
        values = getattr(problem, name)
        if values is not None and values.shape != (arcs,):
            raise ValueError(f"{name} has shape {values.shape}, not ({arcs},), one number for each demand and place")


def _check_ties(problem: Problem) -> None:
    given = [problem.tie_item, problem.tie_holder, problem.tie_price]
    if any(part is None for part in given):
        if any(part is not None for part in given):
            raise ValueError("tie_item, tie_holder and tie_price are given together or not at all")
        return
    item, holder, price = problem.ties()
    if not len(item) == len(holder) == len(price):
        raise ValueError(f"tie_item, tie_holder and tie_price have {len(item)}, {len(holder)} and {len(price)} entries")
    _refuse(
        (item < 0) | (holder < 0), lambda at: f"tie {at} joins {item[at]} and {holder[at]}: numbers from 0 are meant"
    )
    order = np.lexsort((holder, item))
    twice = np.zeros(len(item), np.bool_)
    twice[1:] = (np.diff(item[order]) == 0) & (np.diff(holder[order]) == 0)
    _refuse(twice, lambda at: f"item {item[order[at]]} is tied to holder {holder[order[at]]} twice")


def _check_choice(problem: Problem, name: str) -> None:
    values: Ids | None = getattr(problem, name)
    if values is not None:
        found = position(problem, values)
        _refuse((values >= 0) & (found < 0),
                lambda at: f"{name}[{at}] is {values[at]}, which is no place of group {problem.group[at]}")  # fmt: skip


def _check_size(problem: Problem) -> None:
    """Refuse numbers whose sums would leave 64 bits."""
    rate = problem.overload_price + problem.short_price + problem.outside_price + problem.drift_price
    bounds = float(problem.of_place("least", 0).sum(dtype=np.float64))
    costs = 0 if problem.costs is None else int(np.abs(problem.costs).max(initial=0))
    crowded = problem.crowding_price if (problem.of_place("most", -1) >= 0).any() else 0
    each = float(costs) + problem.contact_price + crowded
    ties = float(problem.ties()[2].sum(dtype=np.float64))
    total = 2.0 * rate * (problem.heaviest_load() + bounds) + each * problem.size + ties
    if total >= LARGEST:
        raise ValueError(f"the prices may add up to {total:.3g}: use larger units (the limit is {LARGEST:.3g})")


def position(problem: Problem, places: Ids) -> Ids:
    """int32[d]: the position of each demand's place in its group, -1 where it isn't there or none is given."""
    row = np.repeat(np.arange(len(problem.group_starts) - 1), np.diff(problem.group_starts))
    width = problem.places + 1
    keys = row * width + problem.group_places
    order = np.argsort(keys, kind="stable")
    wanted = problem.group.astype(np.int64) * width + np.where(places < 0, problem.places, places)
    at = np.searchsorted(keys[order], wanted)
    inside = at < len(keys)
    inside[inside] = keys[order][at[inside]] == wanted[inside]
    found = np.full(len(places), -1, np.int32)
    arc = order[at[inside]]
    found[inside] = arc - problem.group_starts[problem.group[inside]]
    return found


def _refuse(wrong: Flags, sentence: Callable[[int], str]) -> None:
    """Raise ValueError with the sentence about the first element that is wrong."""
    if wrong.any():
        raise ValueError(sentence(int(np.argmax(wrong))))
