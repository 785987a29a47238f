"""Incremental prices equal recomputed ones after any sequence of moves."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.solver.compiled import random_state
from maillage.solver.staffing import Problem, evaluate
from maillage.solver.staffing.model import SIZE, Model, begin_of, components_of, fixed_places, fixed_weights, model_of
from maillage.solver.staffing.moves import (
    COUNT,
    PLACE,
    PRICE,
    TOTAL,
    State,
    construct,
    empty_state,
    gain_of,
    give,
    reprice,
)
from maillage.solver.staffing.search import NOW, anneal
from maillage.solver.staffing.value import loads_of
from tests.solver.staffing.cases import problems


def begun(problem: Problem) -> tuple[Model, State]:
    model, fixed = model_of(problem), fixed_places(problem)
    state = empty_state(model, fixed, fixed_weights(problem, fixed))
    construct(model, state, begin_of(problem))
    return model, state


@settings(max_examples=40)
@given(problems, st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=30))
def test_each_move_changes_the_price_by_what_was_said(problem: Problem, moves: list[tuple[int, int]]) -> None:
    model, state = begun(problem)
    for which, where in moves:
        if not len(model.order):
            return
        d = int(model.order[which % len(model.order)])
        k = where % int(model.groups[problem.group[d], SIZE])
        before = evaluate(problem, state.chosen[:, PLACE]).total
        said = gain_of(model, state, d, k)
        give(model, state, d, k)
        assert evaluate(problem, state.chosen[:, PLACE]).total - before == said


@settings(max_examples=40)
@given(problems, st.integers(0, 1000), st.sampled_from([0.0, 5.0, 1e9]))
def test_a_search_knows_its_loads_and_its_price(problem: Problem, seed: int, temperature: float) -> None:
    model, state = begun(problem)
    before = evaluate(problem, state.chosen[:, PLACE]).total
    for component in range(components_of(model)):
        anneal(model, state, component, random_state(seed, component), 500, temperature, temperature)
    places = state.chosen[:, PLACE]
    load, count = loads_of(problem, places)
    np.testing.assert_array_equal(state.sums[:, TOTAL], load)
    np.testing.assert_array_equal(state.sums[:, COUNT], count)
    assert evaluate(problem, places).total - before == int(state.values[:, NOW].sum())
    again = state.sums.copy()
    reprice(model, state)
    np.testing.assert_array_equal(again[:, PRICE], state.sums[:, PRICE])
