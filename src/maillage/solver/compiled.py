"""The one way in which this package compiles a kernel, and the random numbers that kernels draw."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

_BLAS = "scipy.linalg.cython_blas"
if _BLAS not in sys.modules:
    # numba loads SciPy's linear algebra with its own functions of arrays to see whether there is a BLAS, a fifth of a
    # second at each start, for an inner product that no kernel here asks for; where it finds none it makes that itself.
    sys.modules[_BLAS] = None  # type: ignore[assignment] # which is how a module is said not to be there
    try:
        import_module("numba.np.arraymath")
    finally:
        del sys.modules[_BLAS]

# A whole number as kernels pass it on: Python's, or an element of an array; numba tells them apart, types don't.
# What is called with both is compiled twice, with all that it calls: ids of 32 bits are widened where they are read.
Int = Any
Ints = npt.NDArray[np.int64]
Ids = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Random = npt.NDArray[np.uint64]

_njit: Any = numba.njit  # its stubs know only part of its options
_F = TypeVar("_F", bound=Callable[..., Any])


def kernel(function: _F) -> _F:
    """Compile a function that Python calls: on first call, kept on disk, the GIL released while it runs.

    Threads therefore search in parallel, and a second process starts warm.
    """
    return cast(_F, _njit(cache=True, nogil=True, no_cfunc_wrapper=True)(function))


def inner(function: _F) -> _F:
    """Compile a function that only kernels call: without an entry from Python, which for many arrays costs seconds."""
    return cast(_F, _njit(cache=True, nogil=True, no_cfunc_wrapper=True, no_cpython_wrapper=True)(function))


def inlined(function: _F) -> _F:
    """Write a function into each kernel that calls it: where many arrays are handed on, the call itself is dear."""
    return cast(_F, _njit(inline="always")(function))


def random_state(seed: int, run: int) -> Random:
    """Return the state of a generator of its own for run number `run` of a search with `seed`.

    The two numbers are mixed with splitmix64 (Steele, Lea & Flood 2014), so that neighbouring seeds and runs start
    far apart.
    """
    word = (seed * 0x9E3779B97F4A7C15 + run * 0xD1B54A32D192ED03 + 0x8CB92BA72F3D8DD7) & (2**64 - 1)
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
    return np.array([(word ^ (word >> 31)) or 1], dtype=np.uint64)


@inner
def draw(state: Random) -> Int:
    """Advance the generator (xorshift64, Marsaglia 2003) and return 64 random bits."""
    word = state[0]
    word ^= word << np.uint64(13)
    word ^= word >> np.uint64(7)
    word ^= word << np.uint64(17)
    state[0] = word
    return word


@inner
def below(state: Random, limit: Int) -> Int:
    """Return a random integer in [0, limit), for 0 < limit < 2³¹."""
    return (np.int64(draw(state) >> np.uint64(33)) * limit) >> 31


@inner
def fraction(state: Random) -> float:
    """Return a random float in [0, 1)."""
    return np.float64(draw(state) >> np.uint64(11)) * (1.0 / 9007199254740992.0)
