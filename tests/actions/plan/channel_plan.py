"""Two kept plans of the small channel's book: the policy as it stands, and one day later with a higher threshold."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import timedelta
from functools import cache
from pathlib import Path

from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import Opened
from tests.actions.policy.channel_book import DAY, book_with_channel, policy_text


@cache
def opened() -> tuple[Opened, Opened]:
    """The first plan and the second, made once for all tests of a process."""
    folder = Path(tempfile.mkdtemp(prefix="maillage-plans-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    book = book_with_channel(folder / "book")
    first = build_plan(book, DAY, seconds=1)
    later = policy_text(version="2", gold="750 k EUR").replace("from: 2026-01-01", "from: 2026-07-02")
    earlier = policy_text().replace("{from: 2026-01-01}", "{from: 2026-01-01, to: 2026-07-02}")
    for name, text in (("trial", earlier), ("trial-2", later)):
        (book.policies / f"{name}.yaml").write_text(text, encoding="utf-8")
    second = build_plan(book, DAY + timedelta(days=1), seconds=1)
    found = Opened(book, first.plan), Opened(book, second.plan)
    assert [one.records.digest for one in found]
    book.records().close()
    return found
