"""The child: a file that costs too much, or ends its reader, ends the child alone and is told by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from maillage.adapters.files import child
from maillage.adapters.files import raw as raw_module
from maillage.adapters.files.fault import Fault
from maillage.adapters.files.limits import MEBIBYTE, Limits
from maillage.adapters.files.raw import read_raw
from maillage.engine.intake.mapping import Source
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.format import Language
from maillage.messages.render import codes, finding_sentence

LANGUAGES: tuple[Language, ...] = ("fr", "en")
ROWS = b"a,b\n" + b'1,"2\n3"\n' * 4_000_000


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("heavy") / "heavy.csv"
    file.write_bytes(ROWS)
    return file


def code_of(file: Path, limits: Limits) -> str:
    with pytest.raises(MaillageError) as caught:
        read_raw(file, Source(), limits=limits)
    (finding,) = caught.value.findings
    assert finding.source is not None
    assert finding.source.file == str(file)
    for language in LANGUAGES:
        assert finding_sentence(finding, language)
    return finding.code


def test_the_same_file_passes_without_the_limit_that_refuses_it(heavy: Path) -> None:
    assert code_of(heavy, Limits(memory=400 * MEBIBYTE)) == "files-memory"
    assert code_of(heavy, Limits(cpu=1, wall=60)) == "files-time"
    assert code_of(heavy, Limits(wall=0)) == "files-time"
    assert read_raw(heavy, Source()).table.num_rows == 4_000_000


def test_a_reader_that_dies_is_told_and_the_parent_lives(heavy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for death in ("os.abort()", "sys.exit(1)", "sys.exit(0)"):
        monkeypatch.setattr(raw_module, "_COMMAND", (sys.executable, "-c", f"import os, sys; {death}"))
        assert code_of(heavy, Limits()) == "files-reader-ended"


def test_a_reader_that_is_not_needed_ends(heavy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *command: Any, **more: Any) -> None:
            started.append(self)
            super().__init__(*command, **more)

    def no_form() -> Source:
        raise LookupError

    monkeypatch.setattr(subprocess, "Popen", Noted)
    with pytest.raises(LookupError):
        read_raw(heavy, no_form)
    assert [child.returncode for child in started] == [-9]


def test_the_form_may_be_found_out_while_the_reader_starts(tmp_path: Path) -> None:
    file = tmp_path / "late.csv"
    file.write_bytes(b"a;b\n1;2\n")
    assert read_raw(file, lambda: Source(delimiter=";")).table.column_names == ["a", "b", "#line"]


@pytest.mark.parametrize(
    ("text", "first", "rows"),
    [
        ("a,b\n1,2\n3,4\n5,6\n", 2, [("1", "2"), ("3", "4")]),
        ("a,b\n1,2\n3,4\n", 9, [("1", "2"), ("3", "4")]),
        ('a,b\n1,"2\n3\n"\n4,5\n', 1, [("1", "2\n3\n")]),
        ("a,b\n1,2\n3,4,5,6\n", 1, [("1", "2")]),
    ],
)
def test_the_first_rows_can_be_read_alone(text: str, first: int, rows: list[Any], tmp_path: Path) -> None:
    file = tmp_path / "first.csv"
    file.write_text(text, encoding="utf-8")
    child.answer(raw_module.asked_of(file, Source(), first), Limits(), tmp_path)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["faults"], report["bad"]) == ([], [])
    with pa.memory_map(str(tmp_path / "table.arrow")) as written:
        table = pa.ipc.open_file(written).read_all()
    assert [(row["a"], row["b"]) for row in table.to_pylist()] == rows


def test_a_child_that_is_told_nothing_does_nothing(tmp_path: Path) -> None:
    command = [*raw_module._COMMAND, json.dumps(asdict(Limits())), str(tmp_path)]
    ended = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert (ended.returncode, ended.stderr, [*tmp_path.iterdir()]) == (0, b"", [])


def test_the_child_sees_none_of_our_environment(heavy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **more: Any) -> None:
            seen.update(more, command=command)
            super().__init__([sys.executable, "-c", ""], **more)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    monkeypatch.setenv("MAILLAGE_DATABASE_URL", "a secret")
    code_of(heavy, Limits())
    assert "-I" in seen["command"]
    assert "a secret" not in json.dumps(seen["env"])


def test_every_reason_of_a_refused_file_has_its_sentence_in_both_languages() -> None:
    sources = "".join(file.read_text() for file in Path(raw_module.__file__).parent.glob("*.py"))
    for language in LANGUAGES:
        known = [code for code in codes(language) if code.startswith("files-")]
        assert [code for code in known if code != "files-latin" and f'"{code}"' not in sources] == []


def test_a_file_that_is_still_growing_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "growing.csv"
    file.write_bytes(b"a,b\n1,2\n")
    true_fstat = os.fstat

    def fstat(number: int) -> os.stat_result:
        found = true_fstat(number)
        with file.open("ab") as more:
            more.write(b"3,4\n")
        return found

    assert child._bytes(file, Limits()) == b"a,b\n1,2\n"
    monkeypatch.setattr(os, "fstat", fstat)
    with pytest.raises(Fault) as caught:
        child._bytes(file, Limits())
    assert caught.value.code == "files-growing"


def test_real_files_are_read_whole(shared_data: Path) -> None:
    sales = read_raw(shared_data / "adventureworks" / "FactResellerSales.csv", Source())
    assert (sales.table.num_rows, len(sales.bad)) == (60_855, 0)
    assert sales.table["#line"][-1].as_py() == 60_856
    products = read_raw(shared_data / "adventureworks" / "DimProduct.csv", Source())
    assert (products.table.num_rows, products.encoding) == (606, "utf-8")
