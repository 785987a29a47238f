"""Linear programmes built from columns of numbers, and solved part by part with HiGHS."""

from dataclasses import dataclass, field
from functools import partial

import numpy as np

from maillage.solver.compiled import Floats, Ints
from maillage.solver.stop import run_all

TASKS = 32
"""Parts are solved in so many tasks, on whatever number of threads."""


@dataclass
class Programme:
    """Minimise cost × x with row_lower ≤ A x ≤ row_upper, 0 ≤ x ≤ upper; every column and row belongs to one part."""

    costs: list[Floats] = field(default_factory=list)
    uppers: list[Floats] = field(default_factory=list)
    column_parts: list[Ints] = field(default_factory=list)
    row_lowers: list[Floats] = field(default_factory=list)
    row_uppers: list[Floats] = field(default_factory=list)
    row_parts: list[Ints] = field(default_factory=list)
    entries: list[tuple[Ints, Ints, Floats]] = field(default_factory=list)
    columns: int = 0
    rows: int = 0

    def add_columns(self, cost: Floats, part: Ints, upper: float = np.inf) -> Ints:
        """Add columns, one for each cost; returns their numbers."""
        self.costs.append(np.asarray(cost, np.float64))
        self.uppers.append(np.full(len(cost), upper))
        self.column_parts.append(part)
        self.columns += len(cost)
        return np.arange(self.columns - len(cost), self.columns)

    def add_rows(self, lower: Floats, upper: Floats, part: Ints) -> Ints:
        """Add rows; returns their numbers."""
        self.row_lowers.append(np.asarray(lower, np.float64))
        self.row_uppers.append(np.asarray(upper, np.float64))
        self.row_parts.append(part)
        self.rows += len(part)
        return np.arange(self.rows - len(part), self.rows)

    def add(self, row: Ints, column: Ints, value: Floats) -> None:
        """Add entries of the matrix; those of one row and column may be given once only."""
        self.entries.append((row, column, np.asarray(value, np.float64)))

    def solve(self, workers: int) -> float:
        """Return the least value, the sum of those of the parts.

        Raises:
            RuntimeError: HiGHS finds no optimum of a part.
        """
        parts = _split(self)
        step = max(1, -(-len(parts) // TASKS))
        lots = [parts[at : at + step] for at in range(0, len(parts), step)]
        return float(sum(run_all([partial(_optimum, lot) for lot in lots], workers)))


@dataclass(frozen=True)
class _Part:
    cost: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    starts: Ints
    index: Ints
    value: Floats


def _split(whole: Programme) -> list[_Part]:
    column_part, row_part = np.concatenate(whole.column_parts), np.concatenate(whole.row_parts)
    row, column, value = (np.concatenate(list(each)) for each in zip(*whole.entries, strict=True))
    cost, upper = np.concatenate(whole.costs), np.concatenate(whole.uppers)
    row_lower, row_upper = np.concatenate(whole.row_lowers), np.concatenate(whole.row_uppers)
    columns, rows = np.argsort(column_part, kind="stable"), np.argsort(row_part, kind="stable")
    place_of_column, place_of_row = np.empty_like(columns), np.empty_like(rows)
    place_of_column[columns], place_of_row[rows] = np.arange(len(columns)), np.arange(len(rows))
    order = np.lexsort((place_of_row[row], place_of_column[column]))
    row, column, value = place_of_row[row][order], place_of_column[column][order], value[order]
    found = []
    names = np.unique(column_part)
    cuts = (column_part[columns], row_part[rows], column_part[columns][column])
    bounds = [[np.searchsorted(keys, names, side) for side in ("left", "right")] for keys in cuts]
    for at in range(len(names)):
        (c0, c1), (r0, r1), (e0, e1) = ((int(low[at]), int(high[at])) for low, high in bounds)
        mine, those = columns[c0:c1], rows[r0:r1]
        starts = np.searchsorted(column[e0:e1] - c0, np.arange(c1 - c0 + 1))
        found.append(_Part(cost[mine], upper[mine], row_lower[those], row_upper[those], starts.astype(np.int64),
                           row[e0:e1] - r0, value[e0:e1]))  # fmt: skip
    return found


def _optimum(parts: list[_Part]) -> float:
    # Only bounds need it, and it takes a while to import.
    import highspy

    total = 0.0
    for part in parts:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(part.cost), len(part.row_lower)
        model.col_cost_, model.col_lower_, model.col_upper_ = part.cost, np.zeros(len(part.cost)), part.upper
        model.row_lower_, model.row_upper_ = part.row_lower, part.row_upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = part.starts, part.index, part.value
        solver = highspy.Highs()
        for option, value in (("output_flag", False), ("threads", 1), ("parallel", "off"), ("random_seed", 0)):
            solver.setOptionValue(option, value)
        solver.passModel(model)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(
                f"HiGHS ends a linear programme of {len(part.cost)} columns as {solver.getModelStatus()}"
            )
        total += solver.getObjectiveValue()
    return total
