"""The cost of an assignment, computed from the problem alone: what incremental sums are held against."""

import numpy as np

from maillage.solver.assignment.problem import Problem
from maillage.solver.compiled import Ids, Ints


def evaluate(problem: Problem, assignment: Ids) -> int:
    """Return the total cost of giving each job to `assignment` (int32[n]); O(n)."""
    return int(problem.costs[np.arange(problem.jobs), assignment].sum())


def loads_of(problem: Problem, assignment: Ids) -> Ints:
    """int64[m]: the total weight that each agent bears; O(n)."""
    loads = np.zeros(problem.agents, np.int64)
    np.add.at(loads, assignment, problem.weights[np.arange(problem.jobs), assignment])
    return loads


def overloads(problem: Problem, assignment: Ids) -> Ints:
    """int64[m]: by how much each agent's load exceeds its capacity, 0 where it doesn't; O(n)."""
    over: Ints = np.maximum(loads_of(problem, assignment) - problem.capacities, 0)
    return over
