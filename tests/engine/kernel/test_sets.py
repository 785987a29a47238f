"""Sorted arrays as sets say what Python's sets say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.kernel.sets import among, distinct

NUMBERS = st.lists(st.integers(-3, 12) | st.integers(-(2**62), 2**62))


@given(NUMBERS)
def test_distinct_is_a_set_in_order(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))


@given(NUMBERS, NUMBERS)
def test_among_is_membership(numbers: list[int], known: list[int]) -> None:
    found = among(np.array(numbers, np.int64), np.array(known, np.int64))
    assert found.tolist() == [number in set(known) for number in numbers]
