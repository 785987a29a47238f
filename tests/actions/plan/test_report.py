"""Three files a language, the same bytes every time, and a command that makes the plan again."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from maillage.actions.plan.build import build_plan
from maillage.actions.plan.replay import replay_command
from maillage.actions.plan.report import write_report
from tests.actions.plan.channel_plan import opened
from tests.actions.policy.channel_book import DAY, book_with_channel


def test_a_report_has_three_files_and_the_same_bytes_again(tmp_path: Path) -> None:
    plan, _ = opened()
    first, second = (write_report(plan, "fr", tmp_path / name) for name in ("one", "two"))
    assert [file.name for file in first] == [f"{plan.plan.header.name}-fr.{kind}" for kind in ("html", "xlsx", "json")]
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    assert write_report(plan, "en", tmp_path / "one")[0].read_bytes() != first[0].read_bytes()


def test_without_a_folder_it_stands_beside_the_plans() -> None:
    plan, _ = opened()
    assert write_report(plan, "en")[0].parent == plan.book.folder / "reports"


def test_the_command_in_the_report_makes_the_plan_again(tmp_path: Path) -> None:
    plan, _ = opened()
    command = json.loads(write_report(plan, "en", tmp_path)[2].read_bytes())["command"]
    assert command == replay_command(plan.plan.header)
    assert command in (tmp_path / f"{plan.plan.header.name}-en.html").read_text(encoding="utf-8")
    words = shlex.split(command)
    options = dict(zip(words[3::2], words[4::2], strict=True))
    assert words[:3] == ["maillage", "plan", "build"]
    assert options["--as-of"] == DAY.isoformat()
    book = book_with_channel(tmp_path / "book")
    seed, seconds = int(options["--seed"]), int(options["--time-limit"])
    again = build_plan(book, DAY, policy=options["--policy"], seed=seed, seconds=seconds)
    book.records().close()
    assert again.plan.header.name == plan.plan.header.name
