"""Replica exchange: searches at many temperatures at once, which trade places with their neighbours.

An annealing decides early, while it is hot, how large clusters are and who can't be together, and can't go back on it
once it is cold. On a ladder of temperatures (Swendsen & Wang 1986; Hukushima & Nemoto 1996) every rung keeps searching
at its own; after each round neighbours trade their arrangements by Metropolis's rule for the two, so that good ones
sink to where they are refined and stuck ones rise to where they are taken apart. Rungs don't depend on one another
within a round, which is what cores share out.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np

from maillage.solver.clustering.pair_anneal import Held, Setting, anneal, begin, finished, is_sparse, typical_change
from maillage.solver.clustering.pair_fixed import stays_fixed
from maillage.solver.clustering.pair_visits import TOGETHER, Roll, call_roll, visit
from maillage.solver.clustering.pairs import arranged, narrowed
from maillage.solver.clustering.run import Run
from maillage.solver.compiled import Random, fraction, kernel, random_state
from maillage.solver.stop import Progress, Share, Stop, run_all
from maillage.solver.trace import TracePoint

HOT = 0.8  # the ends of the ladder, in units of what a shift changes at random
COLD, COLD_SPARSE = 0.16, 0.08  # where few pairs have affinity, what a move changes varies more
STEP, SIZE = 0.1, 240  # the logarithm of the ratio of neighbouring temperatures, for so many units
VISITS = 32  # to each unit, in a round
LIVELY, SPARED = 0.35, 4  # above this temperature arrangements change so fast that one visit in four will do
PAIRED = 0.2  # below this temperature two for one is hardly ever accepted, and is not tried
SETTLING = 0.12  # the part of the limits in which replicas cool to their temperatures
SETTLED = 8_000  # proposals to each unit without which they would not, and annealing alone finds more
SPEED = 40_000_000  # proposals a second of a core, to tell from the time whether it is enough for a ladder
FROZEN, LAST = 0.03, 10  # the temperature at which the best is refined in the end, and for how many rounds


def temperatures(units: int, cold: float = COLD) -> list[float]:
    """Return the temperatures of a ladder, the hottest first, in units of what a shift changes at random.

    How much the value varies at one temperature grows with the root of the number of units, and neighbours trade
    only where what they vary by overlaps: steps get smaller by the same root.
    """
    steps = max(1, round(float(np.log(HOT / cold)) / (STEP * (SIZE / max(1, units)) ** 0.5)))
    return [HOT * (cold / HOT) ** (i / steps) for i in range(steps + 1)]


@dataclass
class _Replica:
    """A search at whichever temperature it has come to, and who is where in its arrangement."""

    held: Held
    roll: Roll | None = None

    @property
    def value(self) -> int:
        return int(self.held.now.totals[1])

    def look(self, setting: Setting, warmth: float, scale: float) -> int:
        """Search for a round at a temperature of `warmth` times `scale`; returns how many moves were evaluated."""
        now, best, value, random = self.held.now, self.held.best, self.held.value, self.held.random
        if self.roll is None:
            self.roll = call_roll(setting.pairs, now)
        together = TOGETHER if warmth > PAIRED else 0.0
        visits = VISITS * len(now.place) // (SPARED if warmth > LIVELY else 1)
        return int(visit(setting.pairs, now, self.roll, best, value, random, visits, warmth * scale, together))


def search_ladder(
    setting: Setting, seed: int, stop: Stop, work: int, workers: int, progress: Progress | None
) -> Run | None:
    """Return what a ladder found; nothing where limits are too short for one, or more than weight bounds moves."""
    n = len(setting.pairs.weight)
    warmths = temperatures(n, COLD_SPARSE if is_sparse(setting.pairs) else COLD)
    likely = work if stop.seconds is None else min(work, int(stop.seconds * SPEED * workers))
    if setting.exits or likely * SETTLING < SETTLED * n * len(warmths):
        return None
    setting = Setting(narrowed(setting.pairs), setting.factor, setting.exits, setting.clusters)
    first = begin(setting, random_state(seed, 0))
    if not stays_fixed(setting.pairs, first.now):
        return None
    whole = stop.share(work, 1, 1)
    whole.progress(0)  # its time starts
    replicas, spent = _settle(setting, first, warmths, seed, stop, work, workers)
    scale = typical_change(setting.pairs, setting.clusters)
    spent, trace = _climb(setting, replicas, warmths, scale, seed, spent, whole, workers, progress)
    best = max((one.held for one in replicas), key=lambda held: int(held.value[0]))
    last = _Replica(Held(arranged(setting.pairs, best.best), best.best, best.value, best.random))
    spent += sum(last.look(setting, FROZEN, scale) for _ in range(LAST))
    trace.append(TracePoint(spent, int(best.value[0]) / setting.factor))
    return finished(setting, last.held, spent, tuple(trace))


def _settle(
    setting: Setting, first: Held, warmths: list[float], seed: int, stop: Stop, work: int, workers: int
) -> tuple[list[_Replica], int]:
    """Return a replica for each temperature, annealed from a start of its own down to it, and the work spent.

    `first` is the start of the hottest.
    """
    tasks = int(len(warmths) / SETTLING)
    shares = [stop.share(work // tasks, tasks, workers) for _ in warmths]

    def one(rung: int) -> tuple[_Replica, int]:
        held = begin(setting, random_state(seed, rung)) if rung else first
        spent, _ = anneal(setting, held, warmths[rung], shares[rung], None)
        return _Replica(held), spent

    settled = run_all([partial(one, rung) for rung in range(len(warmths))], workers)
    return [replica for replica, _ in settled], sum(spent for _, spent in settled)


def _climb(
    setting: Setting,
    replicas: list[_Replica],
    warmths: list[float],
    scale: float,
    seed: int,
    spent: int,
    share: Share,
    workers: int,
    progress: Progress | None,
) -> tuple[int, list[TracePoint]]:
    """Search and trade until the limits are reached; returns all work spent, and when the best got better."""
    random, trace, turn = random_state(seed, -1), list[TracePoint](), 0
    ladder = [scale * warmth for warmth in warmths]
    while True:
        best = max(int(one.held.value[0]) for one in replicas) / setting.factor
        if not trace or best > trace[-1].value:
            trace.append(TracePoint(spent, best))
        if progress is not None:
            progress(spent, best)
        if share.progress(spent, best) >= 1.0:
            return spent, trace
        rungs = zip(replicas, warmths, strict=True)
        spent += sum(run_all([partial(one.look, setting, warmth, scale) for one, warmth in rungs], workers))
        _trade(replicas, ladder, random, turn % 2)
        turn += 1


def _trade(replicas: list[_Replica], ladder: list[float], random: Random, first: int) -> None:
    """Let every second pair of neighbours trade: a better arrangement always goes to the colder, a worse one seldom."""
    for i in range(first, len(replicas) - 1, 2):
        gain = replicas[i].value - replicas[i + 1].value
        if _agrees(random, gain * (1.0 / ladder[i + 1] - 1.0 / ladder[i])):
            replicas[i], replicas[i + 1] = replicas[i + 1], replicas[i]


@kernel
def _agrees(random: Random, exponent: float) -> bool:
    return bool(fraction(random) < np.exp(min(0.0, exponent)))
