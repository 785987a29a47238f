"""Readers of files: the literature's formats, and JSON for districting, which has no common one."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from maillage.solver.assignment import Problem as AssignmentProblem
from maillage.solver.clustering import Problem as ClusteringProblem
from maillage.solver.districting import Problem as DistrictingProblem


def read_ccp(path: Path) -> ClusteringProblem:
    """Read a capacitated clustering instance of CCPLIB (Martínez-Gavara et al. 2017).

    The first line is `n p ds L1 U1 … Lp Up W w1 … wn`, then one line `i j affinity` for each pair, from 0; a pair that
    isn't listed has affinity 0.

    Raises:
        ValueError: the file isn't of this format; the message says where.
    """
    with path.open() as lines:
        head = lines.readline().split()
        body = np.array(lines.read().split(), dtype=np.float64)
    try:
        n, p = int(head[0]), int(head[1])
        bounds = np.array(head[3 : 3 + 2 * p], dtype=np.int64).reshape(p, 2)
        marker, weights = head[3 + 2 * p], np.array(head[4 + 2 * p :], dtype=np.int64)
    except (IndexError, ValueError) as error:
        raise ValueError(f"{path.name}: line 1 isn't `n p ds L1 U1 … Lp Up W w1 … wn`: {error}") from error
    if marker != "W" or len(weights) != n or len(body) % 3:
        raise ValueError(f"{path.name}: {len(weights)} weights for {n} nodes, {len(body)} numbers of pairs")
    rows, columns, affinities = body[0::3].astype(np.int64), body[1::3].astype(np.int64), body[2::3]
    if len(rows) and max(rows.max(), columns.max()) >= n:
        raise ValueError(f"{path.name}: pair ({rows.max()}, {columns.max()}) of {n} nodes")
    matrix = np.zeros((n, n))
    matrix[rows, columns] = affinities
    matrix[columns, rows] = affinities
    one = len({tuple(bound) for bound in bounds.tolist()}) == 1
    return ClusteringProblem(
        weights=weights,
        lower=int(bounds[0, 0]) if one else bounds[:, 0],
        upper=int(bounds[0, 1]) if one else bounds[:, 1],
        clusters=(p, p),
        matrix=matrix,
    )


def read_gap(path: Path) -> AssignmentProblem:
    """Read a generalised assignment instance (Chu & Beasley 1997; Yagiura, Ibaraki & Glover 2004).

    `m n`, then m × n costs, m × n weights and m capacities, agent after agent, separated by blanks or line ends.

    Raises:
        ValueError: the file isn't of this format; the message says where.
    """
    words = path.read_text().split()
    numbers = np.zeros(len(words))
    for at, word in enumerate(words):
        try:
            numbers[at] = float(word)
        except ValueError as error:
            raise ValueError(f"{path.name}: number {at + 1} is {word!r}: numbers alone are expected") from error
    if len(numbers) < 2 or not (numbers[:2] >= 1).all() or not (numbers[:2] % 1 == 0).all():
        raise ValueError(f"{path.name}: it doesn't begin with the numbers of agents and jobs: {' '.join(words[:2])!r}")
    m, n = int(numbers[0]), int(numbers[1])
    if len(numbers) != 2 + 2 * m * n + m:
        raise ValueError(
            f"{path.name}: {len(numbers)} numbers, not {2 + 2 * m * n + m}: "
            f"m n, {m} × {n} costs, {m} × {n} weights and {m} capacities are expected"
        )
    tables: Any = numbers[2 : 2 + 2 * m * n].reshape(2, m, n)  # `Problem` refuses what isn't whole
    capacities: Any = numbers[2 + 2 * m * n :]
    try:
        return AssignmentProblem(costs=tables[0].T, weights=tables[1].T, capacities=capacities)
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def read_districting(path: Path) -> DistrictingProblem:
    """Read a districting problem: one JSON object whose keys are the fields of `districting.Problem`.

    `weights`, `positions` (pairs), `links` (pairs of units, from 0) and `districts` are needed; `tolerance`
    (millionths), `spread`, `current`, `move_price`, `alone`, `locked`, `together` and `apart` may be given.

    Raises:
        ValueError: the file isn't of this format, or the problem contradicts itself; the message says where.
    """
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name}: this isn't JSON: {error}") from error
    if not isinstance(given, dict):
        raise ValueError(f"{path.name}: one object is expected, not {type(given).__name__}")
    known = [field.name for field in fields(DistrictingProblem)]
    for key in given:
        if key not in known:
            raise ValueError(f"{path.name}: `{key}` is no key of a districting problem, which are {', '.join(known)}")
    for key in ("weights", "positions", "links", "districts"):
        if key not in given:
            raise ValueError(f"{path.name}: `{key}` is missing")
    for key in ("districts", "tolerance"):
        if not isinstance(given.get(key, 0), int):
            raise ValueError(f"{path.name}: {key} is {given[key]!r}: a whole number is expected")
    try:
        return DistrictingProblem(**given)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error
