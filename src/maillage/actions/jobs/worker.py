"""A worker beside the process that asks: started with it, started again where it falls over, ended with it."""

from __future__ import annotations

import subprocess  # nosec B404 # the program starts itself
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

TELLING: Final = "telling"
"""What a process is started with that is to tell what is due, instead of the number of a job."""
_PAUSE: Final = 2.0
"""Seconds before a worker that fell over is started again."""

_GRACE: Final = 15.0
"""Seconds that a worker may take to end."""


@contextmanager
def working(folder: Path) -> Iterator[None]:
    """Have the jobs of a book done while the block runs."""
    ending = threading.Event()
    keeper = threading.Thread(target=_keep, args=(folder, ending), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


def _keep(folder: Path, ending: threading.Event) -> None:
    while not ending.is_set():
        with start(folder) as process:
            while process.poll() is None and not ending.wait(0.2):
                pass
            stop(process)
        ending.wait(_PAUSE)


def start(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    """Start a worker of the book in ``folder``.

    It ends when its standard input does: also where this process is killed.
    """
    words = [sys.executable, "-m", "maillage.jobs", str(folder), *more]
    return subprocess.Popen(words, stdin=subprocess.PIPE)  # nosec B603 # itself, and no shell


def stop(process: subprocess.Popen[bytes]) -> None:
    """Have a worker end, and wait for it; one that does not listen is killed."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
