"""The rows of the table: what is measured, beside what, and what is aimed at."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from benchmarks.material import AS_OF, CSV, FOLDER, channel_folder, csv_folder
from benchmarks.measured import Failed, Measured, in_turns, measure
from benchmarks.table import Row


@dataclass(frozen=True)
class Scale:
    """Sizes of what is measured, and how often."""

    lines: int
    partners_measured: int
    partners_planned: int
    growth: tuple[int, ...]
    lines_each: int
    replanned: int
    csv: int
    repetitions: int
    folder: Path = FOLDER


SCALES: Final = {
    "full": Scale(20_000_000, 60_000, 100_000, (1_000, 10_000, 100_000, 1_000_000), 20, 1_800, 1_000_000, 3),
    "small": Scale(2_000_000, 6_000, 10_000, (1_000, 3_000, 10_000, 30_000), 20, 600, 100_000, 3),
    "tiny": Scale(20_000, 200, 300, (200, 600), 20, 300, 2_000, 1),
}


@dataclass
class Bench:
    """The channels of a run, each drawn when it is first asked for."""

    scale: Scale

    @cached_property
    def planned(self) -> str:
        return str(channel_folder(self.scale.partners_planned, self.scale.lines, self.scale.folder))

    @cached_property
    def warm(self) -> str:
        return str(channel_folder(400, 12_000, self.scale.folder))

    def measures(self) -> Iterator[Row]:
        """Measures per partner, market and offering beside the query written by hand."""
        channel = str(channel_folder(self.scale.partners_measured, self.scale.lines, self.scale.folder))
        ours, raw = in_turns(
            self.scale.repetitions, ("measures", {"channel": channel}), ("raw_query", {"channel": channel})
        )
        if ours.facts["answer"] != raw.facts["answer"]:
            raise Failed("measures: the reader and the query by hand answer differently")
        what = f"measures, {_many(self.scale.lines)} lines, {_many(self.scale.partners_measured)} partners"
        yield _ratio(f"{what}: time", ours.seconds, raw.seconds, 1.15, _seconds)
        yield _ratio(f"{what}: memory", ours.mebibytes, raw.mebibytes, 1.15, _memory)

    def plan(self) -> Iterator[Row]:
        """The whole plan beside the query written by hand."""
        given = {"channel": self.planned}
        plan, raw = in_turns(self.scale.repetitions, ("plan", given | {"warm": self.warm}), ("raw_query", given))
        what = f"plan, {_many(self.scale.partners_planned)} partners, {_many(self.scale.lines)} lines"
        own = plan.seconds - plan.facts["search"]
        yield _ratio(f"{what}: time without the search", own, raw.seconds, 3, _seconds)
        spent = ", ".join(f"{name} {seconds:.2f}" for name, seconds in plan.facts["stages"].items())
        yield Row("  of which, in seconds", spent, "", "", "", None)
        yield Row("  the solver's own search", _seconds(plan.facts["search"]), "", "", "", None)
        yield Row(f"{what}: peak memory", _memory(plan.mebibytes), "", "", "≤ 4 GiB", plan.mebibytes <= 4096)

    def growth(self) -> Iterator[Row]:
        """How the time of a plan grows with the number of partners: the slope of a line through the logarithms."""
        sizes: list[int] = []
        seconds: list[float] = []
        failed: Failed | None = None
        for size in self.scale.growth:
            channel = str(channel_folder(size, size * self.scale.lines_each, self.scale.folder))
            # The largest takes minutes: once.
            times = 1 if size > _LARGE else self.scale.repetitions
            try:
                (run,) = in_turns(times, ("plan", {"channel": channel, "warm": self.warm}))
            except Failed as error:
                failed = error
                yield Row(f"plan of {_many(size)} partners", "not measured", str(error), "", "", None)
                continue
            sizes.append(size)
            seconds.append(run.seconds - run.facts["search"])
            each = f"{seconds[-1] / size * 1e6:.1f} µs a partner"
            searched = f"and {_seconds(run.facts['search'])} of search"
            yield Row(f"plan of {_many(size)} partners", f"{_seconds(seconds[-1])}, {_memory(run.mebibytes)}", each,
                      searched, "", None)  # fmt: skip
        if len(sizes) < 2:
            raise failed or Failed("growth: too few sizes")
        slope = _slope(sizes, seconds)
        steepest = max(_slope(sizes[at : at + 2], seconds[at : at + 2]) for at in range(len(sizes) - 1))
        yield Row("growth of the plan: exponent", f"{slope:.2f}", "a straight line", f"steepest {steepest:.2f}",
                  "≤ 1.1", slope <= 1.1 and steepest <= 1.1)  # fmt: skip
        if failed is not None:
            raise failed

    def replan(self) -> Iterator[Row]:
        """Plan again after one threshold changed."""
        with tempfile.TemporaryDirectory() as folder:
            book = str(Path(folder, "book"))
            found = measure("replan", book=book, partners=self.scale.replanned)
            what = f"plan again, one threshold changed, {_many(self.scale.replanned)} partners"
            yield Row(what, _seconds(found.seconds), "", "", "< 1 s", found.seconds < 1)
            yield _processor(found)
            whole = measure("command", words=["plan", "build", "--as-of", str(AS_OF), "--book", book, "--json"])
            yield Row("  the command, as a process", _seconds(whole.seconds), "", "", "", None)

    def explain(self) -> Iterator[Row]:
        """Explain one partner of a plan, from the files of the plan alone."""
        with tempfile.TemporaryDirectory() as folder:
            book = str(Path(folder, "book"))
            measure("book_with_plan", channel=self.planned, book=book)
            given = {"book": book, "partner": f"P{self.scale.partners_planned // 3:06d}"}
            (found,) = in_turns(self.scale.repetitions, ("explain", given))
            what = f"explain one of {_many(self.scale.partners_planned)} partners"
            yield Row(what, _seconds(found.seconds), "", "", "< 200 ms", found.seconds < 0.2)
            yield _processor(found)
            yield Row("  another one of a plan already open", _seconds(found.facts["again"]), "", "", "", None)
            whole = measure("command", words=["explain", given["partner"], "--book", book])
            yield Row("  the command, as a process", _seconds(whole.seconds), "", "", "", None)

    def intake(self) -> Iterator[Row]:
        """Take in a file beside DuckDB's own reader."""
        file = str(csv_folder(self.scale.csv, self.scale.folder) / CSV)
        checked, accepted, read = [], [], []
        for _ in range(self.scale.repetitions):
            with tempfile.TemporaryDirectory() as folder:
                checked.append(measure("intake", file=file, book=f"{folder}/checked", post=False))
                read.append(measure("read_csv", file=file))
                accepted.append(measure("intake", file=file, book=f"{folder}/accepted", post=True))
        if {run.facts["lines"] for run in (*checked, *accepted, *read)} != {self.scale.csv}:
            raise Failed("intake: the readers do not find the same number of lines")
        reference = _best(read)
        what = f"intake of {_many(self.scale.csv)} CSV lines"
        yield _ratio(f"{what}: checked", _best(checked).seconds, reference.seconds, 4, _seconds)
        yield replace(
            _ratio("  checked and in the ledger", _best(accepted).seconds, reference.seconds, 4, _seconds),
            aim="", met=None,
        )  # fmt: skip


_LARGE: Final = 200_000
ROWS: Final[dict[str, Callable[[Bench], Iterator[Row]]]] = {
    "measures": Bench.measures,
    "plan": Bench.plan,
    "growth": Bench.growth,
    "replan": Bench.replan,
    "explain": Bench.explain,
    "intake": Bench.intake,
}


def _best(runs: list[Measured]) -> Measured:
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def _slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of the line of least squares through the logarithms."""
    across, up = [math.log(size) for size in sizes], [math.log(spent) for spent in seconds]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    top = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return top / sum((x - middle) ** 2 for x in across)


def _ratio(what: str, own: float, reference: float, most: float, shown: Callable[[float], str]) -> Row:
    ratio = own / reference
    return Row(what, shown(own), shown(reference), f"{ratio:.2f} ×", f"≤ {most:g} ×", ratio <= most)


def _processor(found: Measured) -> Row:
    """On a machine with other work, the seconds of the processor say more than those of the clock."""
    return Row("  of which the processor's", _seconds(found.facts["processor"]), "", "", "", None)


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _memory(mebibytes: float) -> str:
    return f"{mebibytes:.0f} MiB"


def _many(count: int) -> str:
    if count % 1_000_000 == 0:
        return f"{count // 1_000_000} M"
    return f"{count // 1_000} k" if count % 1_000 == 0 else f"{count:,}"
