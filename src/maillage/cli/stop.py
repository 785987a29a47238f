"""Being stopped: Ctrl-C and SIGTERM end a command alike."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from maillage.cli.state import screen_of

STATUS = 130
"""What a shell expects of a command that was interrupted."""


@contextmanager
def stoppable() -> Iterator[None]:
    """End what runs inside at the first Ctrl-C or SIGTERM, with a sentence and status 130.

    What ends it is a ``KeyboardInterrupt``, so that transactions roll back and drafts go; a library that turns it into
    an error of its own changes nothing. A second signal ends the process at once: the book stands that too.
    """
    stopped = False

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_DFL)
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        yield
    except BaseException:
        # Typer makes a status of its own of an interrupt, a database an error.
        if not stopped:
            raise
        screen_of().progress("screen-stopped")
        sys.exit(STATUS)
