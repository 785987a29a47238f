"""Numbers come out in their order, each once, whoever takes them; what is read is never executed."""

from __future__ import annotations

import pickle
import sqlite3
from pathlib import Path

import pytest

from maillage.adapters.queue.hold import held, is_held
from maillage.adapters.queue.waiting import FILE, Queue


def test_first_come_first_served_once(tmp_path: Path) -> None:
    first, second = Queue(tmp_path), Queue(tmp_path)
    for number in (3, 1, 2):
        first.send(number)
    assert [second.take(), first.take(), second.take(), first.take()] == [3, 1, 2, None]


def test_what_somebody_else_wrote_into_the_file_is_not_executed(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (Path.touch, (str(tmp_path / "done"),))

    queue = Queue(tmp_path)
    queue.send(1)
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("update task set data = ?", (pickle.dumps(Evil()),))
    with pytest.raises(ValueError, match=r"utf-8|Expecting"):
        queue.take()
    assert not (tmp_path / "done").exists()


def test_a_hold_is_one_process_s_until_it_ends(tmp_path: Path) -> None:
    assert not is_held(tmp_path, 7)
    with held(tmp_path, 7) as mine:
        assert mine
        assert is_held(tmp_path, 7)
        with held(tmp_path, 7) as also:
            assert not also
    assert not is_held(tmp_path, 7)
