"""``maillage publication``: a key, exports, signatures, and those who are told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from maillage.actions.plan.read import Opened
from tests.cli.terminal import Run, runner
from tests.desk.later_version import later_version, put_forward

__all__ = ["later_version"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def test_a_signed_export_is_verified_by_the_key_that_the_book_prints(run: Run, served: Opened, tmp_path: Path) -> None:
    folder, file, key = served.book.folder, tmp_path / "o.jws.json", tmp_path / "key.pem"
    assert run("publication", "export", file, "--book", folder).status == 0
    key.write_text(run("publication", "key", "--book", folder).out, encoding="utf-8")
    found = run("publication", "verify", file, "--key", key)
    assert found.status == 0
    assert "The signature holds" in found.out
    assert "number: 1" in found.out
    said = json.loads(run("publication", "verify", file, "--key", key, "--json").out)
    assert said["content"]["publication"]["plan"] == served.plan.header.name

    file.write_bytes(file.read_bytes().replace(b'"signature":"', b'"signature":"A'))
    broken = run("publication", "verify", file, "--key", key, language="fr")
    assert broken.status == 1
    assert "signé" in broken.err


def test_a_kind_of_file_that_is_not_known_is_refused(run: Run, served: Opened, tmp_path: Path) -> None:
    found = run("publication", "export", tmp_path / "o.doc", "--book", served.book.folder)
    assert (found.status, (tmp_path / "o.doc").exists()) == (1, False)
    assert ".xlsx" in found.err


def test_an_anchor_is_written_and_led_through(run: Run, served: Opened, tmp_path: Path) -> None:
    folder, file = served.book.folder, tmp_path / "anchor"
    assert run("log", "anchor", file, "--book", folder).status == 0
    assert run("log", "verify", "--anchor", file, "--book", folder).status == 0
    assert run("log", "verify", "--anchor", "0" * 63 + "1", "--book", folder).status == 1


def test_the_checklist_of_a_proposal_names_the_version_that_holds_on_its_day(
    run: Run, served: Opened, later_version: str
) -> None:
    folder = served.book.folder
    numbers = [put_forward(served, day).number for day in (date(2097, 1, 1), date(2096, 12, 31))]
    late, early = (run("publication", "checklist", number, "--book", folder).out for number in numbers)
    assert f"{later_version} holds" in late
    assert later_version not in early
    assert "partner" in early
    said = json.loads(run("publication", "checklist", numbers[0], "--json", "--book", folder).out)
    assert [one["code"] for one in said["checklist"]] == ["publication-version-older"]
    assert run("publication", "checklist", "999", "--book", folder, language="fr").status == 1
