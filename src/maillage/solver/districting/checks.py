"""What is refused before any search starts, with the element that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from maillage.solver.districting.parts import blocks_of, parts_of

if TYPE_CHECKING:
    from maillage.solver.districting.problem import Problem

LARGEST = 2**61
"""Sums stay below it, so that 64 bits hold every value."""
FARTHEST = 2**29
"""Positions stay below it, so that 64 bits hold the square of a distance."""
LISTED = 5


def check(problem: Problem) -> None:
    """Raise ValueError, naming the element, where the problem contradicts itself."""
    _check_shapes(problem)
    _check_numbers(problem)
    _check_pairs(problem)
    _check_parts(problem)
    _check_locks(problem)
    _check_size(problem)


def _check_shapes(problem: Problem) -> None:
    if problem.weights.ndim != 1:
        raise ValueError(f"weights has shape {problem.weights.shape}: one number for each unit is meant")
    n = problem.size
    for name in ("spread", "current", "move_price", "alone", "locked"):
        values = getattr(problem, name)
        if values is not None and values.shape != (n,):
            raise ValueError(f"{name} has shape {values.shape}, not ({n},), the number of units")
    if problem.positions.shape != (n, 2):
        raise ValueError(f"positions has shape {problem.positions.shape}, not ({n}, 2): two numbers for each unit")
    if problem.links.ndim != 2 or problem.links.shape[1] != 2:
        raise ValueError(f"links has shape {problem.links.shape}: pairs of units are meant")


def _check_numbers(problem: Problem) -> None:
    for name, least in (("weights", 0), ("spread", 0), ("current", -1), ("move_price", 0)):
        values = getattr(problem, name)
        if values is not None:
            _refuse(values < least, lambda at, name=name, values=values, least=least:  # type: ignore[misc] # bound here
                    f"{name}[{at}] is {values[at]}: {least} or more is meant")  # fmt: skip
    far = (np.abs(problem.positions) >= FARTHEST).any(axis=1) if problem.size else np.zeros(0, np.bool_)
    _refuse(far, lambda at: f"positions[{at}] is {problem.positions[at].tolist()}: use larger units (below {FARTHEST})")
    outside = ((problem.links < 0) | (problem.links >= problem.size)).any(axis=1)
    _refuse(outside, lambda at: f"links[{at}] is {problem.links[at].tolist()}: there are {problem.size} units")
    itself = problem.links[:, 0] == problem.links[:, 1]
    _refuse(itself, lambda at: f"links[{at}] links unit {problem.links[at, 0]} to itself")
    if problem.districts < 1:
        raise ValueError(f"districts is {problem.districts}: at least 1 is expected")
    if problem.tolerance < 0:
        raise ValueError(f"tolerance is negative: {problem.tolerance}")


def _check_pairs(problem: Problem) -> None:
    alone = problem.of_unit("alone", False)
    for name in ("together", "apart"):
        for at, (a, b) in enumerate(getattr(problem, name)):
            if not (0 <= a < problem.size and 0 <= b < problem.size):
                raise ValueError(f"{name}[{at}] is ({a}, {b}): there are {problem.size} units")
            if a == b:
                raise ValueError(f"{name}[{at}] names unit {a} twice")
            if name == "together" and (alone[a] or alone[b]):
                raise ValueError(f"together[{at}] is ({a}, {b}), but unit {a if alone[a] else b} stands alone")
    block = blocks_of(problem)
    for at, (a, b) in enumerate(problem.apart):
        if block[a] == block[b]:
            raise ValueError(f"apart[{at}] is ({a}, {b}), but `together` joins the two")


def _check_parts(problem: Problem) -> None:
    """Refuse what no answer can satisfy: a block in pieces, too few blocks, too many parts."""
    block, grouped = blocks_of(problem), problem.grouped()
    inside = block[problem.links[:, 0]] == block[problem.links[:, 1]]
    piece = parts_of(problem.size, problem.links[inside])
    for number in np.unique(block).tolist():
        units = np.flatnonzero(block == number) if problem.together else np.zeros(0, np.int64)
        if len(np.unique(piece[units])) > 1:
            raise ValueError(f"units {_named(units)} must be together, but no links among them join them: link them, "
                             "or join those between as well")  # fmt: skip
    blocks = len(np.unique(block[grouped]))
    if blocks < problem.districts:
        raise ValueError(f"districts is {problem.districts}, but only {blocks} units or joined units can be grouped")
    alone = problem.of_unit("alone", False)
    part = parts_of(problem.size, problem.links[~alone[problem.links].any(axis=1)])[grouped]
    parts = np.unique(part)
    if len(parts) > problem.districts:
        smallest = min((grouped[part == each] for each in parts.tolist()), key=lambda units: (len(units), units[0]))
        raise ValueError(f"districts is {problem.districts}, but no links join the units of {len(parts)} parts, one of "
                         f"which is {_named(smallest)}: link them, or let some stand alone")  # fmt: skip


def _check_locks(problem: Problem) -> None:
    locked, current = problem.of_unit("locked", False), problem.of_unit("current", -1)
    _refuse(locked & (current < 0), lambda at: f"unit {at} is locked, but has no district today (`current`)")
    _refuse(locked & problem.of_unit("alone", False), lambda at: f"unit {at} is locked, but stands alone")
    kept = np.unique(current[locked])
    if len(kept) > problem.districts:
        raise ValueError(f"districts is {problem.districts}, but units of {len(kept)} of today's are locked")
    block = blocks_of(problem)
    home: dict[int, int] = {}
    for unit in np.flatnonzero(locked).tolist():
        other = home.setdefault(int(block[unit]), unit)
        if current[other] != current[unit]:
            raise ValueError(f"units {other} and {unit} must be together, and are locked in two of today's districts")


def _check_size(problem: Problem) -> None:
    """Refuse numbers whose sums would leave 64 bits."""
    span = float(np.ptp(problem.positions, axis=0).max()) * 1.5 if problem.size else 0.0
    dispersion = span * float(problem.of_unit("spread", 1).sum(dtype=np.float64))
    prices = (float(problem.of_unit("move_price", 0).sum(dtype=np.float64)) + 1.0) * (1 + problem.size) ** 2
    weights = float(problem.weights.sum(dtype=np.float64)) * 2
    if (total := max(dispersion + prices, weights)) >= LARGEST:
        raise ValueError(f"the sums may reach {total:.3g}: use larger units (the limit is {LARGEST:.3g})")


def _named(units: np.ndarray[tuple[int], np.dtype[np.int64]]) -> str:
    shown = ", ".join(str(unit) for unit in units[:LISTED].tolist())
    return shown if len(units) <= LISTED else f"{shown} and {len(units) - LISTED} more"


def _refuse(wrong: Any, sentence: Callable[[int], str]) -> None:
    """Raise ValueError with the sentence about the first element of `wrong` (bool[n]) that is so."""
    if wrong.any():
        raise ValueError(sentence(int(np.argmax(wrong))))
