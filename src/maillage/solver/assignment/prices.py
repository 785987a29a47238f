"""The linear relaxation: parts of jobs may be given, and what a unit of each capacity is then worth."""

from typing import NamedTuple

import highspy
import numpy as np

from maillage.solver.assignment.problem import Problem
from maillage.solver.compiled import Floats


class Prices(NamedTuple):
    """The optimum of the linear relaxation and float64[m], the price of a unit of each agent's capacity."""

    value: float
    capacity: Floats


def linear_prices(problem: Problem) -> Prices | None:
    """Solve the linear relaxation by HiGHS; None where no fractional assignment holds the capacities.

    Its simplex method on one thread is repeatable. A few hundredths of a second for 200 jobs and 20 agents.
    """
    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0), ("solver", "simplex")):
        solver.setOptionValue(option, value)
    solver.passModel(_model(problem))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty):
        raise RuntimeError(f"the linear relaxation ended as {solver.modelStatusToString(status)}")
    duals = np.array(solver.getSolution().row_dual, dtype=np.float64)
    return Prices(solver.getInfo().objective_function_value, np.maximum(-duals[problem.jobs :], 0.0))


def _model(problem: Problem) -> highspy.HighsLp:
    """One column for each pair that fits; rows: each job once, then each capacity."""
    jobs, agents = np.nonzero(problem.weights <= problem.capacities)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(jobs), problem.jobs + problem.agents
    model.col_cost_ = problem.costs[jobs, agents].astype(np.float64)
    model.col_lower_, model.col_upper_ = np.zeros(len(jobs)), np.full(len(jobs), highspy.kHighsInf)
    ones = np.ones(problem.jobs)
    model.row_lower_ = np.concatenate([ones, np.full(problem.agents, -highspy.kHighsInf)])
    model.row_upper_ = np.concatenate([ones, problem.capacities.astype(np.float64)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(0, 2 * len(jobs) + 1, 2)
    model.a_matrix_.index_ = np.stack([jobs, problem.jobs + agents], axis=1).ravel().astype(np.int32)
    model.a_matrix_.value_ = np.stack([np.ones(len(jobs)), problem.weights[jobs, agents]], axis=1).ravel()
    return model
