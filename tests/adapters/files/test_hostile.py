"""Each file of the collection is refused for its own reason, within one small child's memory and time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from maillage.adapters.files import raw as raw_module
from maillage.adapters.files.limits import MEBIBYTE, Limits
from maillage.adapters.files.raw import read_raw
from maillage.engine.intake.mapping import Source
from maillage.engine.kernel.reason import MaillageError
from tests.adapters.files.hostile import FILES, GOOD, Hostile

READER = """
import json, resource, sys
from pathlib import Path
from maillage.adapters.files import child
from maillage.adapters.files.fault import Fault
from maillage.adapters.files.limits import Limits
folder, limits = Path(sys.argv[1]), Limits(**json.loads(sys.argv[2]))
child.confine(limits)
told = {}
for job in sorted(folder.glob("*.json")):
    wanted = json.loads(job.read_text())
    try:
        found = child._read(wanted, limits, folder)
        told[job.stem] = ["", {line["line"]: line["code"] for line in found["bad"]}]
    except Fault as fault:
        told[job.stem] = [fault.code, {}]
print(json.dumps([told, sorted({"duckdb", "pandas"} & {*sys.modules})]))
"""
LIMITS = {"memory": 700 * MEBIBYTE, "cpu": 60}


Told = dict[str, tuple[str, dict[str, str]]]


def read_by_one_child(folder: Path, files: dict[str, Hostile]) -> tuple[Told, list[str]]:
    """What one child under limits says of every file, and which libraries it has loaded."""
    for at, file in enumerate(files.values()):
        (folder / f"{at}").write_bytes(file.data)
        wanted = raw_module.asked_of(folder / f"{at}", Source.model_validate(file.form))
        (folder / f"{at}.json").write_text(json.dumps(wanted), encoding="utf-8")
    command = [sys.executable, "-I", "-c", READER, str(folder), json.dumps(LIMITS)]
    ended = subprocess.run(command, capture_output=True, check=False, cwd=folder, env=raw_module._ENVIRONMENT)
    assert ended.returncode == 0, ended.stderr.decode()
    found, loaded = json.loads(ended.stdout)
    return {what: (found[str(at)][0], found[str(at)][1]) for at, what in enumerate(files)}, loaded


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A file that breaks the limits would take all others with it."""
    found, loaded = read_by_one_child(tmp_path_factory.mktemp("hostile"), FILES)
    assert "duckdb" not in loaded, "no file of others meets an engine that trusts its files"
    return found


def test_an_honest_text_is_read_without_what_takes_longer_to_load(tmp_path: Path) -> None:
    assert read_by_one_child(tmp_path, {"it": FILES["csv: an honest text"]}) == ({"it": ("", {})}, [])


def test_the_collection_is_large_and_holds_honest_files_too() -> None:
    refused = [file for file in FILES.values() if file.code or file.bad]
    assert len(refused) >= 60
    assert len(FILES) - len(refused) >= 8


@pytest.mark.parametrize("what", FILES)
def test_each_file_is_refused_for_its_own_reason(what: str, told: Told) -> None:
    code, bad = told[what]
    assert code == FILES[what].code
    assert bad == {str(line): reason for line, reason in FILES[what].bad.items()}


def test_a_hidden_sheet_is_read_only_where_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "f.xlsx"
    file.write_bytes(FILES["xlsx: a hidden sheet before the one that is seen"].data)
    assert read_raw(file, Source(format="xlsx")).table["a"].to_pylist() == ["seen"]
    assert read_raw(file, Source(format="xlsx", sheet="Ventes")).table["a"].to_pylist() == ["secret"]


def refusal(file: Path, **form: Any) -> str:
    with pytest.raises(MaillageError) as caught:
        read_raw(file, Source(**form), limits=Limits(wall=30))
    (finding,) = caught.value.findings
    return finding.code


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nothing.csv")
    assert refusal(tmp_path / "pipe.csv") == "files-no-file"
    assert refusal(tmp_path) == "files-no-file"
    assert refusal(Path("/dev/zero")) == "files-no-file"
    for name in ("loop.csv", "gone.csv", "nothing.csv"):
        assert refusal(tmp_path / name) == "file-missing"


def test_a_pipe_that_takes_the_place_of_the_file_meanwhile_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    assert refusal(tmp_path / "pipe.csv") == "files-no-file"


def test_a_file_that_the_disk_does_not_give_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(Path("/proc/self/mem")) == "files-unreadable"


def test_a_link_to_an_honest_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "f.xlsx").write_bytes(GOOD)
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "f.xlsx")
    assert read_raw(tmp_path / "link.xlsx", Source(format="xlsx")).table.num_rows == 1
