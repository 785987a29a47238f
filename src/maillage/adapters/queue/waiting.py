"""The numbers of jobs that wait, in the order in which they were asked: one file, whatever database has the records."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from huey import SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer

from maillage.settings.env import WAL_IS_SAFE_FROM

FILE = "jobs.sqlite3"


class _Plain(Serializer):  # type: ignore[misc] # huey has no types
    """Messages as JSON: what is read from a file is never executed, as huey's own form would be."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Any:
        return Message(*json.loads(data))


class Queue:
    """The queue of a book. Each number is taken once, by whichever process comes first."""

    def __init__(self, folder: Path) -> None:
        """Open the queue of the book in ``folder``; its file is made at first."""
        journal = "wal" if sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM else "delete"
        self._huey = SqliteHuey("jobs", results=False, serializer=_Plain(), filename=str(folder / FILE), fsync=True,
                                journal_mode=journal, timeout=20)  # fmt: skip
        self._task = self._huey.task(name="job")(int)

    def send(self, number: int) -> None:
        """Add a number at the end."""
        self._task(number)

    def take(self) -> int | None:
        """Take the first number out; None where nothing waits."""
        task = self._huey.dequeue()
        return None if task is None else int(task.args[0])

    def close(self) -> None:
        """Close this thread's connection."""
        self._huey.storage.close()
