"""Districting: a map of our own beside those of peers on the same problem, and beside the exact one where it is small.

GerryChain isn't among the project's packages: it is measured where it is installed, and its row says where it isn't.
"""

from __future__ import annotations

import json
import math
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.districting_peers import PEERS, Districts, drawn_by, gerrychain_is_here
from benchmarks.solver_scale import CORES, Scale
from benchmarks.table import Row
from maillage.engine.territories.france import departements, links
from maillage.solver.districting import Problem, contiguous, evaluate, solve
from maillage.solver.districting.bound import lower_bound

SECONDS: Final = 30.0
UNLIMITED: Final = 10**12
TERRITORIES: Final = 9
GRID, REGIONS = 30, 20
"""Units on a side of the invented map, and into how many districts it goes."""
MILLION: Final = 1_000_000
MOVE: Final = 100_000
"""A partner that changes hands counts as a hundred kilometres, as usual in a proposal."""
_FIELDS: Final = ("weights", "positions", "links", "districts", "tolerance", "spread", "current", "move_price")


def districting(scale: Scale) -> Iterator[Row]:
    """France's départements and an invented grid, each seed of ours and each peer for the same time."""
    seconds = scale.seconds(SECONDS)
    solve(square(4, 2), seed=1, work=50_000, workers=CORES, bounded=True)  # what is compiled is loaded
    yield from _rows(scale, f"France, 96 départements into {TERRITORIES}", france(), seconds)
    side, regions = scale.sized(GRID, 8), scale.sized(REGIONS, 5)
    yield from _rows(scale, f"grid, {side * side} units into {regions}", square(side, regions), seconds)
    yield _exact()


ROWS: Final[dict[str, Callable[[Scale], Iterator[Row]]]] = {"districting": districting}


def _rows(scale: Scale, what: str, problem: Problem, seconds: float) -> Iterator[Row]:
    yield Row(f"{what}: today's map", told(problem, problem.of_unit("current", 0)), "", "", "", None)
    start = time.perf_counter()
    found = [solve(problem, seed=seed, work=UNLIMITED, workers=CORES, seconds=seconds) for seed in scale.seeds]
    took = (time.perf_counter() - start) / len(found)
    bound = lower_bound(problem, found[0].value)
    values = [one.value if one.feasible else math.inf for one in found]
    ours = sum(values) / len(values)
    names = [name for name in PEERS if name != "gerrychain" or gerrychain_is_here()]
    peers = [(name, *_measured(name, problem, seconds)) for name in names]
    best = min((value for _, _, value in peers if value is not None), default=math.inf)
    yield Row(f"{what}, {seconds:g} s", f"{told(problem, found[0].assignment)}, {took:.1f} s",
              "" if bound is None else f"bound {bound / MILLION:,.2f}", f"mean {ours / MILLION:,.2f}", "no peer better",
              max(values) <= best)  # fmt: skip
    for name, figures, value in peers:
        ratio = f"{value / MILLION:,.2f}, {value / ours - 1:+.1%}" if value is not None else "not allowed"
        yield Row(f"  {name}", figures, "", ratio, "", None)
    if not gerrychain_is_here():
        yield Row("  gerrychain", "NOT MEASURED", "gerrychain isn't installed", "", "", None)


def _measured(name: str, problem: Problem, seconds: float) -> tuple[str, int | None]:
    """What a peer's map comes to, and its value where it is in one piece and within the tolerance."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "problem.json")
        file.write_text(json.dumps(_plain(problem)), encoding="utf-8")
        start = time.perf_counter()
        found = drawn_by(name, file, seconds)
        took = time.perf_counter() - start
    if found is None:
        return "no map", None
    value = evaluate(problem, found)
    whole = contiguous(problem, found)
    figures = f"{told(problem, found)}, {took:.1f} s"
    return figures if whole else f"{figures}, in pieces", value.total if whole and not value.outside else None


def told(problem: Problem, district: Districts) -> str:
    """How far the furthest district is from an even share, and units from its middle; borders cut; what moves."""
    value = evaluate(problem, district)
    even = int(problem.weights.sum()) / problem.districts
    off = float(np.abs(value.loads / even - 1).max())
    spread = problem.of_unit("spread", 1)
    away = value.dispersion / int(spread.sum()) / 1000
    cut = int((district[problem.links[:, 0]] != district[problem.links[:, 1]]).sum())
    moved = float(spread[value.moved].sum() / spread.sum())
    return f"±{off:.0%}, {away:.1f} km, {cut} borders cut, {moved:.0%} move"


def _exact() -> Row:
    """The least dispersion of a small grid by HiGHS on centres and flows, which the tests use as well."""
    from tests.solver.districting.cases import grid
    from tests.solver.districting.oracle import least_dispersion

    problem = grid(4, 4, 3, tolerance=100_000)
    start = time.perf_counter()
    least = least_dispersion(problem)
    took = time.perf_counter() - start
    start = time.perf_counter()
    found = solve(problem, seed=1)
    shown = f"{found.value} in {time.perf_counter() - start:.1f} s"
    return Row("16 units into 3, the least dispersion", shown, f"HiGHS, exact: {least} in {took:.1f} s", "", "equal",
               found.value == least)  # fmt: skip


def france(seed: int = 1) -> Problem:
    """The départements of the mainland with invented partners, many in a few places; today's map is blind to them."""
    random, places = np.random.default_rng(seed), departements()
    partners = np.maximum(1, np.minimum(120, 4 * random.pareto(1.1, len(places)))).astype(np.int64)
    positions = np.array([(item.east, item.north) for item in places], np.int64)
    hours = (partners * random.uniform(4, 12, len(places)) * MILLION).astype(np.int64)
    return Problem(
        weights=hours, positions=positions, links=np.array(links(), np.int32), districts=TERRITORIES,
        tolerance=150_000, spread=partners, current=_today(positions, TERRITORIES), move_price=partners * MOVE,
    )  # fmt: skip


def square(side: int, districts: int, seed: int = 1) -> Problem:
    """A square grid ten kilometres apart, with weights of a heavy tail."""
    random, at = np.random.default_rng(seed), np.arange(side * side).reshape(side, side)
    positions = np.stack([np.tile(np.arange(side), side), np.repeat(np.arange(side), side)], axis=1) * 10_000
    pairs = ((at[:, :-1], at[:, 1:]), (at[:-1], at[1:]))
    partners = np.maximum(1, np.minimum(20, 2 * random.pareto(1.5, side * side))).astype(np.int64)
    return Problem(
        weights=partners * 8 * MILLION, positions=positions, districts=districts, tolerance=100_000, spread=partners,
        links=np.concatenate([np.stack([one.ravel(), other.ravel()], axis=1) for one, other in pairs]),
        current=_today(positions, districts), move_price=partners * MOVE,
    )  # fmt: skip


def _today(positions: NDArray[np.int64], districts: int) -> NDArray[np.int32]:
    """Each unit goes to the nearest of some that lie far apart, the farthest next."""
    chosen = [int(np.argmin(positions.sum(axis=1)))]
    for _ in range(districts - 1):
        chosen.append(int(np.argmax(np.min([_away(positions, one) for one in chosen], axis=0))))
    return np.argmin([_away(positions, one) for one in chosen], axis=0).astype(np.int32)


def _away(positions: NDArray[np.int64], unit: int) -> NDArray[np.int64]:
    apart: NDArray[np.int64] = ((positions - positions[unit]) ** 2).sum(axis=1)
    return apart


def _plain(problem: Problem) -> dict[str, object]:
    values = {name: getattr(problem, name) for name in _FIELDS}
    return {name: value.tolist() if isinstance(value, np.ndarray) else value for name, value in values.items()}
