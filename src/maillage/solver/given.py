"""Arrays as they are given: converted once, refused where a conversion would change them, never written again."""

from typing import Any

import numpy as np


def frozen(values: Any, name: str, dtype: Any) -> Any:
    """Return a read-only array of `dtype`, refusing what the conversion would change."""
    given = np.asarray(values)
    if given.dtype.kind == "f" and not np.isfinite(given).all():
        place = np.unravel_index(int(np.argmin(np.isfinite(given))), given.shape)
        raise ValueError(f"{name}[{', '.join(str(int(p)) for p in place)}] is not a finite number: {given[place]}")
    if given.dtype.kind not in "biuf":
        raise ValueError(f"{name} holds {given.dtype}, not numbers")
    array = np.array(given, dtype=dtype, order="C")
    if given.size and dtype is not np.float64 and not np.array_equal(array, given):
        place = np.unravel_index(int(np.argmax(array != given)), given.shape)
        raise ValueError(f"{name}[{', '.join(str(int(p)) for p in place)}] is not a whole number: {given[place]}")
    array.flags.writeable = False
    return array
