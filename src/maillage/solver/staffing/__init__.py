"""Staffing: demands to places that people hold, few contacts, known people kept, work within bounds and balanced."""

from maillage.solver.staffing.bound import lower_bound
from maillage.solver.staffing.problem import Problem
from maillage.solver.staffing.result import Result
from maillage.solver.staffing.shortage import Shortage, shortages
from maillage.solver.staffing.solve import solve
from maillage.solver.staffing.value import Price, evaluate, even_shares, families
from maillage.solver.trace import TracePoint

__all__ = [
    "Price",
    "Problem",
    "Result",
    "Shortage",
    "TracePoint",
    "evaluate",
    "even_shares",
    "families",
    "lower_bound",
    "shortages",
    "solve",
]
