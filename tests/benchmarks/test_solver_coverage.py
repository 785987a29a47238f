"""The rows of coverage are measured on the smallest scale, and the invented channel is what its text says."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.solver_coverage import ROWS, SEATS, by_seat, channel
from benchmarks.solver_scale import SCALES


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_measured(name: str) -> None:
    first, *more = ROWS[name](SCALES["tiny"])
    assert "1,000 partners × 20 seats" in first.what
    assert first.met is not None
    assert first.figure.endswith(" s")
    assert len(more) == 3


def test_the_channel_is_the_same_every_time_and_has_what_it_promises() -> None:
    one, other = channel(3000, 3), channel(3000, 3)
    np.testing.assert_array_equal(one.load, other.load)
    assert one.places == 3 * SEATS
    assert len(np.unique(one.item)) == 3000
    assert 0.1 < len(one.item) / 3000 - 1 < 0.3
    held = one.holder[one.holder >= 0]
    assert len(np.unique(held)) < len(held)
    spread = by_seat(one)
    assert spread.loads is not None
    assert spread.loads.min() < spread.loads.max()
