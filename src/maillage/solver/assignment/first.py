"""A first assignment that holds the capacities; where none is found, with as little as possible outside."""

from typing import NamedTuple

import numpy as np

from maillage.solver.assignment.part import Model
from maillage.solver.assignment.problem import Problem
from maillage.solver.assignment.start import anneal
from maillage.solver.assignment.value import loads_of
from maillage.solver.compiled import Ids, Random

PROPOSALS = 25_000  # a round of annealing, for each job
ROUNDS = 8
LEAST, RISE = 0.4, 2.6  # what a unit of overload costs above its price: in the first round, and by a round's end
HEAT = 1.5


class First(NamedTuple):
    """An assignment, what it exceeds the capacities by in all, and the work that it took."""

    place: Ids
    overload: int
    work: int


def first_assignment(model: Model, random: Random, work: int) -> First:
    """Anneal, each round with a greater price of overload, until the capacities hold or `work` is spent."""
    place, best = model.near[:, 0].astype(np.int32), model.near[:, 0].astype(np.int32)
    told = np.array([2**62, 2**62], np.int64)
    spread = np.abs(model.costs - model.costs.mean(axis=1, keepdims=True)).mean() if model.costs.size else 0.0
    heat, spent, above = HEAT * min(1.0, float(spread)) + 1e-9, 0, LEAST
    for _ in range(ROUNDS):
        proposals = max(0, min(PROPOSALS * len(place), work - spent))
        anneal(model, place, best, told, random, max(1, proposals), 1.0 + above, 1.0 + above + RISE, heat, heat / 1.5)
        spent += proposals
        above *= 2.0
        if told[0] == 0 or spent >= work:
            break
    return First(best, int(told[0]), spent)


def with_nobody(problem: Problem) -> Problem:
    """Return the problem with one more agent, nobody, who takes any job, at a price that no saving outweighs."""
    price = 1 + int((problem.costs.max(axis=1, initial=0) - problem.costs.min(axis=1, initial=0)).sum())
    outside = problem.costs.max(axis=1, initial=0) + price
    return Problem(
        costs=np.column_stack([problem.costs, outside]),
        weights=np.column_stack([problem.weights, np.zeros(problem.jobs, np.int64)]),
        capacities=np.append(problem.capacities, 0),
    )


def unload(problem: Problem, place: Ids) -> Ids:
    """Return `place` with the heaviest jobs of overloaded agents given to nobody (number m), until the rest fits."""
    place = place.astype(np.int32).copy()
    over = loads_of(problem, place) - problem.capacities
    for i in np.flatnonzero(over > 0).tolist():
        mine = np.flatnonzero(place == i)
        for j in mine[np.argsort(-problem.weights[mine, i], kind="stable")].tolist():
            if over[i] <= 0:
                break
            over[i] -= problem.weights[j, i]
            place[j] = problem.agents
    return place
