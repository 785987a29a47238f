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

    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def left(self) -> float:
        """Seconds left; infinity without a time limit."""
        return float("inf") if self.seconds is None else max(0.0, self.seconds - self.elapsed())

    def reached(self, spent: int, value: float | None = None) -> bool:
        """Whether the search ends here."""
        if spent >= self.work or (self.target is not None and value is not None and value >= self.target):
            return True
        if self.left() <= 0:
            self.timed_out = True
        return self.timed_out


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
