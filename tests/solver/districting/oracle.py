"""An exact model of another kind: centres and assignments with flows for connection, solved by HiGHS."""

from __future__ import annotations

import highspy
import numpy as np

from maillage.solver.districting import Problem


def least_dispersion(problem: Problem) -> int:
    """The least dispersion of k connected districts in the corridor (Hess et al. 1965; flows as in Shirabe 2009).

    x[i, j]: unit i belongs to the centre j. Each unit sends one unit of flow to its centre through units of the same
    district only.
    """
    n, k = problem.size, problem.districts
    low, high = problem.corridor()
    away = np.rint(np.sqrt(((problem.positions[:, None] - problem.positions[None]) ** 2).sum(axis=2)))
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    x = [[highs.addBinary(obj=float(away[i, j])) for j in range(n)] for i in range(n)]
    arcs = [(int(a), int(b)) for a, b in [*problem.links, *problem.links[:, ::-1]]]
    highs.addConstr(sum(x[j][j] for j in range(n)) == k)
    for i in range(n):
        highs.addConstr(sum(x[i]) == 1)
    for j in range(n):
        load = sum(int(problem.weights[i]) * x[i][j] for i in range(n))
        highs.addConstr(load - low * x[j][j] >= 0)
        highs.addConstr(load - high * x[j][j] <= 0)
        flow = {arc: highs.addVariable(lb=0.0) for arc in arcs}
        for i in range(n):
            if i != j:
                out = sum(flow[arc] for arc in arcs if arc[0] == i)
                into = sum(flow[arc] for arc in arcs if arc[1] == i)
                highs.addConstr(out - into - x[i][j] == 0)
                highs.addConstr(into - (n - 2) * x[i][j] <= 0)
                highs.addConstr(x[i][j] - x[j][j] <= 0)
    highs.run()
    return round(highs.getInfo().objective_function_value)
