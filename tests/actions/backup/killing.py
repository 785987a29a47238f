"""Kill a restore, or a backup, at each of its steps and look at what is left. Run as a program, by test_restore.

``python -m tests.actions.backup.killing VERB BOOK ARCHIVE WORK POINTS``: in forks, each killed at a step (a file opened, a
folder made, a name changed), at so many points from the first to the last. Prints for each what is left, and how the next try ends.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from tests.actions.intake.killing import counted, in_child

WHOLE = "whole"


def left(folder: Path) -> str:
    """What stands in the place of the book: nothing, or a whole one."""
    from maillage.actions.book import Book
    from maillage.actions.log.verify import verify

    if not folder.exists():
        return "nothing"
    book = Book(folder)
    return f"{WHOLE} {book.ledger().state().lines} {book.records().digest()[:8]} {verify(book).entries}"


def main(verb: str, book: Path, archive: Path, work: Path, points: int) -> None:
    import maillage.actions.book
    from maillage.actions.backup.make import back_up
    from maillage.actions.backup.restore import restore

    maillage.actions.book.connect(book, "")
    import maillage.records.store  # what every fork needs

    target = work / "target"
    kinds = {
        "restore": (lambda: restore(archive, target), lambda: left(target)),
        "backup": (
            lambda: back_up(maillage.actions.book.Book(book), target),
            lambda: "whole" if target.exists() else "nothing",
        ),
    }
    act, look = kinds[verb]
    found = []
    _, steps = in_child(lambda: counted(act, 0))
    found.append([0, steps, in_child(look)[1], 0])
    for step in sorted({1 + (steps - 1) * at // (points - 1) for at in range(points)}):
        shutil.rmtree(work)
        work.mkdir()
        ended, _ = in_child(lambda step=step: counted(act, step))  # type: ignore[misc] # the step of this turn
        _, after = in_child(look)
        again = 0 if after.startswith(WHOLE) else in_child(lambda: counted(act, 0))[0]
        found.append([ended, step, after, again])
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5]))
