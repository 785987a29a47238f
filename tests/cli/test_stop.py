"""Ctrl-C and SIGTERM end a command with a sentence and status 130, and leave the book as it was."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from maillage.actions.book import Book
from maillage.actions.intake.accept import accept
from maillage.cli.stop import STATUS, stoppable
from tests.actions.intake.wholesaler import TEN, book_in, report
from tests.actions.policy.channel_book import book_with_channel

COMMAND = [sys.executable, "-c", "from maillage.cli.main import main; main()"]
SENTENCES = {"en": "Stopped. Nothing", "fr": "Arrêté. Rien"}


def stop_when(ready: Callable[[subprocess.Popen[str]], bool], number: int, *words: str) -> tuple[int, str, str]:
    """Run a command in a process group of its own, as a terminal does; send a signal to all of it once it is ready."""
    running = subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    told = ""
    while running.poll() is None and not ready(running):
        time.sleep(0.02)
    os.killpg(running.pid, number)
    out, err = running.communicate(timeout=60)
    return running.returncode, out, told + err


def begun(stage: str) -> Callable[[subprocess.Popen[str]], bool]:
    """Ready once a stage of the plan is announced."""

    def ready(running: subprocess.Popen[str]) -> bool:
        assert running.stderr is not None
        return any(stage in line for line in iter(running.stderr.readline, ""))

    return ready


def opened(name: str) -> Callable[[subprocess.Popen[str]], bool]:
    """Ready once the process has a file open whose path ends so."""

    def ready(running: subprocess.Popen[str]) -> bool:
        try:
            links = [str(entry.readlink()) for entry in Path(f"/proc/{running.pid}/fd").iterdir()]
        except OSError:
            return False
        return any(link.endswith(name) for link in links)

    return ready


@pytest.mark.parametrize(
    ("number", "stage", "language"),
    [(signal.SIGINT, "Measures", "en"), (signal.SIGTERM, "Clusters", "fr")],
)
def test_a_plan_that_is_stopped_leaves_no_half_of_it(number: int, stage: str, language: str, tmp_path: Path) -> None:
    book = book_with_channel(tmp_path / "book")
    words = ("-l", language, "plan", "build", "--as-of", "2026-07-01", "--book", str(book.folder))
    status, out, err = stop_when(begun(stage), number, *words)
    assert (status, out) == (STATUS, "")
    assert SENTENCES[language] in err
    assert "Traceback" not in err
    assert not list(book.folder.glob("plans/*")) + list(book.folder.glob("plans/.*"))
    assert not [copy for copy in book.folder.glob("cache/records/*") if "." in copy.name]


def test_a_delivery_that_is_stopped_is_taken_in_whole_the_next_time(tmp_path: Path) -> None:
    book = book_in(tmp_path / "book")
    file = report(tmp_path, *TEN)
    words = ("-l", "en", "intake", "accept", str(file), "--mapping", "sales", "--book", str(book.folder))
    # Another delivery is under way: this one waits for it, and is stopped while it waits.
    with (book.folder / ".intake").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        status, out, err = stop_when(opened(".intake"), signal.SIGINT, *words)
    assert (status, out, "Traceback" in err, SENTENCES["en"] in err) == (STATUS, "", False, True)
    assert Book(book.folder).ledger().state().lines == 0
    assert accept(book, file, "sales").changed
    assert Book(book.folder).ledger().state().lines == 10


def test_an_error_of_its_own_that_a_library_makes_of_an_interrupt_changes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def query() -> None:
        with stoppable():
            try:
                signal.raise_signal(signal.SIGTERM)
            except KeyboardInterrupt:
                raise RuntimeError("query interrupted") from None

    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    try:
        with pytest.raises(SystemExit) as ended:
            query()
        assert ended.value.code == STATUS
        with pytest.raises(RuntimeError, match="something else"), stoppable():
            raise RuntimeError("something else")
    finally:
        for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
            signal.signal(number, handler)
    assert capsys.readouterr().err.count("\n") == 1
