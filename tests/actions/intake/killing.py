"""Kill an acceptance at a given point, look at what is left, take the file in again. Run as a program, by test_kill.

``python -m tests.actions.intake.killing FRESH FILE MAPPING POINT…``: each point is tried on a copy of the book FRESH,
in a process of its own that is forked once all is loaded. The first acceptance is left alone and tells how many steps
there are (a file opened, a folder made, a name changed, a database opened). A point is a step from the start (``3``),
from the end (``-3``; ``-0`` is the last), each of them (``all``), or a time (``0.25s``). Prints a list: for each
acceptance how it ended, how many steps it took, the state that it left, and that once the file has been taken in again.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STEPS = ("open", "os.rename", "os.mkdir", "os.remove", "sqlite3.connect")


def in_child(work: Callable[[], Any], kill_after: float = 0) -> tuple[int, Any]:
    """Do the work in a fork; return its status and its result (None where it died)."""
    read, write = os.pipe()
    process = os.fork()
    if not process:
        status = 1
        try:
            os.write(write, json.dumps(work()).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(write)
    if kill_after:
        time.sleep(kill_after)
        os.kill(process, signal.SIGKILL)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), json.loads(told) if told else None


def accepted(folder: Path, file: Path, mapping: str, steps: int) -> int:
    """Take the file in; die before step number ``steps``. Return how many there were."""
    from maillage.actions.book import Book
    from maillage.actions.intake.accept import accept

    book = Book(folder)
    return counted(lambda: accept(book, file, mapping), steps)


def counted(work: Callable[[], object], steps: int) -> int:
    """Work; die before step number ``steps``. Return how many there were."""
    seen = 0

    def count(event: str, _: Any) -> None:
        nonlocal seen
        if event in STEPS:
            seen += 1
            if seen == steps:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    work()
    return seen


def state(folder: Path) -> dict[str, Any]:
    """What a reader of the book finds."""
    from maillage.actions.book import Book
    from maillage.actions.intake.batches import batches

    book = Book(folder)
    ledger, records = book.ledger(), book.records()
    kept = (
        [file.read_text(encoding="utf-8") for file in book.quarantine.glob("*.csv")] if book.quarantine.exists() else []
    )
    return {
        "lines": ledger.state().lines, "digest": ledger.state().digest, "records": records.digest(),
        "batches": len(batches(book)), "faults": [item.code for item in ledger.verify()], "quarantine": kept,
    }  # fmt: skip


def tried(fresh: Path, file: Path, mapping: str, steps: int = 0, delay: float = 0) -> dict[str, Any]:
    folder = fresh.with_name(f"{fresh.name}-copy")
    shutil.copytree(fresh, folder)
    ended, seen = in_child(lambda: accepted(folder, file, mapping, steps), delay)
    _, left = in_child(lambda: state(folder))
    again, after = in_child(lambda: (accepted(folder, file, mapping, 0), state(folder))[1])
    shutil.rmtree(folder)
    return {"ended": ended, "steps": seen, "left": left, "again": again, "after": after}


def load(book: Path) -> None:
    """Load once what every fork needs; whatever starts threads runs in the forks alone."""
    import pyarrow as pa

    import maillage.actions.book
    import maillage.actions.intake.accept
    import maillage.actions.intake.batches
    import maillage.actions.intake.check as check
    from tests.actions.intake.here import read_here

    maillage.actions.book.connect(book, "")
    import maillage.records.store

    pa.array([1])  # where pandas is installed, this loads it
    check.read_raw = read_here


def main(fresh: Path, file: Path, mapping: str, points: list[str]) -> None:
    load(fresh)
    found = [tried(fresh, file, mapping)]
    last = found[0]["steps"]
    for point in points:
        if point == "all":
            found += [tried(fresh, file, mapping, step) for step in range(1, last + 1)]
        elif point.endswith("s"):
            found.append(tried(fresh, file, mapping, 0, float(point[:-1])))
        else:
            found.append(tried(fresh, file, mapping, int(point) + (last if point.startswith("-") else 0)))
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
