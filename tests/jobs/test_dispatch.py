"""The worker as a process: it does what waits; killed in the middle of a job, the job is lost."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maillage.accounts.models import Account
from maillage.accounts.permissions import actor_of
from maillage.actions.book import Book
from maillage.actions.jobs.ask import ask
from maillage.actions.jobs.cancel import steer
from maillage.actions.jobs.show import show_job
from maillage.actions.jobs.worker import start, stop
from maillage.actions.log.append import alone, append
from maillage.actions.plan.read import Opened
from maillage.actions.webhooks.deliver import LEASE, PAUSES, collect
from maillage.actions.webhooks.due import is_due
from maillage.records.models import Alarm, Delivery, Job
from tests.served import serving

PATIENCE = 60


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_worker_takes_what_waits_and_what_it_is_killed_at_is_lost(demo_desk: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.copytree(demo_desk.book.folder, folder)
    with serving(folder):
        book = Book(folder)
        analyst = actor_of(Account.objects.get(email__startswith="analyst@"))
        day = demo_desk.plan.header.as_of.isoformat()
        number = ask(analyst, book, "plan-build", {"as_of": day}).number
        steer(analyst, book, number, "pause")
        # It is the only one of the book that waits.
        Job.objects.exclude(pk=number).update(state="cancelled")
        worker = start(folder)
        until(lambda: show_job(analyst, book, number).job.state == "paused")
        os.kill(worker.pid, signal.SIGKILL)
        stop(worker)
        until(lambda: show_job(analyst, book, number).job.state == "lost")


def test_a_job_s_own_process_ends_well_while_its_input_is_open(demo_desk: Opened) -> None:
    process = start(demo_desk.book.folder, "999")
    assert process.wait(PATIENCE) == 0
    stop(process)


def test_a_worker_tells_what_is_due_by_itself_and_loses_nothing_where_it_is_killed(
    demo_desk: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "book"
    shutil.copytree(demo_desk.book.folder, folder)
    monkeypatch.setenv("MAILLAGE_MAIL", f"file:{tmp_path / 'mail'}")
    with serving(folder):
        book = Book(folder)
        Job.objects.update(state="cancelled")
        Alarm.objects.create(account=0, refusals=20, by_token=0, recorded=datetime.now(UTC))
        with alone(book) as alias:
            append(alias, 1, "judge", {"proposal": 1})
        # What a process that was killed had taken is due again when its lease is over.
        collect(book, datetime.now(UTC))
        assert Delivery.objects.update(due=datetime.now(UTC) - timedelta(seconds=1), tries=1) == 1
        assert is_due(book, datetime.now(UTC))
        worker = start(folder)
        # The address is that of this machine, where nothing may be told: the try fails, and waits for the next.
        until(lambda: Delivery.objects.get().tries == 2)
        until(lambda: Delivery.objects.get().due > datetime.now(UTC) + (LEASE + PAUSES[1]) / 2)
        until(lambda: Alarm.objects.get().mail_sent is not None)
        assert [*(tmp_path / "mail").iterdir()]
        stop(worker)
        left = Delivery.objects.get()
        assert (left.delivered, left.given_up, left.status) == (None, None, 0)
        assert not is_due(book, datetime.now(UTC))
