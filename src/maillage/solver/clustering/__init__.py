"""Capacitated clustering: nodes into clusters of bounded weight, as alike inside as possible."""

from maillage.solver.clustering.problem import Problem
from maillage.solver.clustering.result import Result, Shortage
from maillage.solver.clustering.solve import DEFAULT_WORK, solve
from maillage.solver.clustering.value import evaluate, violations
from maillage.solver.marks import Mark, marked
from maillage.solver.trace import TracePoint

__all__ = [
    "DEFAULT_WORK",
    "Mark",
    "Problem",
    "Result",
    "Shortage",
    "TracePoint",
    "evaluate",
    "marked",
    "solve",
    "violations",
]
