from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from maillage.solver.clustering.naming import assign, assign_in_turn


@given(
    st.integers(1, 5).flatmap(
        lambda k: st.lists(st.lists(st.integers(0, 9), min_size=k, max_size=k), min_size=k, max_size=k)
    )
)
def test_the_naming_keeps_as_much_as_any_permutation(cells: list[list[int]]) -> None:
    worth = np.array(cells, dtype=np.int64)
    names = assign(worth).tolist()
    assert sorted(names) == list(range(len(worth)))
    most = max(sum(cells[i][p] for i, p in enumerate(order)) for order in permutations(range(len(worth))))
    assert sum(cells[i][p] for i, p in enumerate(names)) == most


@given(
    st.integers(1, 5).flatmap(
        lambda k: st.lists(st.lists(st.integers(0, 9), min_size=k, max_size=k), min_size=k, max_size=k)
    )
)
def test_the_naming_in_turn_keeps_at_least_half_of_the_best(cells: list[list[int]]) -> None:
    worth = np.array(cells, dtype=np.int64)
    rows, columns = np.nonzero(worth)
    names = assign_in_turn(rows, columns, worth[rows, columns], len(worth)).tolist()
    assert sorted(names) == list(range(len(worth)))
    best = assign(worth).tolist()
    assert 2 * sum(cells[i][p] for i, p in enumerate(names)) >= sum(cells[i][p] for i, p in enumerate(best))
