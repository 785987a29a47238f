"""What one would pick instead for generalised assignment, each on its plain model of jobs and agents."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from benchmarks.solver_scale import CORES
from maillage.solver.formats import read_gap


def cp_sat_assignment(file: Path, seconds: float) -> float | None:
    """OR-Tools CP-SAT."""
    from ortools.sat.python import cp_model

    problem, model = read_gap(file), cp_model.CpModel()
    given = [[model.new_bool_var("") for _ in range(problem.agents)] for _ in range(problem.jobs)]
    for job in given:
        model.add_exactly_one(job)
    for i in range(problem.agents):
        load = sum(int(problem.weights[j, i]) * given[j][i] for j in range(problem.jobs))
        model.add(load <= int(problem.capacities[i]))
    model.minimize(
        sum(int(problem.costs[j, i]) * given[j][i] for j in range(problem.jobs) for i in range(problem.agents))
    )
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, CORES
    status = solver.solve(model)
    return solver.objective_value if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def highs_assignment(file: Path, seconds: float) -> float | None:
    """HiGHS."""
    import highspy

    problem = read_gap(file)
    n, m = problem.jobs, problem.agents
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", seconds)
    columns = np.arange(n * m, dtype=np.int32)
    highs.addVars(n * m, np.zeros(n * m), np.ones(n * m))
    highs.changeColsCost(n * m, columns, problem.costs.ravel().astype(float))
    highs.changeColsIntegrality(n * m, columns, np.array([highspy.HighsVarType.kInteger] * (n * m)))
    for j in range(n):
        highs.addRow(1, 1, m, columns[j * m : (j + 1) * m], np.ones(m))
    for i in range(m):
        highs.addRow(-1e30, int(problem.capacities[i]), n, columns[i::m], problem.weights[:, i].astype(float))
    highs.run()
    value = highs.getInfo().objective_function_value
    return value if highs.getInfo().primal_solution_status == 2 and math.isfinite(value) else None


def scip_assignment(file: Path, seconds: float) -> float | None:
    """SCIP, which uses one core."""
    import pyscipopt as scip

    problem, model = read_gap(file), scip.Model()
    model.hideOutput()
    model.setParam("limits/time", seconds)
    given = [[model.addVar(vtype="B", obj=int(cost)) for cost in costs] for costs in problem.costs]
    for job in given:
        model.addCons(scip.quicksum(job) == 1)
    for i in range(problem.agents):
        load = scip.quicksum(int(problem.weights[j, i]) * given[j][i] for j in range(problem.jobs))
        model.addCons(load <= int(problem.capacities[i]))
    model.optimize()
    return float(model.getObjVal()) if model.getNSols() else None
