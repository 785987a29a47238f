"""Generalised assignment: every job to one agent, within the agents' capacities, at the least cost."""

from maillage.solver.assignment.problem import Problem
from maillage.solver.assignment.result import Result
from maillage.solver.assignment.solve import DEFAULT_WORK, solve
from maillage.solver.assignment.value import evaluate, loads_of, overloads
from maillage.solver.trace import TracePoint

__all__ = ["DEFAULT_WORK", "Problem", "Result", "TracePoint", "evaluate", "loads_of", "overloads", "solve"]
