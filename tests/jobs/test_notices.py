"""The job that tells: notices are made and mails sent, once, however often it is done."""

from __future__ import annotations

from pathlib import Path

from maillage.accounts.permissions import operator
from maillage.actions.jobs.kinds import Work, unwatched
from maillage.actions.plan.read import Opened
from maillage.jobs.notices import tell
from tests.actions.notices.republished import republished


def test_it_makes_the_notices_and_sends_them_once(demo_desk: Opened, tmp_path: Path) -> None:
    with republished(demo_desk, tmp_path / "book") as opened:
        work = Work(opened.book, operator("director"), {}, unwatched, 1)
        first, second = tell(work), tell(work)
        assert first["made"] > 0
        # Those of the first publication were made before, and waited.
        assert len([*(tmp_path / "book" / "mail").iterdir()]) == first["sent"] > int(first["made"])
        assert second == {"made": 0, "sent": 0}
