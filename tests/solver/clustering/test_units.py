"""The problem as kernels read it."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import pytest

from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.units import contract

FEATURES: dict[str, Any] = {
    "indptr": np.array([0, 1, 2]),
    "indices": np.array([0, 1], np.int32),
    "feature_weights": np.array([100, 200]),
}
BASIS = np.array([True, False])


def typed(**more: Any) -> object:
    return numba.typeof(contract(Problem(weights=np.array([2, 3]), **more))[0])


@pytest.mark.parametrize("more", [FEATURES, {**FEATURES, "basis": BASIS}])
def test_one_type_serves_every_problem_so_that_kernels_are_compiled_once(more: dict[str, Any]) -> None:
    assert typed(**more) == typed(matrix=np.eye(2, dtype=np.int64))


def test_an_array_that_may_not_be_written_is_another_type() -> None:
    problem = Problem(weights=np.array([2, 3]), **FEATURES, basis=BASIS)
    units, _ = contract(problem)
    assert numba.typeof(units._replace(basis=problem.basis)) != numba.typeof(units)
