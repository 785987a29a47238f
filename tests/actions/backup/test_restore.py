"""A book that is backed up comes back as it was, or not at all; on each kind of database."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections

from maillage.actions.backup.make import back_up
from maillage.actions.backup.restore import restore
from maillage.actions.book import Book
from maillage.actions.intake import check as check_module
from maillage.actions.intake.accept import accept
from maillage.actions.intake.batches import batches
from maillage.actions.intake.keep import keep
from maillage.actions.log.append import alone, append
from maillage.actions.log.verify import verify
from maillage.adapters.backup import postgres
from maillage.engine.kernel.reason import MaillageError
from tests.actions.intake.desk import ANALYST, BAD
from tests.actions.intake.here import read_here
from tests.actions.intake.wholesaler import OFFERINGS, SALES, TEN, report
from tests.conftest import ROOT
from tests.databases import database, postgres_template, postgres_url_of, sqlite_template

__all__ = ["database", "postgres_template", "sqlite_template"]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "read_raw", read_here)


@pytest.fixture
def book(database: str, tmp_path: Path) -> Iterator[Book]:
    """A book with something of everything, on each kind of database."""
    yield from filled(tmp_path, database)


@pytest.fixture
def embedded(tmp_path: Path, sqlite_template: Path) -> Iterator[Book]:
    """The same with its records in its own folder."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "records.sqlite3").write_bytes(sqlite_template.read_bytes())
    yield from filled(tmp_path, "")


def filled(tmp_path: Path, address: str) -> Iterator[Book]:
    folder = tmp_path / "book"
    (folder / "mappings").mkdir(parents=True, exist_ok=True)
    named = f"database: {address}\n" if address.startswith("postgres") else ""
    (folder / "maillage.yaml").write_text(f"language: en\n{named}", encoding="utf-8")
    if address.startswith("sqlite"):
        (folder / "records.sqlite3").write_bytes(Path(address.removeprefix("sqlite:///")).read_bytes())
    for name, text in (("sales", SALES), ("offerings", OFFERINGS)):
        (folder / "mappings" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "desk.key").write_text("secret", encoding="utf-8")
    (folder / "plans" / "2026-01-01-aaaa").mkdir(parents=True)
    (folder / "plans" / "2026-01-01-aaaa" / "plan.json").write_text("{}\n", encoding="utf-8")
    made = Book(folder)
    accept(made, report(tmp_path, *TEN, *BAD), "sales")
    offerings = tmp_path / "offerings.csv"
    offerings.write_text("Reference,Line,Market\nR1,l1,m1\n", encoding="utf-8")
    accept(made, offerings, "offerings")
    keep(ANALYST, made, "own", SALES)
    yield made
    made.records().close()


def state(book: Book) -> tuple[object, ...]:
    names = sorted(place.relative_to(book.folder).as_posix() for place in book.folder.rglob("*") if place.is_file())
    kept = [name for name in names if not name.startswith((".", "records.", "cache", "desk.key"))]
    return (book.ledger().state(), book.records().digest(), batches(book), verify(book), kept, book.ledger().verify())


@pytest.fixture
def empty(book: Book, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address to restore into: of an empty database, where the records are in one."""
    if connections[book.alias].vendor != "postgresql":
        yield ""
        return
    with postgres_url_of(request.getfixturevalue("postgres_url"), "") as url:
        yield url


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(MaillageError) as raised:
        act()
    return raised.value.findings[0].code


def names(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


def test_a_book_comes_back_as_it_was(book: Book, empty: str, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    made = back_up(book, archive)
    assert archive.stat().st_mode & 0o777 == 0o600
    assert "desk.key" not in made.files
    with alone(book) as alias:
        append(alias, 1, "settle", {"later": 1})
    done = restore(archive, tmp_path / "again", database=empty, anchor=str(made.facts["head"]))
    assert (done.entries, done.head) == (1, made.facts["head"])
    again = Book(tmp_path / "again")
    before, after = state(book), state(again)
    assert after[:3] == before[:3]
    assert after[4:] == before[4:]
    # It goes on where it was: a file that was taken in before changes nothing, a new one does.
    assert not accept(again, report(tmp_path, *TEN, *BAD), "sales").changed
    assert accept(again, report(tmp_path, "E1;1;2026-03-01;p1;R1;1;5", name="march.csv"), "sales").changed
    assert code_of(lambda: restore(archive, tmp_path / "third", anchor="f" * 64, database=empty)) in (
        "log-cut", "restore-database-full")  # fmt: skip
    assert not (tmp_path / "third").exists()
    again.records().close()
    if not empty:
        assert (tmp_path / "again" / "records.sqlite3").is_file()


def test_a_log_that_does_not_hold_is_put_nowhere(book: Book, empty: str, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    back_up(book, archive)
    assert code_of(lambda: restore(archive, tmp_path / "again", anchor="f" * 64, database=empty)) == "log-cut"
    assert not (tmp_path / "again").exists()
    assert restore(archive, tmp_path / "again", database=empty).entries == 1


def test_a_backup_overwrites_nothing_and_does_not_lie_in_the_book(embedded: Book, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    back_up(embedded, archive)
    before = archive.read_bytes()
    assert code_of(lambda: back_up(embedded, archive)) == "backup-exists"
    assert code_of(lambda: back_up(embedded, embedded.folder / "x.tar")) == "backup-inside"
    assert (archive.read_bytes(), [name for name in names(tmp_path) if name.startswith(".")]) == (before, [])


def test_a_folder_that_holds_something_is_left_alone(embedded: Book, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    back_up(embedded, archive)
    before = state(embedded)
    assert code_of(lambda: restore(archive, embedded.folder)) == "restore-not-empty"
    assert state(embedded) == before
    (tmp_path / "empty").mkdir()
    assert restore(archive, tmp_path / "empty").entries == 1


def changed(archive: Path, change: Callable[[dict[str, bytes]], None], target: Path) -> Path:
    """The same archive with other files, its manifest as it was unless that is changed too."""
    with tarfile.open(archive) as source:
        files = {about.name: source.extractfile(about).read() for about in source}  # type: ignore[union-attr] # files all
    change(files)
    with tarfile.open(target, "w") as made:
        for name, data in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(data)
            made.addfile(about, io.BytesIO(data))
    return target


def flip(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        found = next(key for key in files if key.startswith(name))
        files[found] = bytes([files[found][0] ^ 1]) + files[found][1:]

    return change


def without(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda files: files.pop(next(key for key in files if key.startswith(name))) and None  # type: ignore[func-returns-value,return-value] # None


def with_file(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        manifest = files.pop("manifest.json")
        files |= {name: b"x", "manifest.json": manifest}

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda files: None, ""),
        (flip("ledger/month"), "restore-file"),
        (flip("records.sqlite3"), "restore-file"),
        (flip("mappings/own"), "restore-file"),
        (without("plans/"), "restore-file"),
        (without("manifest"), "restore-archive"),
        (with_file("mappings/more.yaml"), "restore-file"),
        (with_file("../outside"), "restore-archive"),
        (with_file("/tmp/outside"), "restore-archive"),
        (with_file("a/../../outside"), "restore-archive"),
    ],
)
def test_what_is_not_what_was_backed_up_is_put_nowhere(
    change: Callable[[dict[str, bytes]], None], code: str, embedded: Book, tmp_path: Path
) -> None:
    archive = tmp_path / "backup.tar"
    back_up(embedded, archive)
    other = changed(archive, change, tmp_path / "other.tar")
    before = names(tmp_path)
    if not code:
        assert restore(other, tmp_path / "again").entries == 1
        return
    assert code_of(lambda: restore(other, tmp_path / "again")) == code
    assert names(tmp_path) == before


def test_a_link_and_a_cut_archive_are_refused(embedded: Book, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    back_up(embedded, archive)
    whole = archive.read_bytes()
    for size in (0, 100, len(whole) // 2, len(whole) - 11_000):
        archive.write_bytes(whole[:size])
        assert code_of(lambda: restore(archive, tmp_path / "again")) == "restore-archive"
    link = tmp_path / "link.tar"
    with tarfile.open(link, "w") as made:
        about = tarfile.TarInfo("maillage.yaml")
        about.type, about.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(about)
    assert code_of(lambda: restore(link, tmp_path / "again")) == "restore-archive"
    assert code_of(lambda: restore(tmp_path / "none.tar", tmp_path / "again")) == "file-missing"
    assert not (tmp_path / "again").exists()


def test_records_go_back_to_the_kind_of_database_that_they_were_in(embedded: Book, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar"
    back_up(embedded, archive)
    address = "postgresql://nobody@127.0.0.1:1/none"
    assert code_of(lambda: restore(archive, tmp_path / "again", database=address)) == "restore-database"
    assert not (tmp_path / "again").exists()


def test_a_program_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "find_program", lambda _: None)
    assert code_of(lambda: postgres.dump({"NAME": "x"}, tmp_path / "x")) == "backup-no-program"


@pytest.mark.parametrize("points", [3, pytest.param(80, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])])
@pytest.mark.parametrize("verb", ["restore", "backup"])
def test_a_death_leaves_all_or_nothing(verb: str, points: int, embedded: Book, tmp_path: Path) -> None:
    archive, work = tmp_path / "backup.tar", tmp_path / "work"
    back_up(embedded, archive)
    work.mkdir()
    command = [sys.executable, "-m", "tests.actions.backup.killing", verb, embedded.folder, archive, work, points]
    ended = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr
    (_, steps, whole, _), *others = json.loads(ended.stdout)
    assert steps > 30
    assert whole.startswith("whole")
    assert [item[0] for item in others] == [-9] * len(others)
    assert {item[2] for item in others} <= {"nothing", whole}
    assert {item[3] for item in others} == {0}
