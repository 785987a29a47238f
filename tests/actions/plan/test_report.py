"""Three files a language, the same bytes every time, and a command that makes the plan again."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from maillage.actions.demo import AS_OF
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.report import write_report
from tests.report.shown import shown


def test_a_report_has_three_files_and_the_same_bytes_again(tmp_path: Path) -> None:
    opened = shown()
    first, second = (write_report(opened, "fr", tmp_path / name) for name in ("one", "two"))
    assert [file.suffix for file in first] == [".html", ".xlsx", ".json"]
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    assert write_report(opened, "en", tmp_path / "one")[0].read_bytes() != first[0].read_bytes()


def test_the_command_in_the_report_makes_the_plan_again(tmp_path: Path) -> None:
    opened = shown()
    command = json.loads(write_report(opened, "en", tmp_path)[2].read_bytes())["command"]
    assert command in (tmp_path / f"{opened.plan.header.name}-en.html").read_text(encoding="utf-8")
    words = shlex.split(command)
    options = dict(zip(words[3::2], words[4::2], strict=True))
    assert words[:3] == ["maillage", "plan", "build"]
    assert options["--as-of"] == AS_OF.isoformat()
    again = build_plan(
        opened.book,
        AS_OF,
        policy=options["--policy"],
        seed=int(options["--seed"]),
        seconds=int(options["--time-limit"]),
    )
    assert again.plan.header.name == opened.plan.header.name
