"""Sets of whole numbers as sorted arrays: by sorting and halving, which keeps its pace on any numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


def distinct(numbers: Whole) -> Whole:
    """Return each number once, ascending."""
    ordered = numbers if bool(np.all(numbers[1:] >= numbers[:-1])) else np.sort(numbers)
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def among(numbers: Whole, known: Whole) -> NDArray[np.bool_]:
    """Return (n,) which of ``numbers`` are in ``known``, in any order."""
    listed = distinct(known)
    if not len(listed):
        return np.zeros(len(numbers), np.bool_)
    places = np.minimum(np.searchsorted(listed, numbers), len(listed) - 1)
    found: NDArray[np.bool_] = listed[places] == numbers
    return found
