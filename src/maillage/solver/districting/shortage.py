"""What keeps districts from what is asked of them: proven before any search, or found in its answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from maillage.solver.compiled import Ids, Ints
from maillage.solver.districting.around import Around, stranded
from maillage.solver.districting.model import model_of
from maillage.solver.districting.parts import blocks_of, parts_of
from maillage.solver.districting.problem import MILLION, Problem
from maillage.solver.districting.value import continued

Lack = Literal["unit", "part", "around", "light", "heavy", "locked", "apart"]


@dataclass(frozen=True)
class Shortage:
    """What is missing, and whether it is so whatever the grouping.

    Attributes:
        kind: *unit*: units that must be together, or one alone, weigh more than a district may; *part*: units that no
            link joins to the others weigh what no number of districts in the corridor does; *around*: no connected
            district in the corridor can hold the unit, or those that must be together; *light*, *heavy*: a
            district of the answer is outside the corridor; *locked*: units of the answer that changes hands though
            locked; *apart*: two that share a district of the answer though they must not.
        units: the units, ascending.
        weighs: what they weigh; of *around*, what `nearest` weighs.
        missing: by how much that is outside what is allowed; 0 for *locked* and *apart*.
        tolerance: the least tolerance, in millionths, that would let them be; None where none would help.
        proven: whether no grouping avoids it.
        nearest: of *around*, the connected units with them whose weight comes nearest to what is allowed, ascending.
    """

    kind: Lack
    units: tuple[int, ...]
    weighs: int
    missing: int
    tolerance: int | None
    proven: bool
    nearest: tuple[int, ...] = ()


def shortages(problem: Problem, district: Ids) -> tuple[Shortage, ...]:
    """Return what is missing in a grouping (int32[n]), the proven first; none where it holds everything asked."""
    told = [*_proven(problem)]
    return (*told, *_stranded(problem, told), *_found(problem, district))


def _proven(problem: Problem) -> Iterator[Shortage]:
    grouped = problem.grouped()
    low, high = problem.corridor()
    block = blocks_of(problem)[grouped]
    for number in np.unique(block).tolist():
        units = grouped[block == number]
        weighs = int(problem.weights[units].sum())
        if weighs > high:
            yield _shortage("unit", units, weighs, weighs - high, _tolerance(problem, weighs, 1), True)
    alone = problem.of_unit("alone", False)
    part = parts_of(problem.size, problem.links[~alone[problem.links].any(axis=1)])[grouped]
    for number in np.unique(part).tolist():
        units = grouped[part == number]
        weighs = int(problem.weights[units].sum())
        counts = range(1, problem.districts + 1)
        missing = min(max(0, low * j - weighs, weighs - high * j) for j in counts)
        if missing > 0:
            least = min(_tolerance(problem, weighs, j) for j in counts)
            yield _shortage("part", units, weighs, missing, least, True)


def _stranded(problem: Problem, told: list[Shortage]) -> Iterator[Shortage]:
    """Yield the units that no district can hold, the least tolerable first; of those with one nearest, the heaviest.

    Those in `told` are left out: more is amiss with them.
    """
    low, high = problem.corridor()
    model, known = model_of(problem), {unit for one in told for unit in one.units}
    heaviest: dict[tuple[int, ...], Around] = {}
    for one in stranded(model):
        other = heaviest.setdefault(one.nearest, one)
        if model.weight[one.block] > model.weight[other.block]:
            heaviest[one.nearest] = one
    found = []
    for one in heaviest.values():
        units, nearest = (np.flatnonzero(np.isin(model.block_of, blocks)) for blocks in ([one.block], one.nearest))
        missing, least = max(low - one.weighs, one.weighs - high), _tolerance(problem, one.weighs, 1)
        if known.isdisjoint(units.tolist()):
            shortage = _shortage("around", units, one.weighs, missing, least, True)
            found.append(replace(shortage, nearest=tuple(nearest.tolist())))
    yield from sorted(found, key=lambda one: (-(one.tolerance or 0), one.units))


def _found(problem: Problem, district: Ids) -> Iterator[Shortage]:
    low, high = problem.corridor()
    for number in range(problem.districts):
        units = np.flatnonzero(district == number)
        weighs = int(problem.weights[units].sum())
        if not low <= weighs <= high:
            light = weighs < low
            missing = low - weighs if light else weighs - high
            kind: Lack = "light" if light else "heavy"
            yield _shortage(kind, units, weighs, missing, _tolerance(problem, weighs, 1), False)
    current, name = problem.of_unit("current", -1), np.append(continued(problem, district), -1)
    moved = name[np.minimum(district, problem.districts)] != current
    broken = np.flatnonzero(problem.of_unit("locked", False) & moved)
    if len(broken):
        yield _shortage("locked", broken, int(problem.weights[broken].sum()), 0, None, False)
    for a, b in problem.apart:
        if district[a] == district[b]:
            pair = np.array(sorted((a, b)), np.int64)
            yield _shortage("apart", pair, int(problem.weights[pair].sum()), 0, None, False)


def _tolerance(problem: Problem, weighs: int, districts: int) -> int:
    """The least tolerance with which units of such a weight make so many districts."""
    total = int(problem.weights[problem.grouped()].sum())
    off = abs(weighs * problem.districts - total * districts)
    return -(-off * MILLION // max(1, total * districts))


def _shortage(kind: Lack, units: Ints, weighs: int, missing: int, tolerance: int | None, proven: bool) -> Shortage:
    return Shortage(kind, tuple(units.tolist()), weighs, missing, tolerance, proven)
