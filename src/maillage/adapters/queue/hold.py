"""A hold on a job, which ends with the process that has it, however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def folder_of(folder: Path, number: int) -> Path:
    """Return where a job of the book in ``folder`` keeps its files."""
    return folder / "jobs" / str(number)


@contextmanager
def held(folder: Path, number: int) -> Iterator[bool]:
    """Hold a job while the block runs; yields whether nobody else has it.

    The operating system gives the hold back when the process ends, also where it was killed.
    """
    place = folder_of(folder, number)
    place.mkdir(parents=True, exist_ok=True)
    lock = os.open(place / "hold", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(lock)


def is_held(folder: Path, number: int) -> bool:
    """Whether some process holds a job at this moment."""
    file = folder_of(folder, number) / "hold"
    if not file.exists():
        return False
    lock = os.open(file, os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False
