"""The solver starts without SciPy's linear algebra, which numba loads by itself; whoever wants it still has it."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = "import sys; print('scipy.linalg' in sys.modules)"
USED = """
import numpy as np, numba
vdot = numba.njit(lambda one, other: np.vdot(one, other))
det = numba.njit(lambda square: np.linalg.det(square))
print(vdot(np.ones(3), np.ones(3)), round(det(np.eye(2) * 2)))
"""


@pytest.mark.parametrize(
    ("program", "told"),
    [
        (f"import numba.np.arraymath; {LOADED}", "True"),
        (f"import maillage.solver.__main__; {LOADED}", "False"),
        (f"import maillage.solver.__main__{USED}", "3.0 4"),
    ],
    ids=["numba alone", "the solver", "numba after the solver"],
)
def test_linear_algebra_is_loaded_where_it_is_asked_for(program: str, told: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == told
