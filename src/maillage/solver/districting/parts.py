"""Connected parts of the units, and blocks: what must be together moves as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from maillage.solver.compiled import Ids, Ints
from maillage.solver.groups import connected_groups

if TYPE_CHECKING:
    from maillage.solver.districting.problem import Problem


def parts_of(size: int, links: Ids) -> Ints:
    """int64[size]: the connected part of each element under `links` (int32[e, 2]), numbered by smallest member."""
    return connected_groups(size, links[:, 0].astype(np.int64), links[:, 1].astype(np.int64))


def blocks_of(problem: Problem) -> Ints:
    """int64[n]: the block of each unit, those that must be together, numbered by smallest member."""
    return parts_of(problem.size, np.array(problem.together, np.int32).reshape(-1, 2))


def contiguous(problem: Problem, district: Ids) -> bool:
    """Whether each district (int32[n], any numbers) is connected by links between its own units; O(n + e)."""
    inside = district[problem.links[:, 0]] == district[problem.links[:, 1]]
    part = parts_of(problem.size, problem.links[inside])
    return len(np.unique(part)) == len(np.unique(district))
