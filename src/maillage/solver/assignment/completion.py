"""The least cost at which an agent can be filled from the jobs left, job prices included: a knapsack, for each room.

With a price u[j] for each job, an assignment of the free jobs costs at least

    sum of u[j] + sum over agents of the least sum of (cost - u[j]) over a set of jobs that fits the agent

(the Lagrangian relaxation of "each job once": Fisher, Jaikumar & Van Wassenhove 1986). The table holds that least sum
for the jobs from each position on and for each room, so that every step of a beam has this bound by look-up.
"""

from maillage.solver.assignment.part import NEVER, TABLE, Part
from maillage.solver.compiled import Floats, Int, inner

ASCENT_STEPS = 20


@inner
def shape_table(part: Part) -> None:
    """Where rooms are too many for the table, halve weights and rooms, rounded down, as often as it takes.

    Rounding weights down can only lower the least sum, so that it stays a bound.
    """
    most = 0
    for s in range(part.sizes[0]):
        most = max(most, part.room[s])
    shift = 0
    while (part.sizes[2] + 1) * part.sizes[0] * ((most >> shift) + 1) > TABLE and most >> shift > 0:
        shift += 1
    part.sizes[3] = shift


@inner
def fill(part: Part) -> Int:
    """Fill the table, for each agent from the last job to the first; returns the cells written, O(free jobs × room).

    A job that can't lower an agent's sum shares the row of the next job, so that most rows cost nothing.
    """
    free, shift, end = part.sizes[2], part.sizes[3], 0
    for s in range(part.sizes[0]):
        width = (part.room[s] >> shift) + 1
        here = part.table[end : end + width]
        here[:] = 0.0
        part.start[free, s] = end
        for at in range(free - 1, -1, -1):
            gain, weight = part.cost[at, s] - part.dual[at], part.weight[at, s] >> shift
            if gain < 0.0 and weight < width:
                end += width
                after, here = here, part.table[end : end + width]
                here[:weight] = after[:weight]
                without, with_it, least = after[weight:], after[: width - weight], here[weight:]
                for r in range(len(least)):  # slices from 0, which the compiler turns into vector instructions
                    least[r] = min(without[r], with_it[r] + gain)
            part.start[at, s] = end
        end += width
    return end


@inner
def ascend(part: Part, least: Floats) -> Int:
    """Raise the bound of the free jobs by subgradient steps on their prices (Polyak 1969), into least[0].

    Ends when the bound passes the part's target. Returns the cells computed.
    """
    free, size = part.sizes[2], part.sizes[0]
    best, slope = part.dual[:free].copy(), _zeros(part)
    least[0], scale, failures, cells = -NEVER, 1.0, 0, 0
    for _ in range(ASCENT_STEPS):
        bound, norm = 0.0, 0.0
        for at in range(free):
            bound += part.dual[at]
            slope[at] = 1.0
        cells += fill(part)
        for s in range(size):
            bound += _read(part, s, slope)
        if bound > least[0]:
            least[0], failures = bound, 0
            best[:] = part.dual[:free]
        else:
            failures += 1
            if failures >= 3:
                scale, failures = scale * 0.6, 0
                part.dual[:free] = best
        for at in range(free):
            norm += slope[at] * slope[at]
        if least[0] > part.target[0] or norm == 0.0:
            break
        for at in range(free):
            part.dual[at] += scale * (part.target[0] + 1.0 - bound) / norm * slope[at]
    part.dual[:free] = best
    return cells


@inner
def _zeros(part: Part) -> Floats:
    values = part.dual[: part.sizes[2]].copy()
    values[:] = 0.0
    return values


@inner
def _read(part: Part, s: Int, slope: Floats) -> float:
    """Return agent `s`'s least sum, and take 1 off the slope of each job in its set."""
    r = part.room[s] >> part.sizes[3]
    total = float(part.table[part.start[0, s] + r])
    for at in range(part.sizes[2]):
        if part.table[part.start[at, s] + r] != part.table[part.start[at + 1, s] + r]:
            slope[at] -= 1.0
            r -= part.weight[at, s] >> part.sizes[3]
    return total
