"""When a search ends: work, which replays, and time, a target or a stall, for those who want them."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

Progress = Callable[[int, float], None]
_T = TypeVar("_T")


@dataclass
class Stop:
    """Ends a search once `work` evaluations are spent, `seconds` have passed, or `target` is reached.

    Only `work` and `target` replay: a search that ended by `seconds` is marked so in `timed_out`.
    """

    work: int
    seconds: float | None = None
    target: float | None = None
    started: float = field(default_factory=time.monotonic)
    timed_out: bool = False

    def __post_init__(self) -> None:
        if self.work < 0:
            raise ValueError(f"work is negative: {self.work}")
        if self.seconds is not None and not self.seconds > 0:
            raise ValueError(f"seconds is {self.seconds}: a positive number is expected")

    def ahead(self) -> float | None:
        """Seconds that are left of the limit, which may be less than none; None without a limit."""
        return None if self.seconds is None else self.seconds - (time.monotonic() - self.started)

    def share(self, work: int, tasks: int, workers: int) -> "Share":
        """What one of `tasks` equal tasks may spend; its time starts when it is first looked at."""
        seconds = None if self.seconds is None else self.seconds / -(-tasks // max(1, workers))
        return Share(self, work, seconds)


@dataclass
class Share:
    """The part of a search's limits that one task has."""

    stop: Stop
    work: int
    seconds: float | None
    started: float | None = None

    def progress(self, spent: int, value: float | None = None) -> float:
        """How much of the limits is used, from 0; 1 or more means the end."""
        if self.started is None:
            self.started = time.monotonic()
        if self.stop.target is not None and value is not None and value >= self.stop.target:
            return 1.0
        used = spent / self.work if self.work else 1.0
        if self.seconds is not None and used < 1.0:
            elapsed = (time.monotonic() - self.started) / self.seconds
            self.stop.timed_out |= elapsed >= 1.0
            used = max(used, elapsed)
        return used

    def slice(self, slices: int, timed: int) -> int:
        """Work until the next look: a part of the whole, no more than `timed` where a clock runs."""
        part = max(1, self.work // slices)
        return part if self.seconds is None else min(part, timed)


def run_all(tasks: Sequence[Callable[[], _T]], workers: int) -> list[_T]:
    """Return the result of every task, in the order of the tasks, on `workers` threads.

    Kernels release the GIL, so threads are as good as processes here and share the problem. The answer doesn't depend
    on `workers`, as long as no task depends on another.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}: at least 1 is expected")
    if workers == 1 or len(tasks) < 2:
        return [task() for task in tasks]
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(lambda task: task(), tasks))
