"""What generalised assignment is asked: jobs, agents, what each costs and weighs with each, and capacities."""

from dataclasses import dataclass

import numpy as np

from maillage.solver.assignment.checks import check
from maillage.solver.compiled import Ints
from maillage.solver.given import frozen


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """n jobs to be given to m agents, each job to one, at the least total cost (Martello & Toth 1990, chapter 7).

    Attributes:
        costs: int64[n, m], what each job costs with each agent; may be negative.
        weights: int64[n, m], not negative, what it takes of the agent's capacity. A weight above the capacity forbids
            the pair.
        capacities: int64[m], not negative.

    Raises:
        ValueError: sizes that don't match, a weight or capacity that is negative or not a number, a job that weighs
            more than every agent's capacity, numbers whose sums would leave 64 bits. The message names the element.
    """

    costs: Ints
    weights: Ints
    capacities: Ints

    def __post_init__(self) -> None:
        for name in ("costs", "weights", "capacities"):
            object.__setattr__(self, name, frozen(getattr(self, name), name, np.int64))
        check(self)

    @property
    def jobs(self) -> int:
        """Number of jobs."""
        return len(self.costs)

    @property
    def agents(self) -> int:
        """Number of agents."""
        return len(self.capacities)
