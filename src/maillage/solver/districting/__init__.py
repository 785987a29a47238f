"""Districting: units into connected, compact districts of balanced weight, near to today's."""

from maillage.solver.districting.parts import contiguous
from maillage.solver.districting.problem import Problem
from maillage.solver.districting.result import Result
from maillage.solver.districting.shortage import Shortage
from maillage.solver.districting.solve import WORK_EACH, solve
from maillage.solver.districting.value import Value, evaluate
from maillage.solver.trace import TracePoint

__all__ = ["WORK_EACH", "Problem", "Result", "Shortage", "TracePoint", "Value", "contiguous", "evaluate", "solve"]
