"""``python -m maillage.jobs FOLDER [NUMBER|telling]``: the worker of a book, one of its jobs, or what is to be told.

Each ends when its standard input does.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from maillage.actions.book import Book, read_settings
from maillage.actions.desk.prepare import choose_settings
from maillage.actions.jobs.worker import TELLING
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence


def main() -> None:
    """Work; the desk's tables are there already."""
    folder = Path(sys.argv[1])
    choose_settings(folder, database=read_settings(folder).database)
    # Whoever started this decides when it ends: a Ctrl-C in the terminal reaches both.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    book = Book(folder)
    # Each of the two loads what it needs, once Django is set up: the worker itself knows no kind of job.
    if sys.argv[2:]:
        threading.Thread(target=_end_with_input, daemon=True).start()
        if sys.argv[2] == TELLING:
            from maillage.actions.alarms.tell import tell_alarms
            from maillage.actions.webhooks.deliver import deliver

            deliver(book)
            try:
                tell_alarms(book)
            except MaillageError as error:
                for found in error.findings:
                    print(finding_sentence(found, "en"), file=sys.stderr)
            return
        from maillage.jobs.work import work_one

        work_one(book, int(sys.argv[2]))
        return
    from maillage.jobs.dispatch import work

    ending = threading.Event()
    threading.Thread(target=_wait_for_input, args=(ending,), daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: ending.set())
    work(book, ending.is_set)


def _wait_for_input(ending: threading.Event) -> None:
    _read_to_the_end()
    ending.set()


def _end_with_input() -> None:
    """End at once, as if killed: whoever started this is gone, or wants it gone."""
    _read_to_the_end()
    os._exit(1)


def _read_to_the_end() -> None:
    """Wait for standard input to end: by its number, since a thread in Python's own reader may not outlive the rest."""
    while os.read(0, 4096):
        pass


if __name__ == "__main__":
    main()
